using System.Text.Json;
using SupportAddon.Conformance;

namespace SupportAddon.Testing;

/// <summary>The customers of the sample desk for the conformance kit; whoever connects to it adds the plugin and its options.</summary>
public abstract class SampleCustomersUnderTest(SampleDesk desk) : RecordsUnderTest
{
    private static readonly string[] SetByItself = ["id", "version"];

    protected SampleDesk Desk => desk;

    public override string Resource => "customers";

    public override string TextField => "name";

    public override string NumberField => "discount";

    public override int PageSize => 50;

    public override IReadOnlyDictionary<string, JsonElement> Refused { get; } =
        new Dictionary<string, JsonElement> { ["discount"] = JsonSerializer.SerializeToElement(-1) };

    public override IReadOnlyList<KeyValuePair<string, JsonElement>> Delicate { get; } =
        [KeyValuePair.Create("notes", JsonSerializer.SerializeToElement("<b>Friendly</b> & < 3"))];

    public override Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> records, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([.. records.Select(values => $"{desk.Customers.Put(null, values)!.Id}")]);

    public override Task ChangeAsync(string id, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) =>
        Task.FromResult(desk.Customers.Put(id, values));

    public override Task DeleteAsync(string id, CancellationToken ct)
    {
        desk.Customers.Remove(id);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyDictionary<string, JsonElement>?> TruthAsync(string id, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, JsonElement>?>(desk.Customers.Find(id) is not { } customer ? null
            : JsonSerializer.SerializeToElement(customer, JsonSerializerOptions.Web).EnumerateObject()
                .Where(field => !SetByItself.Contains(field.Name)).ToDictionary(field => field.Name, field => field.Value));

    public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(desk.Customers.Writes);

    public override async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
