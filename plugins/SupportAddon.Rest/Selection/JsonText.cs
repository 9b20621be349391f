using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportAddon.Rest.Selection;

/// <summary>A JSON value as text: what was written, without the quotes; null for null and for an empty text.</summary>
internal static class JsonText
{
    public static string? Of(JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.Value.GetString() is { Length: > 0 } text ? text : null,
        _ => value.Value.GetRawText(),
    };

    /// <summary>Whether <see cref="Of"/> is that text, without making a text of it.</summary>
    public static bool Is(JsonElement? value, string text) =>
        value is { ValueKind: JsonValueKind.String } written ? text.Length > 0 && written.ValueEquals(text) : Of(value) == text;

    /// <summary>An id as sources write it: a whole number without leading zeros as a number, all else as text.</summary>
    public static JsonNode Written(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == id ? number : id;

    /// <summary>True for <c>true</c>, and for the 1 and "1" by which older systems say it.</summary>
    public static bool IsTrue(JsonElement? value) => Of(value) is "true" or "1";
}
