using SupportAddon.Core.Fixes;

namespace SupportAddon.Tests.Fixes;

/// <summary>Others go on working while a plan is applied: on records that it names, before and after they are written, and on others.</summary>
public sealed class DriftTests
{
    [Fact]
    public async Task Records_that_come_to_need_the_fix_after_planning_are_not_touched()
    {
        await using var bench = await FixBench.CreateAsync(records: 6);
        bench.Records.Edit("0002", "country", "FR"); // Right when it is planned.
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Before = change =>
        {
            if (change.Id == "0004" && bench.Records.Records.Count == 6)
                Grow(bench);
            return Task.CompletedTask;
        };

        var ended = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Done, 5), (ended.State, ended.Counts[EntryState.Written]));
        Assert.Equal(["0001", "0003", "0004", "0005", "0006"], bench.Records.Writes);
        Assert.Equal(("DE", "DE", "ES"), (bench.Records.Get("0002", "country"), bench.Records.Get("0000", "country"), bench.Records.Get("0007", "country")));
        Assert.Equal(3, (await bench.PlanAsync()).Counts.Change); // Who wants them corrected plans again.
    }

    /// <summary>New ones before and behind the place where it writes, and one that was right and is no more.</summary>
    private static void Grow(FixBench bench)
    {
        bench.Records.Add("0000", ("name", "New"), ("vat", "FR0"), ("country", "DE"), ("active", true));
        bench.Records.Add("0007", ("name", "New"), ("vat", "FR7"), ("country", "ES"), ("active", true));
        bench.Records.Edit("0002", "country", "DE");
    }

    [Theory]
    [InlineData("by somebody")]
    [InlineData("Partner 2")] // The old value again.
    public async Task What_somebody_changes_after_it_was_written_stays_as_they_want_it(string theirs)
    {
        await using var bench = await FixBench.CreateAsync(records: 20);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        var dies = true;
        bench.Records.Before = change =>
        {
            if (change.Id == "0019" && dies) // Three portions further the outcome of the second record is committed.
            {
                bench.Records.Edit("0002", "name", theirs);
                dies = false;
                throw new ProcessDied();
            }

            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));

        var ended = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Done, 20), (ended.State, ended.Counts[EntryState.Written]));
        Assert.Equal(theirs, bench.Records.Get("0002", "name"));
        Assert.Equal(20, bench.Records.Writes.Distinct().Count());
        Assert.Equal(20, bench.Records.Writes.Count);
        Assert.Equal(19, (await bench.UndoAsync(plan.Id)).Counts.Change); // Nor is theirs taken back.
    }

    [Fact]
    public async Task What_somebody_changes_after_it_was_written_by_a_process_that_died_is_a_question()
    {
        await using var bench = await FixBench.CreateAsync(records: 5);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        bench.Records.After = (change, outcome) => change.Id == "0003" ? throw new ProcessDied() : outcome;
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));
        bench.Records.After = null;
        bench.Records.Edit("0002", "name", "by somebody"); // Written, and not yet booked.

        var ended = await bench.RunAsync(plan.Id);

        Assert.Equal(ExecutionState.Waiting, ended.State);
        Assert.Equal(EntryState.Unknown, (await bench.LineAsync(plan.Id, "0002")).State);
        Assert.Equal("by somebody", bench.Records.Get("0002", "name"));
        Assert.Equal(["0001", "0002", "0003", "0004", "0005"], bench.Records.Writes);
    }
}
