using SupportAddon.Odoo.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Records;

/// <summary>Several changes: those that follow one another and write the same share a call, a hundred records at most.</summary>
internal sealed class Batches(RecordWriter writer, Creation creation)
{
    private const int MostAtATime = 100;

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(IReadOnlyList<RecordChange> changes, CancellationToken ct)
    {
        var outcomes = new List<WriteOutcome>();
        foreach (var alike in Alike(changes))
            outcomes.AddRange(await WriteOneCallAsync(alike, ct));
        return outcomes;
    }

    // What was written before is told whatever happens now.
    private async Task<IEnumerable<WriteOutcome>> WriteOneCallAsync(IReadOnlyList<RecordChange> alike, CancellationToken ct)
    {
        try
        {
            return alike[0].Kind == ChangeKind.Create
                ? [(await creation.CreateAsync(alike[0], ct)).Told()] : (await writer.WriteAsync(alike, ct)).Select(verdict => verdict.Told());
        }
        catch (ConnectorException failure)
        {
            return alike.Select(_ => new Verdict(null, failure).Told());
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return alike.Select(_ => new WriteOutcome(WriteResult.Failed, null, "It was cancelled before this was sent."));
        }
    }

    private static IEnumerable<IReadOnlyList<RecordChange>> Alike(IReadOnlyList<RecordChange> changes)
    {
        var some = new List<RecordChange>();
        foreach (var change in changes)
        {
            if (some.Count > 0 && !GoTogether(some, change))
            {
                yield return some;
                some = [];
            }
            some.Add(change);
        }
        if (some.Count > 0)
            yield return some;
    }

    private static bool GoTogether(List<RecordChange> some, RecordChange change) => some.Count < MostAtATime
        && change.Kind is not (ChangeKind.Create or ChangeKind.Delete) && (some[0].Kind, some[0].Resource, some[0].Version) == (change.Kind, change.Resource, change.Version)
        && some[0].Values.Count == change.Values.Count
        && some[0].Values.All(value => change.Values.TryGetValue(value.Key, out var other) && System.Text.Json.JsonElement.DeepEquals(value.Value, other))
        && !some.Exists(other => other.Id == change.Id);
}
