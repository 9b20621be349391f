using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Fixes;

/// <summary>
/// Executions to which everything happens that can: deaths before and after a write, lost leases, cuts, busy and altering
/// sources, edits by others, pauses. Whatever the order, each record ends as a simple sequential model says.
/// </summary>
public sealed class HistoryTests(ITestOutputHelper output)
{
    /// <summary>As many as fit into half a minute; more by hand.</summary>
    private static readonly int Histories = int.TryParse(Environment.GetEnvironmentVariable("SUPPORTADDON_FIX_HISTORIES"), out var many) ? many : 200;

    [Fact]
    public async Task Every_history_ends_as_the_sequential_model_says()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("SUPPORTADDON_FIX_SEED"), out var seed) ? seed : 20261122;
        output.WriteLine($"Seeds from {first} on; one alone: SUPPORTADDON_FIX_SEED={first} SUPPORTADDON_FIX_HISTORIES=1");
        await using var bench = await FixBench.CreateAsync();
        for (var each = first; each < first + Histories; each++)
            await new History(bench, each).PlayAsync();
    }
}

/// <summary>What happens to one record on its way.</summary>
internal enum Fate
{
    Nothing,
    EditedBefore,
    EditedToTarget,
    Gone,
    Refused,
    Busy,
    CutAfter,
    CutBefore,
    DiesBefore,
    DiesAfter,
    DiesAndEdited,
    LeaseLost,
    Altered,
    Paused,
}

/// <summary>One execution with a fate for each record, drawn from a seed.</summary>
internal sealed class History
{
    private readonly FixBench bench;
    private readonly int seed;
    private readonly Dictionary<string, Fate> fates = [];
    private readonly HashSet<string> met = [];
    private Plan? plan;
    private bool hasDied;

    public History(FixBench bench, int seed)
    {
        (this.bench, this.seed) = (bench, seed);
        var random = new Random(seed);
        bench.Limits = bench.Limits with { Portion = random.Next(1, 8) };
        bench.Records.HasVersions = random.Next(4) == 0;
        bench.Records.Records.Clear();
        bench.Records.Writes.Clear();
        foreach (var number in Enumerable.Range(1, random.Next(1, 25)))
        {
            var fate = random.Next(3) > 0 ? Fate.Nothing : (Fate)random.Next(Enum.GetValues<Fate>().Length);
            fate = fate == Fate.Refused && Of(fate).Count() == 4 ? Fate.Nothing : fate; // With five it would rightly stop for ever.
            fates[$"{number:000}"] = fate;
            bench.Records.Add($"{number:000}", ("name", $"{(fate == Fate.Altered ? "odd" : "name")} {(random.Next(2) == 0 ? number : 0)}"));
        }
    }

    public async Task PlayAsync()
    {
        bench.Records.Before = null;
        bench.Records.After = null;
        bench.Records.Makes = (_, value) => value.GetString() is { } text && text.StartsWith("ODD", StringComparison.Ordinal) ? MemoryRecords.Json($"{text}!") : value;
        plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        Edit(Fate.EditedBefore, "by somebody");
        Edit(Fate.EditedToTarget, null);
        foreach (var gone in Of(Fate.Gone))
            bench.Records.Records.TryRemove(gone, out _);
        bench.Records.Before = MeetAsync;
        bench.Records.After = Answer;
        await RunUntilRestAsync();
        await CheckAsync();
    }

    private IEnumerable<string> Of(Fate fate) => fates.Where(pair => pair.Value == fate).Select(pair => pair.Key);

    private void Edit(Fate fate, string? value)
    {
        foreach (var id in Of(fate))
            bench.Records.Edit(id, "name", value ?? ((string)bench.Records.Get(id, "name")!).ToUpperInvariant());
    }

    private async Task MeetAsync(RecordChange change)
    {
        var fate = fates[change.Id!];
        if (fate == Fate.Refused)
            throw new ConnectorException(FailureKind.Refused, "No.", "Ask why.");
        if (fate is Fate.Busy or Fate.DiesBefore or Fate.LeaseLost or Fate.Paused && !met.Add(change.Id!))
            return;
        if (fate == Fate.Busy)
            throw GuardTests.Busy(TimeSpan.FromSeconds(1));
        if (fate == Fate.DiesBefore)
            throw new ProcessDied();
        if (fate == Fate.LeaseLost)
            await bench.ExecuteAsync("update lease set epoch = epoch + 1");
        if (fate == Fate.Paused && (await bench.Executions.GetAsync(plan!.Id, CancellationToken.None)).State == ExecutionState.Running)
            await bench.Control.PauseAsync(plan.Id, FixBench.Bob, CancellationToken.None);
    }

