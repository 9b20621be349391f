using System.Runtime.CompilerServices;
using System.Text.Json;
using SupportAddon.Conformance.Tests.Sample;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Tests.Broken;

internal sealed class FindsOnePage(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var page in base.FindAsync(query, ct))
        {
            yield return page;
            yield break;
        }
    }
}

internal sealed class LeavesOutTheArchived(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override IEnumerable<JsonElement> Given(List<JsonElement> page) => page.Where(row => !row.GetProperty("archived").GetBoolean());
}

internal sealed class GivesEveryField(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override ErpRecord Record(JsonElement row, IEnumerable<string> fields) => base.Record(row, fields.Append("colour"));
}

internal sealed class CountsRecords(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override string Next(string last, int given) => $"offset={given}";
}

/// <summary>As SQL does it.</summary>
internal sealed class ForgetsTheEmpty(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override IEnumerable<JsonElement> Given(List<JsonElement> page) => page.Where(row => row.GetProperty("name").GetString() is not null);
}

internal sealed class TakesAtMostForLess(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override object Condition(FieldCondition condition) =>
        base.Condition(condition.Comparison == Comparison.Less ? condition with { Comparison = Comparison.AtMost } : condition);
}

internal sealed class KnowsEverything(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override void Know(string resource, IEnumerable<string> fields, string[] known)
    {
    }
}

internal sealed class ReplacesTheWhole(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override Dictionary<string, object?> Body(RecordChange change) => new(base.Body(change)) { ["notes"] = null };
}

internal sealed class TellsWhatItAskedFor(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override WriteOutcome Settled(RecordChange change, JsonElement? before, JsonElement? after) =>
        base.Settled(change, before, after) is { Record: { } record } settled ? settled with { Record = record with { Values = change.Values } } : new(WriteResult.Unknown, null);
}

internal sealed class TellsAllAsWritten(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override WriteOutcome Settled(RecordChange change, JsonElement? before, JsonElement? after) =>
        base.Settled(change, before, after) with { Result = WriteResult.Written };
}

internal sealed class ForgetsItsKeys(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct) => Task.FromResult<ErpRecord?>(null);
}

internal sealed class PredictsNoLoss(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override Task<IReadOnlyDictionary<string, JsonElement>> PredictAsync(string resource, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) =>
        Task.FromResult(values);
}

internal sealed class TakesMissingForAConflict(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct) =>
        await base.WriteAsync(change, ct) is { Result: not WriteResult.Missing } outcome ? outcome : new WriteOutcome(WriteResult.Conflict, null);
}

internal sealed class WritesFieldByField(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override async Task LeaveAsync(RecordChange change, CancellationToken ct)
    {
        foreach (var value in change.Values)
            await base.LeaveAsync(change with { Values = new Dictionary<string, JsonElement>([value]) }, ct);
    }
}

internal sealed class ForgetsTheVersion(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override bool IsExpected(RecordChange change, JsonElement now) => base.IsExpected(change with { Version = null }, now);
}

internal sealed class ForgetsWhatWasExpected(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override bool IsExpected(RecordChange change, JsonElement now) =>
        base.IsExpected(change with { Before = new Dictionary<string, JsonElement>() }, now);
}

internal sealed class HidesForGood(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    protected override Task LeaveAsync(RecordChange change, CancellationToken ct) =>
        base.LeaveAsync(change.Kind == ChangeKind.Delete ? change with { Kind = ChangeKind.Archive } : change, ct);

    protected override WriteOutcome Settled(RecordChange change, JsonElement? before, JsonElement? after) =>
        change.Kind == ChangeKind.Delete ? new(WriteResult.Written, null) : base.Settled(change, before, after);
}

internal sealed class SendsEveryChange(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        await LeaveAsync(change, ct);
        return new WriteOutcome(WriteResult.Written, null);
    }
}

internal sealed class CannotBeStopped(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct) => base.WriteAsync(change, CancellationToken.None);
}

internal sealed class StopsOnlyBeforehand(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return base.WriteAsync(change, CancellationToken.None);
    }
}

internal sealed class TakesUnknownForMissing(SampleOptions options, ConnectorContext context) : SampleRecordStore(options, context)
{
    public override async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct) =>
        await base.WriteAsync(change, ct) is { Result: not WriteResult.Unknown } outcome ? outcome : new WriteOutcome(WriteResult.Missing, null);
}
