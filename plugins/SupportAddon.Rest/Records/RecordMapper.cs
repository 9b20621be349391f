using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Selection;
using SupportAddon.Rest.Tickets;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Records;

/// <summary>Makes records of what the source gives.</summary>
internal sealed class RecordMapper(Manifest manifest, ResourcePlan plan)
{
    public string Id(JsonElement row) => TicketMapper.Id(plan.Id, row, manifest.Name);

    public string? Version(JsonElement row) => plan.Version is { } version ? JsonText.Of(version.At.In(row)) : null;

    public ErpRecord Record(JsonElement row, IEnumerable<FieldPlan> fields) => new()
    {
        Resource = plan.Name, Id = Id(row), Version = Version(row), Values = fields.Distinct().ToDictionary(field => field.Name, field => Value(field, row)),
    };

    /// <summary>A field's value, as the contract writes it; it outlasts the answer.</summary>
    public JsonElement Value(FieldPlan field, JsonElement row)
    {
        var held = field.At.In(row);
        return JsonText.Of(held) is { } text ? RecordValues.Element(Read(field, held!.Value, text) ?? throw Unreadable(field, row)) : RecordValues.Element(null);
    }

    private JsonNode? Read(FieldPlan field, JsonElement held, string text) => field.Type switch
    {
        FieldType.WholeNumber or FieldType.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? RecordValues.Number(number) : null,
        FieldType.Boolean => JsonText.IsTrue(held) ? true : text is "false" or "0" ? false : null,
        FieldType.Date => DateTime.TryParseExact(text, RecordValues.Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
        FieldType.Instant => manifest.Clock.Instant(held)?.UtcDateTime.ToString(RecordValues.Instant, CultureInfo.InvariantCulture),
        _ => held.ValueKind is JsonValueKind.String or JsonValueKind.Number ? text : null,
    };

    private ConnectorException Unreadable(FieldPlan field, JsonElement row) => new(FailureKind.Unexpected,
        $"What record {Id(row)} of {plan.Name} has at \"{field.At}\" is no {field.Type}.", $"Correct \"{field.Name}\" under \"resources\" in the manifest.");
}
