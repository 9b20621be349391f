using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Odoo.Describing;
using SupportAddon.Odoo.Models;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>
/// Values between Odoo's way to write them and the contract's: <c>false</c> is empty but for booleans, a relation is ids
/// without labels, an instant says that it is UTC.
/// </summary>
internal static class RecordValues
{
    private const string WholeSeconds = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Exact = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static JsonElement Read(FieldInfo field, Row row, string name) => Element(FieldTypes.Of(field.Type) switch
    {
        FieldType.Boolean => row.IsTrue(name),
        FieldType.WholeNumber or FieldType.Number => JsonNode.Parse(row.Json.GetProperty(name).GetRawText()),
        FieldType.Instant => row.Time(name) is { } time ? time.UtcDateTime.ToString(WholeSeconds, CultureInfo.InvariantCulture) : null,
        FieldType.Reference => row.One(name) is { } id ? Text(id) : null,
        FieldType.References => new JsonArray([.. row.Many(name).Order().Select(id => (JsonNode)Text(id))]),
        FieldType.Other => row.IsFalse(name) ? null : JsonNode.Parse(row.Json.GetProperty(name).GetRawText()),
        _ => row.Text(name),
    });

    /// <summary>As <c>write</c> takes it.</summary>
    /// <exception cref="ConnectorException">A value is not of the field's type (<see cref="FailureKind.Refused"/>).</exception>
    public static JsonNode Write(string name, FieldInfo field, JsonElement value) => Filter(name, field, value) is JsonArray ids
        ? new JsonArray(new JsonArray(6, 0, ids)) : Filter(name, field, value);

    /// <summary>As a condition takes it.</summary>
    /// <exception cref="ConnectorException">A value is not of the field's type (<see cref="FailureKind.Refused"/>).</exception>
    public static JsonNode Filter(string name, FieldInfo field, JsonElement value) => (FieldTypes.Of(field.Type), value.ValueKind) switch
    {
        (FieldType.References, JsonValueKind.Null) => new JsonArray(),
        (_, JsonValueKind.Null) => false,
        (FieldType.References, JsonValueKind.Array) => new JsonArray([.. value.EnumerateArray().Select(id => (JsonNode)Id(name, id))]),
        (FieldType.Reference, _) => Id(name, value),
        (FieldType.WholeNumber, JsonValueKind.String) when name == "id" => Id(name, value),
        (FieldType.WholeNumber or FieldType.Number, JsonValueKind.Number) => JsonNode.Parse(value.GetRawText())!,
        (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (FieldType.Instant, JsonValueKind.String) => OdooTime.Write(Time(name, value)),
        (FieldType.Date or FieldType.Text or FieldType.Markup or FieldType.Choice, JsonValueKind.String) => value.GetString()!,
        _ => throw Odd(name, field, value),
    };

    /// <summary>As it would be read, if Odoo kept it as it is: one spelling for the same value.</summary>
    public static JsonElement Normal(FieldInfo field, JsonElement value) => (FieldTypes.Of(field.Type), value.ValueKind) switch
    {
        (_, JsonValueKind.String) when value.GetString() == "" => Element(null),
        (FieldType.Boolean, JsonValueKind.Null) => Element(false),
        (FieldType.WholeNumber or FieldType.Number, JsonValueKind.Null) => Element(0),
        (FieldType.Instant, JsonValueKind.String) => Instant(value, WholeSeconds),
        _ => Spelled(field, value),
    };

    /// <summary>Whether to Odoo one is the other: it would be read back alike.</summary>
    public static bool AreSame(FieldInfo field, JsonElement one, JsonElement other) => JsonElement.DeepEquals(Normal(field, one), Normal(field, other));

    /// <summary>Whether a value that was read is just the one asked for: zero is not nothing, nor is nothing an empty text.</summary>
    public static bool IsKept(FieldInfo field, JsonElement asked, JsonElement read) => JsonElement.DeepEquals(Spelled(field, asked), read);

    public static JsonElement Element(JsonNode? node) => JsonDocument.Parse(node?.ToJsonString() ?? "null").RootElement;

    public static DateTimeOffset Time(string name, JsonElement value) =>
        DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
            : throw new ConnectorException(FailureKind.Refused, $"The value of {name} is no instant: {value}.", "Give it as in 2026-11-22T10:00:00Z.");

    /// <summary>In the one spelling of this value, and of no other.</summary>
    private static JsonElement Spelled(FieldInfo field, JsonElement value) => (FieldTypes.Of(field.Type), value.ValueKind) switch
    {
        (FieldType.References, JsonValueKind.Null) => Element(new JsonArray()),
        (FieldType.References, JsonValueKind.Array) => Element(new JsonArray([.. value.EnumerateArray().Select(id => Id("", id)).Order().Select(id => (JsonNode)Text(id))])),
        (FieldType.Reference, JsonValueKind.Number) => Element(value.ToString()),
        (FieldType.Instant, JsonValueKind.String) => Instant(value, Exact),
        _ => value,
    };

    private static long Id(string name, JsonElement value) =>
        long.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
            : throw new ConnectorException(FailureKind.Refused, $"The value of {name} is no id of Odoo: {value}.", "Give the id of a record, a whole number.");

    private static JsonElement Instant(JsonElement value, string format) => Element(Time("", value).UtcDateTime.ToString(format, CultureInfo.InvariantCulture));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static ConnectorException Odd(string name, FieldInfo field, JsonElement value) => new(FailureKind.Refused,
        $"{name} of type {field.Type} cannot hold a value of kind {value.ValueKind}.", "See its type: supportaddon connection discover NAME --resource MODEL.");
}
