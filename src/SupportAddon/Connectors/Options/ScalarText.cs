using System.Globalization;
using System.Text.Json;

namespace SupportAddon.Connectors.Options;

/// <summary>A value as it comes from a file or the database, as text.</summary>
internal static class ScalarText
{
    public static bool IsScalar(object? value) => value is not JsonElement { ValueKind: JsonValueKind.Array or JsonValueKind.Object };

    /// <summary>Null for "not given".</summary>
    public static string? Read(object? value) => value switch
    {
        null => null,
        string given => given,
        bool truth => truth ? "true" : "false",
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        JsonElement json => json.GetRawText(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
