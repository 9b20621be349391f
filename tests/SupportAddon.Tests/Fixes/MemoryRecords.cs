using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Core.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Fixes;

/// <summary>Records in memory, that compare, write and read back as the contract says, and go wrong when a test asks for it.</summary>
internal sealed class MemoryRecords : IRecordStore, IDescribe
{
    private int inside;

    public ConcurrentDictionary<string, Dictionary<string, JsonElement>> Records { get; } = new();

    /// <summary>Which records were written, each time that a write took effect.</summary>
    public ConcurrentQueue<string> Writes { get; } = new();

    public int Reads { get; private set; }

    /// <summary>How many writes were under way at the same time, at most.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Called before a write is looked at; may change records and throw.</summary>
    public Func<RecordChange, Task>? Before { get; set; }

    /// <summary>Called after it took effect; gives another outcome than the true one, or throws.</summary>
    public Func<RecordChange, WriteOutcome, WriteOutcome>? After { get; set; }

    /// <summary>What the source makes of a value.</summary>
    public Func<string, JsonElement, JsonElement> Makes { get; set; } = (_, value) => value;

    public bool HasVersions { get; set; }

    /// <summary>The ids of what was created, by our names for it.</summary>
    public ConcurrentDictionary<string, string> Created { get; } = new();

    /// <summary>What its fields are.</summary>
    public ResourceInfo? Describes { get; set; }

    public MemoryRecords Add(string id, params (string Field, object? Value)[] values)
    {
        Records[id] = values.ToDictionary(value => value.Field, value => Json(value.Value));
        return this;
    }

    public void Edit(string id, string field, object? value) => Records[id] = new(Records[id]) { [field] = Json(value), ["_v"] = Json(Version(id) + 1) };

    public object? Get(string id, string field) => Records[id][field].ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => Records[id][field].GetDecimal(),
        JsonValueKind.String => Records[id][field].GetString(),
        _ => Records[id][field].GetBoolean(),
    };

    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        foreach (var page in Records.Keys.Order(StringComparer.Ordinal).Where(id => query.Conditions.All(condition => Holds(id, condition))).Chunk(100))
            yield return [.. page.Select(id => Read(id, query.Resource, query.Fields))];
    }

    public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct)
    {
        Reads++;
        return Task.FromResult(Records.ContainsKey(id) ? Read(id, resource, fields) : null);
    }

    public Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct) =>
        Task.FromResult(Created.TryGetValue(key, out var id) && Records.ContainsKey(id) ? Read(id, resource, fields) : null);

    public async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref inside));
        try
        {
            if (Before is { } before)
                await before(change);
            var outcome = Write(change);
            return After is { } after ? after(change, outcome) : outcome;
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, JsonElement>>(values.ToDictionary(value => value.Key, value => Makes(value.Key, value.Value)));

    public Task<IReadOnlyList<ResourceInfo>> ResourcesAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct) => Task.FromResult(Describes ?? throw new NotSupportedException());

    public static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(value);

    private WriteOutcome Write(RecordChange change) => change.Kind == ChangeKind.Create ? Create(change) : Correct(change);

    private WriteOutcome Create(RecordChange change)
    {
        if (Created.TryGetValue(change.Key!, out var there))
            return new(WriteResult.AlreadySo, Read(there, change.Resource, [.. change.Values.Keys]));
        var id = $"{Records.Keys.Select(int.Parse).DefaultIfEmpty().Max() + 1:0000}";
        Records[id] = new(change.Values.ToDictionary(value => value.Key, value => Makes(value.Key, value.Value))) { ["active"] = Json(true) };
        Created[change.Key!] = id;
        Writes.Enqueue(id);
        return new(RecordValues.Has(Records[id], change.Values) ? WriteResult.Written : WriteResult.Altered, Read(id, change.Resource, [.. change.Values.Keys]));
    }

    private WriteOutcome Correct(RecordChange change)
    {
        var id = change.Id!;
        if (!Records.TryGetValue(id, out var has))
            return new(WriteResult.Missing, null, "There is no such record.");
        var wanted = change.Kind == ChangeKind.Set ? change.Values : new Dictionary<string, JsonElement> { ["active"] = Json(change.Kind == ChangeKind.Restore) };
        if (change.Kind != ChangeKind.Delete && RecordValues.Has(has, wanted))
            return new(WriteResult.AlreadySo, Read(id, change.Resource, [.. change.Before.Keys]));
        if (!RecordValues.Has(has, change.Before) || (HasVersions && change.Version != $"{Version(id)}"))
            return new(WriteResult.Conflict, Read(id, change.Resource, [.. change.Before.Keys]), "It was changed meanwhile.");
        if (change.Kind == ChangeKind.Delete)
        {
            Records.TryRemove(id, out _);
            Writes.Enqueue(id);
            return new(WriteResult.Written, null);
        }

        var made = wanted.ToDictionary(value => value.Key, value => Makes(value.Key, value.Value));
        foreach (var (field, value) in made)
            Records[id] = new(Records[id]) { [field] = value };
        Records[id]["_v"] = Json(Version(id) + 1);
        Writes.Enqueue(id);
        return new(RecordValues.Has(made, wanted) ? WriteResult.Written : WriteResult.Altered, Read(id, change.Resource, [.. wanted.Keys]));
    }

    private int Version(string id) => Records[id].TryGetValue("_v", out var version) ? version.GetInt32() : 0;

    private ErpRecord Read(string id, string resource, IReadOnlyList<string> fields) => new()
    {
        Resource = resource,
        Id = id,
        Values = fields.ToDictionary(field => field, field => Records[id].GetValueOrDefault(field, Json(null))),
        Version = HasVersions ? $"{Version(id)}" : null,
    };

    private bool Holds(string id, FieldCondition condition) => condition.Comparison == Comparison.In
        ? condition.Value.EnumerateArray().Any(value => JsonElement.DeepEquals(Records[id].GetValueOrDefault(condition.Field, Json(null)), value))
        : condition.Comparison == Comparison.Equal == JsonElement.DeepEquals(Records[id].GetValueOrDefault(condition.Field, Json(null)), condition.Value);
}
