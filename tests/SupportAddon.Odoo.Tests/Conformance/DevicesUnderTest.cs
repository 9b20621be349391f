using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The stand-in's records of a model of the client's own, as the suite changes them.</summary>
internal sealed class DevicesUnderTest(OdooServer server) : RecordsUnderTest
{
    public override ConnectorPlugin Plugin { get; } = new OdooPlugin();

    public override object Options => server.Options();

    public override string Resource => "acme.device";

    public override string TextField => "name";

    public override string NumberField => "shelf";

    public override int PageSize => 200;

    public override IReadOnlyDictionary<string, JsonElement> Refused { get; } = new Dictionary<string, JsonElement> { ["state"] = Value("broken") };

    public override IReadOnlyList<KeyValuePair<string, JsonElement>> Delicate { get; } =
    [
        .. Measured.Html.Select(html => KeyValuePair.Create("description", Value(html.Given))),
        .. Measured.Numbers.Select(number => KeyValuePair.Create("weight", Value(number.Given))),
        KeyValuePair.Create("shelf", Value<int?>(null)), KeyValuePair.Create("shelf", Value(2.7)), KeyValuePair.Create("state", Value("lent")), KeyValuePair.Create("name", Value("")),
        KeyValuePair.Create("bought", Value("2026-11-22T10:00:00Z")), KeyValuePair.Create("bought", Value("2026-11-22T10:00:00.75Z")),
    ];

    public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> records, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. records.Select(values => server.Database.Add(Resource, Stored(values)).ToString(CultureInfo.InvariantCulture))]);

    public override Task ChangeAsync(string id, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct)
    {
        server.Database.Write(Resource, Number(id), Stored(values));
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(string id, CancellationToken ct)
    {
        server.Database.Remove(Resource, Number(id));
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyDictionary<string, JsonElement>?> TruthAsync(string id, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, JsonElement>?>(
        server.Database[Resource].Find(record => record.Id == Number(id)) is { } there
            ? server.Database.Models[Resource].Keys.Except(["write_date", "display_name"]).ToDictionary(field => field, field => Held(there, field)) : null);

    public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(server.Written);

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    private JsonElement Held(StandIn.Record record, string field)
    {
        var (type, shown) = ((string)server.Database.Models[Resource][field]["type"]!, server.Database.Shown(Resource, record, field));
        return type == "datetime" && shown.GetValueKind() == JsonValueKind.String ? Value(((string)shown!).Replace(' ', 'T') + "Z")
            : Value(type != "boolean" && shown.GetValueKind() == JsonValueKind.False ? null : shown);
    }

    private static JsonObject Stored(IReadOnlyDictionary<string, JsonElement> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, JsonNode.Parse(value.Value.GetRawText()))));

    private static JsonElement Value<T>(T value) => JsonSerializer.SerializeToElement(value);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
