using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Records;

/// <summary>
/// Values between Dolibarr's way to write them and the contract's. Dolibarr gives numbers as texts, nothing as "" or "0",
/// and times as seconds since 1970; a time that is sent as text is taken for none.
/// </summary>
internal static class RecordValues
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Date = "yyyy-MM-dd";

    // A day is shown as its first second in PHP's zone, which is not told: twelve hours later it is that day in UTC too,
    // from 11 hours behind UTC to 12 ahead of it. Noon in UTC is sent for the same reason.
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    public static JsonElement Read(Field field, Row record)
    {
        var row = field.IsExtra ? record.Inner("array_options") : record;
        return Element(field.Type switch
        {
            FieldType.WholeNumber or FieldType.Number => row.Text(field.Name) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number) : null,
            FieldType.Boolean => row.Number(field.Name) is { } number ? number == 1 : null,
            FieldType.Reference => row.One(field.Name) is { } id ? Text(id) : null,
            FieldType.Instant => row.Time(field.Name) is { } time ? time.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture) : null,
            FieldType.Date => row.Time(field.Name) is { } time ? (time + Noon).UtcDateTime.ToString(Date, CultureInfo.InvariantCulture) : null,
            _ => row.Text(field.Name),
        });
    }

    /// <summary>A value in the one spelling in which it would be read.</summary>
    /// <exception cref="ConnectorException">It is not of the field's type (<see cref="FailureKind.Refused"/>).</exception>
    public static JsonElement Normal(Field field, JsonElement value) => (field.Type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => value,
        (_, JsonValueKind.String) when value.GetString() == "" => Element(null),
        (FieldType.Text or FieldType.Markup or FieldType.Choice or FieldType.Other, JsonValueKind.String) => value,
        (FieldType.WholeNumber, JsonValueKind.Number) when value.TryGetDecimal(out var number) && number == Math.Truncate(number) => Element(Number(number)),
        (FieldType.Number, JsonValueKind.Number) when value.TryGetDecimal(out var number) => Element(Number(number)),
        (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => value,
        (FieldType.Reference, JsonValueKind.String or JsonValueKind.Number) when IsId(value.ToString()) => Element(value.ToString()),
        (FieldType.Instant, JsonValueKind.String) when DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            Element(time.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)),
        (FieldType.Date, JsonValueKind.String) when DateTime.TryParseExact(value.GetString(), Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => value,
        _ => throw new ConnectorException(FailureKind.Refused, $"{field.Name} of type {field.Type} cannot hold {value.GetRawText()}.",
            $"Give a value of type {field.Type}, for an instant as in 2026-11-22T10:00:00Z, for a date as in 2026-11-22."),
    };

    /// <summary>A normal value as it is sent.</summary>
    public static JsonNode? Write(Field field, JsonElement normal) => (field.Type, normal.ValueKind) switch
    {
        (FieldType.Text or FieldType.Markup or FieldType.Date or FieldType.Instant, JsonValueKind.Null) when !field.IsExtra => "",
        (_, JsonValueKind.Null) => null,
        (FieldType.Boolean, _) => normal.GetBoolean() ? 1 : 0,
        (FieldType.Reference, _) => long.Parse(normal.GetString()!, CultureInfo.InvariantCulture),
        (FieldType.Instant, _) => DateTimeOffset.Parse(normal.GetString()!, CultureInfo.InvariantCulture).ToUnixTimeSeconds(),
        (FieldType.Date, _) => (new DateTimeOffset(DateTime.ParseExact(normal.GetString()!, Date, CultureInfo.InvariantCulture), TimeSpan.Zero) + Noon).ToUnixTimeSeconds(),
        _ => JsonNode.Parse(normal.GetRawText()),
    };

    public static bool AreSame(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);

    public static JsonElement Element(JsonNode? node) => JsonDocument.Parse(node?.ToJsonString() ?? "null").RootElement;

    private static bool IsId(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0;

    // 7.25000000 is 7.25.
    private static JsonNode Number(decimal number) => number / 1.000000000000000000000000000000000m;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
