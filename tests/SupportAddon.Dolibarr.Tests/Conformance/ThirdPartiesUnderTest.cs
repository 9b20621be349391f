using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Conformance;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Conformance;

/// <summary>The third parties of the stand-in, as the suite changes them.</summary>
internal sealed class ThirdPartiesUnderTest(DolibarrServer server) : RecordsUnderTest
{
    public override ConnectorPlugin Plugin { get; } = new DolibarrPlugin();

    public override object Options => new DolibarrOptions { Url = server.Url, ApiKey = DolibarrServer.Key, Limit = PageSize };

    public override string Resource => "thirdparties";

    public override string TextField => "name";

    public override string NumberField => "capital";

    public override int PageSize => 50;

    public override IReadOnlyDictionary<string, JsonElement> Refused { get; } = new Dictionary<string, JsonElement> { ["status"] = Value("7") };

    public override IReadOnlyList<KeyValuePair<string, JsonElement>> Delicate { get; } =
    [
        .. Measured.All.SelectMany(one => new[] { KeyValuePair.Create("town", Value(one.Sent)), KeyValuePair.Create("note_public", Value(one.Sent)), KeyValuePair.Create("name", Value(one.Sent)) }),
        KeyValuePair.Create("phone", Value("+33 1.23")), KeyValuePair.Create("email", Value("Ann@Zeta.example")), KeyValuePair.Create("capital", JsonSerializer.SerializeToElement(7.25)),
    ];

    public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> records, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. records.Select(values => $"{server.Add(Resource, Stored(values, new JsonObject { ["status"] = "1", ["town"] = "Lyon" }))}")]);

    public override Task ChangeAsync(string id, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) =>
        Task.FromResult(server.Locked(() => Stored(values, Row(id)!.Values)));

    public override Task DeleteAsync(string id, CancellationToken ct) => Task.FromResult(server.Locked(() => server.Lists[Resource].RemoveAll(record => record.Id == Number(id))));

    public override Task<IReadOnlyDictionary<string, JsonElement>?> TruthAsync(string id, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, JsonElement>?>(
        server.Locked(() => Row(id)?.Values.ToDictionary(value => value.Key, value => Held(value.Key, value.Value))));

    public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(server.Locked(() => server.Writes.Effective));

    public override async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    private StandIn.Record? Row(string id) => server.Lists[Resource].Find(record => record.Id == Number(id));

    private static JsonObject Stored(IReadOnlyDictionary<string, JsonElement> values, JsonObject record)
    {
        foreach (var (name, value) in values)
            record[name] = name == "capital" ? value.GetDecimal().ToString("0.00000000", CultureInfo.InvariantCulture) : JsonNode.Parse(value.GetRawText());
        return record;
    }

    private static JsonElement Held(string name, JsonNode? value) => value?.ToString() is not { Length: > 0 } text ? Value(null)
        : name == "capital" ? JsonSerializer.SerializeToElement(decimal.Parse(text, CultureInfo.InvariantCulture)) : Value(text);

    private static JsonElement Value(string? text) => JsonSerializer.SerializeToElement(text);

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
