using System.Globalization;
using System.Text.Json;

namespace SupportAddon.Odoo.Rpc;

/// <summary>Which Odoo answers. Online ones call themselves <c>saas~18</c> between two versions.</summary>
internal sealed record OdooVersion(int Major, string Text)
{
    /// <summary>The version of <c>{name}</c> and <c>{name}_info</c> in an answer, or null where it says none.</summary>
    public static OdooVersion? Of(JsonElement answer, string name)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty($"{name}_info", out var info) || info.ValueKind != JsonValueKind.Array || info.GetArrayLength() == 0)
            return null;
        var text = answer.TryGetProperty(name, out var version) ? version.ToString() : info[0].ToString();
        var digits = info[0].ToString().Replace("saas~", "", StringComparison.Ordinal);
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var major) ? new OdooVersion(major, text) : null;
    }
}
