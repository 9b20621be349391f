using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Sample;

/// <summary>Corrects the customers in the sample desk's files.</summary>
internal class SampleRecordStore(SampleOptions options, ConnectorContext context) : SampleWriter(options, context), IRecordStore, IDescribe
{
    private const string Customers = "customers";
    private static readonly string[] All = ["id", "version", "archived", "name", "discount", "notes", "colour", "key"];
    private static readonly string[] Writable = ["name", "discount", "notes"];

    public virtual async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        Know(query.Resource, [.. query.Fields, .. query.Conditions.Select(condition => condition.Field)], All);
        var where = Uri.EscapeDataString(JsonSerializer.Serialize(query.Conditions.Select(Condition)));
        for (var (last, given, isEnd) = ("0", 0, false); !isEnd;)
        {
            var page = (await FetchAsync($"/customers?where={where}&{Next(last, given)}", ["items"], ct))!.Value.GetProperty("items").EnumerateArray().ToList();
            isEnd = page.Count == 0;
            given += page.Count;
            last = isEnd ? last : Number(page[^1], "id");
            yield return [.. Given(page).Select(row => Record(row, query.Fields))];
        }
    }

    public virtual async Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct)
    {
        Know(resource, fields, All);
        return await FetchAsync($"/customers/{id}", All, ct) is { } row ? Record(row, fields) : null;
    }

    public virtual async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        Know(change.Resource, change.Values.Keys, Writable);
        if (await NowAsync(change, ct) is not { } now)
            return change.Kind == ChangeKind.Create ? await MakeAsync(change, null, ct) : new WriteOutcome(WriteResult.Missing, null, "There is no such customer.");
        if (IsSo(change, now))
            return new WriteOutcome(WriteResult.AlreadySo, Told(change, now));
        if (!IsExpected(change, now))
            return new WriteOutcome(WriteResult.Conflict, Told(change, now), "Somebody has changed it meanwhile.");
        return await MakeAsync(change, now, ct);
    }

    public virtual async Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct)
    {
        Know(resource, fields, All);
        return await NowAsync(new() { Kind = ChangeKind.Create, Resource = resource, Key = key }, ct) is { } row ? Record(row, fields) : null;
    }

    public Task<IReadOnlyList<ResourceInfo>> ResourcesAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ResourceInfo>>([new ResourceInfo { Name = Customers, Label = "Customers" }]);

    public Task<ResourceInfo> DescribeAsync(string resource, CancellationToken ct) => Task.FromResult(new ResourceInfo
    {
        Name = Customers, Label = "Customers", Fields = [.. Writable.Select(name => new ResourceField { Name = name, Label = name, Type = FieldType.Text })],
    });

    public virtual Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, JsonElement>>(values.ToDictionary(value => value.Key, value => SampleHabits.Become(value.Key, value.Value)));

    protected virtual string Next(string last, int given) => $"after={last}";

    protected virtual IEnumerable<JsonElement> Given(List<JsonElement> page) => page;

    protected virtual object Condition(FieldCondition condition) =>
        new { field = condition.Field, @is = JsonNamingPolicy.CamelCase.ConvertName(condition.Comparison.ToString()), value = condition.Value };

    protected virtual ErpRecord Record(JsonElement row, IEnumerable<string> fields) => new()
    {
        Resource = Customers, Id = Number(row, "id"), Version = Number(row, "version"), Values = fields.Distinct().ToDictionary(field => field, row.GetProperty),
    };

    /// <summary>The record of a change as it is now; of a creation the one that was made under its key.</summary>
    protected virtual async Task<JsonElement?> NowAsync(RecordChange change, CancellationToken ct)
    {
        if (change.Kind != ChangeKind.Create)
            return await FetchAsync($"/customers/{change.Id}", All, ct);
        var where = Uri.EscapeDataString(JsonSerializer.Serialize(new[] { new { field = "key", @is = "equal", value = change.Key } }));
        var items = (await FetchAsync($"/customers?where={where}", ["items"], ct))!.Value.GetProperty("items");
        return items.GetArrayLength() == 0 ? null : items[0];
    }

    protected virtual bool IsSo(RecordChange change, JsonElement now) => change.Kind switch
    {
        ChangeKind.Create => true,
        ChangeKind.Set => change.Values.All(value => JsonElement.DeepEquals(now.GetProperty(value.Key), value.Value)),
        ChangeKind.Archive => now.GetProperty("archived").GetBoolean(),
        ChangeKind.Restore => !now.GetProperty("archived").GetBoolean(),
        _ => false,
    };

    protected virtual bool IsExpected(RecordChange change, JsonElement now) =>
        change.Before.All(value => JsonElement.DeepEquals(now.GetProperty(value.Key), value.Value)) && (change.Version ?? Number(now, "version")) == Number(now, "version");

    protected virtual Task LeaveAsync(RecordChange change, CancellationToken ct) => change.Kind switch
    {
        ChangeKind.Create => LeaveAsync(HttpMethod.Post, "/customers", new Dictionary<string, object?>(Body(change)) { ["key"] = change.Key }, ct),
        ChangeKind.Set => LeaveAsync(HttpMethod.Patch, $"/customers/{change.Id}", Body(change), ct),
        ChangeKind.Delete => LeaveAsync(HttpMethod.Delete, $"/customers/{change.Id}", null, ct),
        _ => LeaveAsync(HttpMethod.Patch, $"/customers/{change.Id}", new { archived = change.Kind == ChangeKind.Archive }, ct),
    };

    protected virtual Dictionary<string, object?> Body(RecordChange change) => change.Values.ToDictionary(value => value.Key, value => (object?)value.Value);

    protected virtual WriteOutcome Settled(RecordChange change, JsonElement? before, JsonElement? after) => after is not { } now
        ? new WriteOutcome(change.Kind == ChangeKind.Delete ? WriteResult.Written : WriteResult.Unknown, null)
        : change.Kind == ChangeKind.Create ? new WriteOutcome(Kept(change, now) ? WriteResult.Written : WriteResult.Altered, Told(change, now))
        : IsSo(change, now) ? new WriteOutcome(WriteResult.Written, Told(change, now))
        : before is { } old && Number(old, "version") == Number(now, "version") ? Unknown
        : new WriteOutcome(WriteResult.Altered, Told(change, now), "The desk made something else of it.");

    protected static bool Kept(RecordChange change, JsonElement now) =>
        change.Values.All(value => JsonElement.DeepEquals(now.GetProperty(value.Key), value.Value));

    protected virtual void Know(string resource, IEnumerable<string> fields, string[] known)
    {
        if (resource != Customers || fields.Except(known).Any())
            throw new ConnectorException(FailureKind.Refused, "The sample desk has no such kind or field.", "Correct its name.");
    }

    private static WriteOutcome Unknown => new(WriteResult.Unknown, null, "The desk did not answer.");

    private async Task<WriteOutcome> MakeAsync(RecordChange change, JsonElement? before, CancellationToken ct)
    {
        await LeaveAsync(change, ct);
        var (canTell, after) = await LookAsync(() => NowAsync(change, CancellationToken.None));
        return canTell ? Settled(change, before, after) : Unknown;
    }

    private ErpRecord Told(RecordChange change, JsonElement row) => Record(row, change.Values.Keys.Concat(change.Before.Keys));
}