    private WriteOutcome Answer(RecordChange change, WriteOutcome outcome)
    {
        if (outcome.Result is not (WriteResult.Written or WriteResult.Altered))
            return outcome;
        var fate = fates[change.Id!];
        if (fate is Fate.CutBefore && met.Add(change.Id!))
            return TakeBack(change);
        if (fate == Fate.DiesAndEdited)
            bench.Records.Edit(change.Id!, "name", "by somebody");

        return fate switch
        {
            Fate.DiesAfter or Fate.DiesAndEdited => throw new ProcessDied(),
            Fate.CutAfter => new(WriteResult.Unknown, null, "No answer came."),
            _ => outcome,
        };
    }

    /// <summary>It never arrived: as if nothing had been written.</summary>
    private WriteOutcome TakeBack(RecordChange change)
    {
        var record = bench.Records.Records[change.Id!];
        record["name"] = change.Before["name"];
        if (change.Version is { } version)
            record["_v"] = MemoryRecords.Json(int.Parse(version, System.Globalization.CultureInfo.InvariantCulture));
        var kept = bench.Records.Writes.ToList();
        kept.Remove(change.Id!);
        bench.Records.Writes.Clear();
        kept.ForEach(bench.Records.Writes.Enqueue);
        return new(WriteResult.Unknown, null, "No answer came.");
    }

    private async Task RunUntilRestAsync()
    {
        for (var runs = 0; ; runs++)
        {
            Assert.True(runs < 100, $"Seed {seed} comes to no end.");
            bench.Time.Advance(TimeSpan.FromMinutes(10));
            await RunOnceAsync();
            var execution = await bench.Executions.GetAsync(plan!.Id, CancellationToken.None);
            if (execution.State is ExecutionState.Done or ExecutionState.Waiting)
                return;
            if (execution.IsAtRest)
                await bench.Control.ResumeAsync(plan.Id, FixBench.Bob, CancellationToken.None);
        }
    }

    private async Task RunOnceAsync()
    {
        try
        {
            await bench.RunAsync(plan!.Id);
        }
        catch (Exception e) when (e is ProcessDied or LeaseLostException)
        {
            hasDied = true; // Another process goes on.
        }
    }

    private async Task CheckAsync()
    {
        await foreach (var line in bench.Executions.LinesAsync(plan!.Id, CancellationToken.None))
        {
            var (id, fate) = (line.Entry.RecordId, fates[line.Entry.RecordId]);
            var (state, value) = Model(line.Entry, fate);
            var now = bench.Records.Records.ContainsKey(id) ? bench.Records.Get(id, "name") : null;
            state = InDoubt(fate, line) ?? state;
            Assert.True(state == line.State && Equals(value, now), $"Seed {seed}, record {id}, {fate}: expected {state} \"{value}\", found {line.State} \"{now}\" ({line.Reason})");
        }

        Assert.True(bench.Records.Writes.GroupBy(id => id).All(writes => writes.Count() == 1), $"Seed {seed}: a record was written twice.");
    }

    /// <summary>
    /// What others changed while it was about to be written by a process that died is a question, or said to be so: nobody can
    /// tell whether it was sent. What nobody else changed is never in doubt.
    /// </summary>
    private EntryState? InDoubt(Fate fate, JournalLine line) => !hasDied ? null : (fate, line.State) switch
    {
        (Fate.EditedBefore or Fate.Gone, EntryState.Unknown) when line.Reason!.Contains("when the process died", StringComparison.Ordinal) => EntryState.Unknown,
        (Fate.EditedToTarget, EntryState.Written) when line.Reason!.Contains("or by somebody who did the same", StringComparison.Ordinal) => EntryState.Written,
        _ => null,
    };

    /// <summary>Record after record, nobody dying: what it comes to.</summary>
    private static (EntryState State, string? Value) Model(PlanEntry entry, Fate fate)
    {
        var target = entry.After["name"].GetString()!;
        return fate switch
        {
            Fate.EditedBefore => (EntryState.Drifted, "by somebody"),
            Fate.EditedToTarget => (EntryState.Already, target),
            Fate.Gone => (EntryState.Missing, null),
            Fate.Refused => (EntryState.Failed, entry.Before["name"].GetString()),
            Fate.DiesAndEdited => (EntryState.Unknown, "by somebody"),
            _ when target.StartsWith("ODD", StringComparison.Ordinal) => (EntryState.Altered, $"{target}!"),
            _ => (EntryState.Written, target),
        };
    }
}
