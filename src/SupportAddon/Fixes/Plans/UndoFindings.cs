using System.Runtime.CompilerServices;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plans;

/// <summary>What an execution has written, read again as it is now.</summary>
internal sealed class UndoFindings(ExecutionStore executions, Plan undone, IRecordReader records, IDescribe? description)
{
    /// <summary>So many records go into a plan at once.</summary>
    private const int PageSize = 100;

    /// <param name="only">The records that are meant, by the source's ids or the plan's; empty for all.</param>
    /// <param name="ct">Ends it.</param>
    public async IAsyncEnumerable<IReadOnlyList<PlanEntry>> ReadAsync(IReadOnlyList<string> only, [EnumeratorCancellation] CancellationToken ct)
    {
        var (unseen, away) = (only.ToHashSet(), await AwayAsync(ct));
        var page = new List<PlanEntry>();
        await foreach (var line in executions.EffectsAsync(undone.Id, ct))
        {
            if (only.Count > 0 && !unseen.Remove(line.Entry.RecordId) && !(line.CreatedId is { } id && unseen.Remove(id)))
                continue;
            page.Add(await ReadAsync(line, away, ct));
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

    private async Task<PlanEntry> ReadAsync(JournalLine line, PlanChange? away, CancellationToken ct)
    {
        var written = line.Entry.Change is PlanChange.Create ? line.Entry with { RecordId = line.CreatedId ?? line.Entry.RecordId } : line.Entry;
        var fields = written.Change is PlanChange.Set or PlanChange.Create ? written.After.Keys : written.Before.Keys;
        var current = await records.GetAsync(undone.Head.Resource, written.RecordId, [.. fields], ct);
        var undo = Undoing.Of(written, line.Result ?? written.Expected, current?.Values, current?.Version, away);
        return undo with { Reason = undo.Reason ?? line.Reason }; // Whether it was ours, and what the source made of it.
    }

    /// <summary>How what was created goes again: hidden where the system can, else deleted.</summary>
    private async Task<PlanChange?> AwayAsync(CancellationToken ct)
    {
        if (undone.Counts.Created == 0 || description is null || (await description.DescribeAsync(undone.Head.Resource, ct)).Changes is not { } changes)
            return PlanChange.Archive;
        return changes.Contains(ChangeKind.Archive) ? PlanChange.Archive : changes.Contains(ChangeKind.Delete) ? PlanChange.Delete : null;
    }
}
