using System.Runtime.CompilerServices;
using SupportAddon.Connectors.Calls;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>
/// A plugin's records, seen from the host's side of the boundary. Of a write, an exception of the plugin's own means that
/// nothing was written; a plugin that broke, hung or was left behind has said nothing of the kind.
/// </summary>
internal sealed class BoundedRecordStore(IRecordStore records, ConnectorBoundary boundary, CallLimits limits) : IRecordStore
{
    public async IAsyncEnumerable<IReadOnlyList<ErpRecord>> FindAsync(RecordQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reading = new BoundedReading<IReadOnlyList<ErpRecord>>(boundary, limits, stop => records.FindAsync(query, stop));
        while (await reading.MoveNextAsync(ct))
            yield return boundary.Given(reading.Current, "page of records");
    }

    public Task<ErpRecord?> GetAsync(string resource, string id, IReadOnlyList<string> fields, CancellationToken ct) =>
        boundary.RunAsync("reading a record", stop => records.GetAsync(resource, id, fields, stop), ct);

    public Task<ErpRecord?> FindCreatedAsync(string resource, string key, IReadOnlyList<string> fields, CancellationToken ct) =>
        boundary.RunAsync("looking for a created record", stop => records.FindCreatedAsync(resource, key, fields, stop), ct);

    public async Task<WriteOutcome> WriteAsync(RecordChange change, CancellationToken ct)
    {
        var (outcome, refusal) = await AskAsync(change, ct);
        return refusal is null ? outcome! : boundary.Run<WriteOutcome>("a write", () => throw refusal);
    }

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken ct)
    {
        try
        {
            var told = await boundary.RunAsync("several writes", async stop => (await records.WriteAsync(changes, stop))?.ToList(), ct);
            return told?.Count == changes.Count && told.All(outcome => outcome is not null)
                ? [.. told.Select(Masked)]
                : [.. changes.Select(_ => Lost("The plugin did not tell what became of each change."))];
        }
        catch (ConnectorException failed)
        {
            return [.. changes.Select(_ => Lost(failed.Message))];
        }
    }

    private async Task<(WriteOutcome? Outcome, ConnectorException? Refusal)> AskAsync(RecordChange change, CancellationToken ct)
    {
        try
        {
            var told = await boundary.RunAsync("a write", stop => TellAsync(change, stop), ct);
            return told.Refusal is null ? (Masked(boundary.Given(told.Outcome, "outcome of a write")), null) : told;
        }
        catch (ConnectorException failed)
        {
            return (Lost(failed.Message), null);
        }
    }

    private async Task<(WriteOutcome? Outcome, ConnectorException? Refusal)> TellAsync(RecordChange change, CancellationToken stop)
    {
        try
        {
            return (await records.WriteAsync(change, stop), null);
        }
        catch (ConnectorException refused)
        {
            return (null, refused);
        }
    }

    private static WriteOutcome Lost(string reason) => new(WriteResult.Unknown, null, reason);

    private WriteOutcome Masked(WriteOutcome outcome) => outcome with { Reason = outcome.Reason is null ? null : boundary.Mask(outcome.Reason) };
}
