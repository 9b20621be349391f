using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;
using SupportAddon.Storage;

namespace SupportAddon.Fixes.Executions;

/// <summary>
/// Writes the records of a plan, one after the other. Records next to each other that get equal values go in one call: the
/// connector may write them together. It writes nothing unless the lease stands long enough for it to leave, and the maintenance
/// window for its answer.
/// </summary>
internal sealed class RecordWriter(Lease lease, IRecordStore records, PlanHead head, FixLimits limits, Func<bool> mayBegin)
{
    private readonly Creations creations = new(records, head);

    /// <param name="entries">Whose intent is committed.</param>
    /// <param name="told">Each outcome as soon as it is known; what is not told was certainly not sent.</param>
    /// <param name="ct">Obeyed between two writes, and never in one: a write that was left alone would be one of unknown outcome.</param>
    /// <returns>Why the source wants to be left alone for a while; null where it does not.</returns>
    /// <exception cref="LeaseLostException">The lease is too short: whoever has it now reads back.</exception>
    /// <exception cref="WindowClosedException">The maintenance window is over before the next write would be.</exception>
    public async Task<ConnectorException?> WriteAsync(IReadOnlyList<PlanEntry> entries, Action<EntryOutcome> told, CancellationToken ct)
    {
        foreach (var group in Alike(entries))
        {
            ct.ThrowIfCancellationRequested();
            Failpoint.Reach("fix.before-write");
            if (await WriteGroupAsync(group, told, ct) is { } patience)
                return patience;
            Failpoint.Reach("fix.after-write");
        }

        return null;
    }

    /// <summary>Neighbours with equal values.</summary>
    private static IEnumerable<List<PlanEntry>> Alike(IReadOnlyList<PlanEntry> entries)
    {
        var group = new List<PlanEntry>();
        foreach (var entry in entries)
        {
            if (group.Count > 0 && !AreAlike(group[0], entry))
            {
                yield return group;
                group = [];
            }

            group.Add(entry);
        }

        if (group.Count > 0)
            yield return group;
    }

    private static bool AreAlike(PlanEntry one, PlanEntry other) =>
        one.Change == other.Change && one.Change is not PlanChange.Create && one.After.Count == other.After.Count && RecordValues.Has(one.After, other.After);

    private async Task<ConnectorException?> WriteGroupAsync(List<PlanEntry> group, Action<EntryOutcome> told, CancellationToken ct)
    {
        if (group is [var only])
            return await WriteOneAsync(only, told);
        Hold();
        var outcomes = await records.WriteAsync([.. group.Select(Change)], CancellationToken.None);
        var failed = new List<PlanEntry>();
        foreach (var (entry, outcome) in group.Zip(outcomes))
            if (outcome.Result == WriteResult.Failed)
                failed.Add(entry); // Nothing was written. Why, and whether to wait, is learned when it is written alone.
            else
                told(Of(entry, outcome));
        foreach (var entry in failed)
        {
            ct.ThrowIfCancellationRequested();
            if (await WriteOneAsync(entry, told) is { } patience)
                return patience;
        }

        return null;
    }

    private async Task<ConnectorException?> WriteOneAsync(PlanEntry entry, Action<EntryOutcome> told)
    {
        Hold();
        try
        {
            if (entry.Change is PlanChange.Create && await creations.MadeByOthersAsync(entry) is { } other)
            {
                told(other);
                return null;
            }

            Hold();
            told(Of(entry, await records.WriteAsync(Change(entry), CancellationToken.None)));
            return null;
        }
        catch (ConnectorException failure) when (failure.IsTransient)
        {
            return failure;
        }
        catch (ConnectorException failure)
        {
            told(new(entry, EntryState.Failed, null, $"{failure.Message} {failure.Next}"));
            return null;
        }
    }

    private void Hold()
    {
        if (!lease.Outlasts(limits.Sending))
            throw new LeaseLostException();
        if (!mayBegin())
            throw new WindowClosedException();
    }

    private RecordChange Change(PlanEntry entry) => new()
    {
        Kind = entry.Change switch
        {
            PlanChange.Archive => ChangeKind.Archive,
            PlanChange.Restore => ChangeKind.Restore,
            PlanChange.Delete => ChangeKind.Delete,
            PlanChange.Create => ChangeKind.Create,
            _ => ChangeKind.Set,
        },
        Resource = head.Resource,
        Id = entry.Change is PlanChange.Create ? null : entry.RecordId,
        Key = entry.Change is PlanChange.Create ? entry.RecordId : null,
        Values = entry.After,
        Before = entry.Before,
        Version = entry.Version,
    };

    /// <summary>An outcome that nobody knows stays an intent: it is read back later.</summary>
    private static EntryOutcome Of(PlanEntry entry, WriteOutcome outcome) => entry.Change is PlanChange.Create ? Creations.Of(entry, outcome) : new(
        entry,
        outcome.Result switch
        {
            WriteResult.Written => EntryState.Written,
            WriteResult.Altered => EntryState.Altered,
            WriteResult.AlreadySo => EntryState.Already,
            WriteResult.Conflict => EntryState.Drifted,
            WriteResult.Missing => EntryState.Missing,
            WriteResult.Failed => EntryState.Failed,
            _ => EntryState.Intended,
        },
        outcome.Record?.Values, outcome.Reason);
}
