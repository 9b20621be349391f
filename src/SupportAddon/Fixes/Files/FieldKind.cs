using System.Globalization;
using System.Text.Json;
using SupportAddon.Core.Expressions;

namespace SupportAddon.Fixes.Files;

/// <summary>What the values of a field or a parameter are, in a fix's file.</summary>
internal enum FieldKind
{
    /// <summary>A text, or the id of what is referred to.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant.</summary>
    Instant,

    /// <summary>A list of texts.</summary>
    List,
}

/// <summary>Between the values of records and those of expressions.</summary>
internal static class FieldValues
{
    public static ValueKind KindOf(FieldKind kind) => kind switch
    {
        FieldKind.Text => ValueKind.Text,
        FieldKind.Number => ValueKind.Number,
        FieldKind.Truth => ValueKind.Truth,
        FieldKind.List => ValueKind.Texts,
        _ => ValueKind.Date,
    };

    /// <returns>Null where it is empty, or not of this kind.</returns>
    public static object? Read(FieldKind kind, JsonElement value) => (kind, value.ValueKind) switch
    {
        (FieldKind.Text, JsonValueKind.String) => value.GetString(),
        (FieldKind.Text, JsonValueKind.Number) => value.GetRawText(),
        (FieldKind.Number, JsonValueKind.Number) => value.TryGetDecimal(out var number) ? number : null,
        (FieldKind.Truth, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (FieldKind.Date or FieldKind.Instant, JsonValueKind.String) => Instant(value.GetString()!),
        (FieldKind.List, JsonValueKind.Array) => value.EnumerateArray().Select(item => item.ToString()).ToList(),
        _ => null,
    };

    /// <summary>As a record has it.</summary>
    public static JsonElement Write(FieldKind kind, object value) => JsonSerializer.SerializeToElement(kind switch
    {
        FieldKind.Date => ((DateTimeOffset)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldKind.Instant => ((DateTimeOffset)value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => value,
    });

    /// <summary>A value as somebody typed it.</summary>
    /// <returns>Null where it is none of this kind.</returns>
    public static object? Parse(FieldKind kind, string text) => kind switch
    {
        FieldKind.Text => text,
        FieldKind.Number => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null,
        FieldKind.Truth => bool.TryParse(text, out var truth) ? truth : null,
        FieldKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? Instant(text) : null,
        _ => null,
    };

    public static string Words(FieldKind kind) => kind switch
    {
        FieldKind.Number => "a number such as 20 or 5.5",
        FieldKind.Truth => "true or false",
        FieldKind.Date => "a day such as 2026-10-31",
        _ => "a text",
    };

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
