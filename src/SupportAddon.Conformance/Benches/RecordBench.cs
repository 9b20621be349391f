using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Benches;

/// <summary>Records, connectors that correct them, and what they really are.</summary>
internal sealed class RecordBench(RecordsUnderTest records) : WritingBench(records)
{
    private static readonly ChangeKind[] Tried = [ChangeKind.Create, ChangeKind.Set, ChangeKind.Archive, ChangeKind.Delete];
    private int _keys;

    public RecordsUnderTest Records => records;

    public int Several => (3 * records.PageSize) + 5;

    public IReadOnlyList<string> Fields => [records.TextField, records.NumberField];

    public override IReadOnlyList<Func<CancellationToken, Task<Deed>>> Deeds =>
        [.. Tried.Intersect(records.Changes).Select(kind => (Func<CancellationToken, Task<Deed>>)(ct => PrepareAsync(kind, ct)))];

    public IRecordStore Connect() => Open<IRecordStore>();

    public override Task<int> WritesAsync(CancellationToken ct) => records.WritesAsync(ct);

    public Dictionary<string, JsonElement> Values(string? text, int number) =>
        new() { [records.TextField] = Json.Of(text), [records.NumberField] = Json.Of(number) };

    public Dictionary<string, JsonElement> Text(string? text) => new() { [records.TextField] = Json.Of(text) };

    public Task<IReadOnlyList<string>> FillAsync(int count, CancellationToken ct) =>
        records.AddAsync([.. Enumerable.Range(0, count).Select(n => Values($"Record {n % 7}", n % 3))], ct);

    public async Task<string> AddAsync(string? text, int number, CancellationToken ct) =>
        (await records.AddAsync([Values(text, number)], ct)).Single();

    public RecordChange Set(string id, IReadOnlyDictionary<string, JsonElement> values) =>
        new() { Kind = ChangeKind.Set, Resource = records.Resource, Id = id, Values = values };

    public RecordChange Create(IReadOnlyDictionary<string, JsonElement> values) =>
        new() { Kind = ChangeKind.Create, Resource = records.Resource, Values = values, Key = $"kit_{++_keys}" };

    public RecordChange Of(ChangeKind kind, string id) => new() { Kind = kind, Resource = records.Resource, Id = id };

    /// <summary>What a record really is; it must be there.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> TruthAsync(string id, CancellationToken ct) =>
        await records.TruthAsync(id, ct) ?? throw new RuleBrokenException($"Record {id} is gone.", "Do to a record what the change says, and nothing else.");

    /// <summary>A write by a new connector, with its whole outcome.</summary>
    public async Task<(Tried Tried, WriteOutcome? Outcome)> WriteAsync(string name, RecordChange change, CancellationToken ct)
    {
        WriteOutcome? outcome = null;
        var deed = new Deed(name, async (connector, own) =>
        {
            outcome = await ((IRecordStore)connector).WriteAsync(change, own);
            return new Told(outcome.Result, outcome.Reason);
        });
        return (await TryAsync(deed, null, "", ct, ct), outcome);
    }

    private async Task<Deed> PrepareAsync(ChangeKind kind, CancellationToken ct)
    {
        if (kind == ChangeKind.Create)
            return Deed("Creating a record", Create(Values("Made by the kit", 7)));
        var id = await AddAsync("As it was", 1, ct);
        var version = (await Connect().GetAsync(records.Resource, id, Fields, ct))?.Version;
        var change = Of(kind, id) with { Before = Text("As it was"), Version = version };
        return kind switch
        {
            ChangeKind.Set => Deed("Setting a value", change with { Values = Text("As it should be") }),
            ChangeKind.Archive => Deed("Archiving a record", change),
            _ => Deed("Deleting a record", change),
        };
    }

    private static Deed Deed(string name, RecordChange change) => new(name, async (connector, ct) =>
    {
        var outcome = await ((IRecordStore)connector).WriteAsync(change, ct);
        return new Told(outcome.Result, outcome.Reason);
    }, change.Kind == ChangeKind.Delete);
}
