using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Selection;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>Values of a field that are given: brought into the one spelling in which they are read, and sent.</summary>
internal static class RecordValues
{
    public const string Instant = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    public const string Date = "yyyy-MM-dd";

    /// <summary>A value as it would be read.</summary>
    /// <exception cref="ConnectorException">It is not of the field's type (<see cref="FailureKind.Refused"/>).</exception>
    public static JsonElement Normal(FieldPlan field, JsonElement value) => (field.Type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => Element(null),
        (_, JsonValueKind.String) when value.GetString() == "" => Element(null),
        (FieldType.Text or FieldType.Markup or FieldType.Choice or FieldType.Reference, JsonValueKind.String) => value.Clone(),
        (FieldType.Choice or FieldType.Reference, JsonValueKind.Number) => Element(value.GetRawText()),
        (FieldType.WholeNumber, JsonValueKind.Number) when value.TryGetDecimal(out var number) && number == Math.Truncate(number) => Element(Number(number)),
        (FieldType.Number, JsonValueKind.Number) when value.TryGetDecimal(out var number) => Element(Number(number)),
        (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => value.Clone(),
        (FieldType.Instant, JsonValueKind.String) when DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            Element(time.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)),
        (FieldType.Date, JsonValueKind.String) when DateTime.TryParseExact(value.GetString(), Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => value.Clone(),
        _ => throw new ConnectorException(FailureKind.Refused, $"{field.Name} of type {field.Type} cannot hold {value.GetRawText()}.",
            $"Give a value of type {field.Type}, for an instant as in 2026-11-22T10:00:00Z, for a date as in 2026-11-22."),
    };

    /// <summary>What the source makes of a normal value, as far as the manifest knows.</summary>
    public static JsonElement Become(FieldPlan field, JsonElement normal) => normal.ValueKind != JsonValueKind.String || field.Becomes.Count == 0 ? normal
        : field.Becomes.Aggregate(normal.GetString()!, (text, habit) => habit.Pattern.Replace(text, habit.Text)) is { Length: > 0 } kept ? Element(kept) : Element(null);

    /// <summary>A normal value as it is sent.</summary>
    public static JsonNode? Write(FieldPlan field, JsonElement normal, string? empty) => (field.Type, normal.ValueKind) switch
    {
        (_, JsonValueKind.Null) => empty,
        (FieldType.Choice or FieldType.Reference, _) => JsonText.Written(normal.GetString()!),
        _ => JsonNode.Parse(normal.GetRawText()),
    };

    public static bool AreSame(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);

    public static JsonElement Element(JsonNode? node) => node is null ? Null : JsonSerializer.SerializeToElement(node);

    // 7.2500 is 7.25.
    public static JsonNode Number(decimal number) => number / 1.000000000000000000000000000000000m;

    private static readonly JsonElement Null = JsonElement.Parse("null");
}
