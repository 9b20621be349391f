using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Fixes.Tables;

/// <summary>Creations to which everything happens that can. Whatever the order there is one record for each row, and the journal knows its id.</summary>
public sealed class CreationHistoryTests(ITestOutputHelper output)
{
    private const int Histories = 60;

    private enum Fate
    {
        Nothing,
        MadeByOthers,
        Refused,
        Busy,
        CutBefore,
        CutAfter,
        DiesBefore,
        DiesAfter,
        Altered,
    }

    [Fact]
    public async Task Every_history_leaves_one_record_for_each_row()
    {
        var first = int.TryParse(Environment.GetEnvironmentVariable("SUPPORTADDON_FIX_SEED"), out var given) ? given : 20261122;
        output.WriteLine($"Seeds from {first} on; from another: SUPPORTADDON_FIX_SEED={first}");
        await using var bench = await CreationTests.BenchAsync();
        for (var seed = first; seed < first + Histories; seed++)
            await PlayAsync(bench, seed);
    }

    private static async Task PlayAsync(FixBench bench, int seed)
    {
        var random = new Random(seed);
        var fates = Enumerable.Range(1, random.Next(1, 16)).ToDictionary(row => $"FR{seed}-{row}", _ => random.Next(2) == 0 ? Fate.Nothing : (Fate)random.Next(Enum.GetValues<Fate>().Length));
        foreach (var refused in fates.Where(fate => fate.Value == Fate.Refused).Skip(4).Select(fate => fate.Key).ToList())
            fates[refused] = Fate.Nothing; // With five it would rightly stop for ever.
        bench.Limits = bench.Limits with { Portion = random.Next(1, 6) };
        bench.Records.Makes = (_, value) => value.GetString() is { } text && text.StartsWith("ODD", StringComparison.Ordinal) ? MemoryRecords.Json($"{text}!") : value;
        (bench.Records.Before, bench.Records.After) = (null, null);
        var table = "vat;name\n" + string.Concat(fates.Select(fate => $"{fate.Key};{(fate.Value == Fate.Altered ? "ODD" : "Name")}\n"));
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(CreationTests.Bytes(table), CreationTests.Use));
        foreach (var other in fates.Where(fate => fate.Value == Fate.MadeByOthers))
            bench.Records.Add($"{bench.Records.Records.Count + 1:0000}", ("vat", other.Key), ("name", "Theirs"), ("active", true));
        var met = new HashSet<string>();
        bench.Records.Before = change => MeetAsync(fates[Vat(change)], () => met.Add(Vat(change)));
        bench.Records.After = (change, outcome) => Answer(fates[Vat(change)], outcome, () => met.Add(Vat(change)));

        await RunUntilRestAsync(bench, plan, seed);
        await CheckAsync(bench, plan, fates, seed);
    }

    private static string Vat(RecordChange change) => change.Values["vat"].GetString()!;

    private static Task MeetAsync(Fate fate, Func<bool> isFirst) => fate switch
    {
        Fate.Refused => throw new ConnectorException(FailureKind.Refused, "No.", "Ask why."),
        Fate.Busy when isFirst() => throw GuardTests.Busy(TimeSpan.FromSeconds(1)),
        Fate.DiesBefore when isFirst() => throw new ProcessDied(),
        Fate.CutBefore when isFirst() => throw new ConnectorException(FailureKind.Unreachable, "Cut.", "Wait.") { IsTransient = true },
        _ => Task.CompletedTask,
    };

    private static WriteOutcome Answer(Fate fate, WriteOutcome outcome, Func<bool> isFirst) => fate switch
    {
        Fate.CutAfter when isFirst() => new(WriteResult.Unknown, null, "No answer came."),
        Fate.DiesAfter when isFirst() => throw new ProcessDied(),
        _ => outcome,
    };

    private static async Task RunUntilRestAsync(FixBench bench, Plan plan, int seed)
    {
        for (var runs = 0; ; runs++)
        {
            Assert.True(runs < 100, $"Seed {seed} comes to no end.");
            bench.Time.Advance(TimeSpan.FromMinutes(10));
            try
            {
                await bench.RunAsync(plan.Id);
            }
            catch (ProcessDied)
            {
                // Another process goes on.
            }

            var execution = await bench.Executions.GetAsync(plan.Id, CancellationToken.None);
            if (execution.State is ExecutionState.Done or ExecutionState.Waiting)
                return;
            if (execution.IsAtRest)
                await bench.Control.ResumeAsync(plan.Id, FixBench.Bob, CancellationToken.None);
        }
    }

    private static async Task CheckAsync(FixBench bench, Plan plan, Dictionary<string, Fate> fates, int seed)
    {
        await foreach (var line in bench.Executions.LinesAsync(plan.Id, CancellationToken.None))
        {
            var vat = line.Entry.After["vat"].GetString()!;
            var made = bench.Records.Records.Where(record => record.Value["vat"].GetString() == vat).Select(record => record.Key).ToList();
            var (state, count) = fates[vat] switch
            {
                Fate.MadeByOthers => (EntryState.Drifted, 1),
                Fate.Refused => (EntryState.Failed, 0),
                Fate.Altered => (EntryState.Altered, 1),
                _ => (EntryState.Written, 1),
            };
            Assert.True(state == line.State && made.Count == count, $"Seed {seed}, {vat}, {fates[vat]}: expected {state} and {count}, found {line.State} and {made.Count} ({line.Reason})");
            Assert.True(!EntrySteps.IsEffective(state) || line.CreatedId == made[0], $"Seed {seed}, {vat}: the journal has the id {line.CreatedId}.");
        }
    }
}
