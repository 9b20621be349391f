using System.Text.Json;

namespace SupportAddon.Fixes.Previews;

/// <summary>A value of a record as people read it.</summary>
internal static class PreviewValue
{
    public static string Of(JsonElement value) => Of(value, "(empty)");

    /// <param name="value">Of a record.</param>
    /// <param name="empty">What is said of none.</param>
    public static string Of(JsonElement value, string empty) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => empty,
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    public static string? OrNull(IReadOnlyDictionary<string, JsonElement> values, string field) =>
        values.TryGetValue(field, out var value) ? Of(value) : null;
}
