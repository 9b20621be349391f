using System.Globalization;
using System.Text.Json;
using SupportAddon.Odoo.Models;
using SupportAddon.Odoo.Records;

namespace SupportAddon.Odoo.Describing;

/// <summary>What Odoo would make of a value, as was measured.</summary>
internal static class Prediction
{
    /// <summary>As it would be read back.</summary>
    public static JsonElement Of(FieldInfo field, JsonElement value) => (field.Type, value.ValueKind) switch
    {
        ("html", JsonValueKind.String) => RecordValues.Normal(field, RecordValues.Element(Sanitised.Of(value.GetString()!))),
        ("integer", JsonValueKind.Number) => RecordValues.Element((long)Math.Truncate(value.GetDouble())),
        ("float" or "monetary", JsonValueKind.Number) when field.Decimals is { } kept => RecordValues.Element(Rounded(value.GetDouble(), kept)),
        ("date", JsonValueKind.String) when value.GetString() is { Length: > 10 } long10 => RecordValues.Element(long10[..10]),
        _ => RecordValues.Normal(field, value),
    };

    // Halves go away from zero, and what is a half in decimal counts as one though its binary form lies just below.
    private static double Rounded(double value, int kept) =>
        (double)Math.Round(decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture), kept, MidpointRounding.AwayFromZero);
}
