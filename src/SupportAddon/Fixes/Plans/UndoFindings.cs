using System.Runtime.CompilerServices;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plans;

/// <summary>What an execution has written, read again as it is now.</summary>
internal static class UndoFindings
{
    /// <summary>So many records go into a plan at once.</summary>
    private const int PageSize = 100;

    public static async IAsyncEnumerable<IReadOnlyList<PlanEntry>> ReadAsync(
        ExecutionStore executions, Plan undone, IReadOnlyList<string> only, IRecordReader records, [EnumeratorCancellation] CancellationToken ct)
    {
        var unseen = only.ToHashSet();
        var page = new List<PlanEntry>();
        await foreach (var line in executions.EffectsAsync(undone.Id, ct))
        {
            if (only.Count > 0 && !unseen.Remove(line.Entry.RecordId))
                continue;
            page.Add(await ReadAsync(undone, line, records, ct));
            if (page.Count < PageSize)
                continue;
            yield return page;
            page = [];
        }

        yield return page;
        if (unseen.Count > 0)
            throw new RefusedException(
                $"The execution of plan {undone.Id} did not write {string.Join(", ", unseen.Order(StringComparer.Ordinal))}.",
                $"See what it wrote: supportaddon fix status {undone.Id} --records");
    }

    private static async Task<PlanEntry> ReadAsync(Plan undone, JournalLine line, IRecordReader records, CancellationToken ct)
    {
        var fields = line.Entry.Change is PlanChange.Set ? line.Entry.After.Keys : line.Entry.Before.Keys;
        var current = await records.GetAsync(undone.Head.Resource, line.Entry.RecordId, [.. fields], ct);
        var undo = Undoing.Of(line.Entry, line.Result ?? line.Entry.Expected, current?.Values, current?.Version);
        return undo with { Reason = undo.Reason ?? line.Reason }; // Whether it was ours, and what the source made of it.
    }
}
