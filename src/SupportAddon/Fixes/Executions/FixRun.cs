using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Executions;

/// <summary>
/// One run of an execution under a lease: what may have been sent before is settled first, then portion after portion is
/// written. While one is written, what became of the one before and the intent of the one behind are committed together.
/// </summary>
internal sealed class FixRun(
    Lease lease, Plan plan, Execution execution, IRecordStore records, MaintenanceTimes windows, FixLimits limits, TimeProvider time)
{
    private readonly Journal journal = new(lease, plan.Id, time);
    /// <summary>Intended by us, and certainly not sent yet.</summary>
    private readonly SortedDictionary<int, PlanEntry> held = [];

    private List<EntryOutcome> unbooked = [];
    private Wish wish = new(execution.Asked, execution.OutsideBy is not null);
    private int tried = execution.Ended - execution.SeenEnded;
    private int wrong = execution.Wrong - execution.SeenWrong;
    private bool gotOn;

    /// <returns>How it ended; null where it may not run.</returns>
    /// <exception cref="LeaseLostException">Somebody else goes on.</exception>
    public async Task<Ending?> ExecuteAsync(CancellationToken ct)
    {
        if (!await journal.BeginAsync(ct))
            return null;
        var (_, hash) = await PlanStore.CountAsync(lease.Session, plan.Id, plan.Head, ct);
        return hash == execution.Hash
            ? await EndAsync(await RunAsync(ct))
            : await EndAsync(new(ExecutionState.Stopped, "The plan is not the one that was approved.", "Plan it again; nothing more of this one is written."));
    }

    private async Task<Ending> RunAsync(CancellationToken ct)
    {
        try
        {
            return await WriteUntilKnownAsync(ct);
        }
        catch (ConnectorException failure)
        {
            return Halted(failure);
        }
        catch (WindowClosedException)
        {
            return WindowWait.Ending(plan.Id, windows.Next(time.GetUtcNow(), limits.Longest));
        }
        catch (OperationCanceledException) when (!lease.Ended.IsCancellationRequested || lease.StoppedBy is not null)
        {
            return new(ExecutionState.Queued, "Its process was told to stop.", "It goes on by itself.", time.GetUtcNow(), execution.Tries);
        }
        catch (OperationCanceledException)
        {
            throw new LeaseLostException();
        }
    }

    /// <summary>What cannot be accounted for is read back after each pass, and written in the next where it was not.</summary>
    private async Task<Ending> WriteUntilKnownAsync(CancellationToken ct)
    {
        await SettleAsync(isLast: false, ct);
        for (var pass = 1; ; pass++)
        {
            if (await WriteAllAsync(ct) is { } halted)
                return halted;
            if (!await SettleAsync(isLast: pass == limits.Passes, ct))
                return await ConcludeAsync(ct);
        }
    }

    /// <summary>Reads back what may have been sent, long enough after.</summary>
    /// <returns>Whether there was anything.</returns>
    private async Task<bool> SettleAsync(bool isLast, CancellationToken ct)
    {
        var intended = await journal.IntendedAsync(ct);
        if (intended.Count == 0)
            return false;
        await Task.Delay(limits.Settling, time, ct);
        foreach (var entry in intended)
        {
            var isCreated = entry.Change is PlanChange.Create;
            var current = isCreated ? await new Creations(records, plan.Head).FindAsync(entry, ct) : await records.GetAsync(plan.Head.Resource, entry.RecordId, [.. entry.Before.Keys], ct);
            var settled = Settling.Of(entry, current?.Values);
            unbooked.Add(isLast && settled.State == EntryState.Withdrawn
                ? new(entry, EntryState.Failed, current?.Values, "It was sent several times and never took effect.")
                : new(entry, settled.State, current?.Values, settled.Reason) { CreatedId = isCreated ? current?.Id : null });
        }

        await BookAsync(0, 0, ct);
        return true;
    }

    /// <returns>Why it halts; null where nothing is left to be sent.</returns>
    private async Task<Ending?> WriteAllAsync(CancellationToken ct)
    {
        Failpoint.Reach("fix.before-intent");
        var portion = await BookAsync(0, limits.Portion, ct);
        Failpoint.Reach("fix.after-intent");
        while (portion.Count > 0)
        {
            if (Judge() is { } halted)
                return halted;
            (portion, var patience) = await WriteAsync(portion, ct);
            if (patience is not null)
                return Halted(patience);
        }

        await BookAsync(0, 0, ct);
        return Judge();
    }

    /// <summary>Writes one portion, and meanwhile books the one before and the one behind.</summary>
    private async Task<(IReadOnlyList<PlanEntry> Next, ConnectorException? Patience)> WriteAsync(IReadOnlyList<PlanEntry> portion, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var writer = new RecordWriter(lease, records, plan.Head, limits, MayBegin);
        var told = new List<EntryOutcome>();
        var booking = BookAsync(portion[^1].Ordinal, limits.Portion, CancellationToken.None);
        var writing = Task.Run(() => writer.WriteAsync(portion, told.Add, stop.Token), CancellationToken.None);
        try
        {
            return (await booking, await writing);
        }
        finally
        {
            if (!booking.IsCompletedSuccessfully)
                await stop.CancelAsync();
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            told.ForEach(Take);
        }
    }

    /// <summary>An outcome that nobody knows stays an intent: it is read back later.</summary>
    private void Take(EntryOutcome outcome)
    {
        held.Remove(outcome.Entry.Ordinal);
        gotOn = true;
        tried++;
        wrong += outcome.State is EntryState.Intended || ErrorBrake.IsWrong(outcome.State) ? 1 : 0;
        if (outcome.State != EntryState.Intended)
            unbooked.Add(outcome);
    }

    private async Task<IReadOnlyList<PlanEntry>> BookAsync(int after, int portion, CancellationToken ct)
    {
        (var outcomes, unbooked) = (unbooked, []);
        (var next, wish) = await journal.BookAsync(outcomes, after, portion, ct);
        Failpoint.Reach("fix.after-booking");
        foreach (var entry in next)
            held[entry.Ordinal] = entry;
        return next;
    }

    private bool MayBegin() => wish.Outside || windows.Allow(time.GetUtcNow(), limits.Longest);

    private Ending? Judge() => wish.Asked switch
    {
        "cancel" => new(ExecutionState.Cancelled, "A person has ended it.", $"What was written can be taken back: supportaddon fix undo {plan.Id}"),
        "pause" => new(ExecutionState.Paused, "A person has halted it.", $"Let it go on: supportaddon fix resume {plan.Id}"),
        _ when ErrorBrake.Stops(wrong, tried) => new(
            ExecutionState.Stopped, $"{wrong} of {tried} records went wrong.", $"See why: supportaddon fix status {plan.Id} --records. Then: supportaddon fix resume {plan.Id}, or cancel {plan.Id}"),
        _ => null,
    };

    /// <summary>The source wants to be left alone for a while, or cannot be spoken with at all.</summary>
    private Ending Halted(ConnectorException failure)
    {
        var tries = gotOn ? 1 : execution.Tries + 1;
        return failure.IsTransient && tries <= limits.Tries
            ? new(ExecutionState.Queued, failure.Message, failure.Next, time.GetUtcNow() + (failure.RetryAfter ?? FixLimits.Pause(tries)), tries)
            : new(ExecutionState.Stopped, failure.Message, $"{failure.Next} Then: supportaddon fix resume {plan.Id}");
    }

    private async Task<Ending> ConcludeAsync(CancellationToken ct) => await journal.UnknownAsync(ct) is > 0 and var unknown
        ? new(ExecutionState.Waiting, $"Nobody can tell whether {unknown} records were written.",
            $"Look at each in the source and say it: supportaddon fix settle {plan.Id} --record ID --as written, not-written or left. They stand in: supportaddon fix status {plan.Id} --records")
        : new(ExecutionState.Done);

    /// <summary>What is held was not sent. Whoever is cancelled still learns what became of the rest.</summary>
    private async Task<Ending> EndAsync(Ending ending)
    {
        unbooked.AddRange(held.Values.Select(entry => new EntryOutcome(entry, EntryState.Withdrawn)));
        held.Clear();
        if (ending.State == ExecutionState.Cancelled)
            await SettleCancelledAsync();
        await journal.EndAsync(unbooked, ending, CancellationToken.None);
        unbooked = [];
        return ending;
    }

    private async Task SettleCancelledAsync()
    {
        await BookAsync(0, 0, CancellationToken.None);
        await SettleAsync(isLast: true, CancellationToken.None);
    }
}
