using SupportAddon.Core.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Fixes;

/// <summary>Pausing, going on, cancelling, stopping by itself, and who may decide.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task A_pause_takes_effect_between_two_records_and_resume_goes_on_from_there()
    {
        await using var bench = await FixBench.CreateAsync(records: 40);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Before = change => change.Id == "0003" ? bench.Control.PauseAsync(plan.Id, FixBench.Bob, CancellationToken.None) : Task.CompletedTask;

        var paused = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Paused, (DateTimeOffset?)null), (paused.State, paused.DueAt));
        Assert.InRange(bench.Records.Writes.Count, 3, 15);
        Assert.DoesNotContain(EntryState.Intended, paused.Counts.Keys);
        bench.Records.Before = null;
        Assert.Equal(ExecutionState.Paused, (await bench.RunAsync(plan.Id)).State);
        await bench.Control.ResumeAsync(plan.Id, FixBench.Bob, CancellationToken.None);
        Assert.Equal((ExecutionState.Done, 40), ((await bench.RunAsync(plan.Id)).State, bench.Records.Writes.Count));
    }

    [Fact]
    public async Task A_cancelled_execution_says_of_every_record_what_became_of_it()
    {
        await using var bench = await FixBench.CreateAsync(records: 20);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.After = (change, outcome) => change.Id == "0002" ? throw new ProcessDied() : outcome;
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));
        bench.Records.After = null;

        await bench.Control.CancelAsync(plan.Id, FixBench.Bob, CancellationToken.None);
        var ended = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Cancelled, 2), (ended.State, bench.Records.Writes.Count));
        Assert.Equal(2, ended.Counts[EntryState.Written]);
        Assert.DoesNotContain(EntryState.Intended, ended.Counts.Keys);
    }

    [Fact]
    public async Task It_stops_by_itself_when_too_much_goes_wrong_and_tries_what_failed_again_after_resume()
    {
        await using var bench = await FixBench.CreateAsync(records: 60);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Before = _ => throw new ConnectorException(FailureKind.Forbidden, "No right to write.", "Give it.");

        var stopped = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Stopped, "5 of 5 records went wrong."), (stopped.State, stopped.Reason));
        Assert.Contains("No right to write. Give it.", (await bench.LineAsync(plan.Id, "0001")).Reason, StringComparison.Ordinal);
        bench.Records.Before = null;
        await bench.Control.ResumeAsync(plan.Id, FixBench.Bob, CancellationToken.None);
        Assert.Equal((ExecutionState.Done, 60), ((await bench.RunAsync(plan.Id)).State, bench.Records.Writes.Count));
    }

    [Fact]
    public async Task A_process_that_is_told_to_stop_leaves_the_rest_to_another()
    {
        await using var bench = await FixBench.CreateAsync(records: 20);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        using var stop = new CancellationTokenSource();
        bench.Records.Before = change => change.Id == "0004" ? stop.CancelAsync() : Task.CompletedTask;

        var left = await bench.RunAsync(plan.Id, stop.Token);

        Assert.Equal((ExecutionState.Queued, 4), (left.State, bench.Records.Writes.Count));
        Assert.NotNull(left.DueAt);
        Assert.Equal((ExecutionState.Done, 20), ((await bench.RunAsync(plan.Id)).State, bench.Records.Writes.Count));
    }

    [Fact]
    public async Task What_is_not_legal_is_refused_with_what_is()
    {
        await using var bench = await FixBench.CreateAsync(records: 1);
        var ended = await bench.AppliedAsync();

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => bench.Control.PauseAsync(ended.PlanId, FixBench.Bob, CancellationToken.None));

        Assert.Equal(("Plan 1 is done and cannot become paused.", "From done it may become: nothing else."), (refusal.Message, refusal.Next));
    }

    [Fact]
    public async Task A_plan_is_decided_once_within_its_time_and_by_its_hash()
    {
        await using var bench = await FixBench.CreateAsync(records: 1);
        var (first, late) = (await bench.PlanAsync(), await bench.PlanAsync(given: ("country", "BE")));

        await Assert.ThrowsAsync<RefusedException>(() => bench.Decisions.ApproveAsync(first.Id, late.Hash[..12], FixBench.Bob, null, CancellationToken.None));
        await bench.Decisions.RejectAsync(first.Id, FixBench.Bob, "wrong", CancellationToken.None);
        await Assert.ThrowsAsync<RefusedException>(() => bench.Decisions.ApproveAsync(first.Id, null, FixBench.Bob, null, CancellationToken.None));
        await Assert.ThrowsAsync<RefusedException>(() => bench.Control.ApplyAsync(first.Id, FixBench.Bob, CancellationToken.None));
        bench.Time.SetUtcNow(late.ExpiresAt);
        var expired = await Assert.ThrowsAsync<RefusedException>(() => bench.Decisions.ApproveAsync(late.Id, null, FixBench.Bob, null, CancellationToken.None));

        Assert.Equal("Plan 2 has expired.", expired.Message);
        Assert.Empty(bench.Records.Writes);
    }

    [Fact]
    public async Task A_client_that_asks_for_a_second_person_after_the_plan_was_made_is_obeyed()
    {
        await using var bench = await FixBench.CreateAsync(records: 1);
        var plan = await bench.PlanAsync();
        await bench.ExecuteAsync("update client set four_eyes = '{\"resources\":[\"partner\"]}'");

        await Assert.ThrowsAsync<RefusedException>(() => bench.Decisions.ApproveAsync(plan.Id, null, FixBench.Ana, null, CancellationToken.None));
        Assert.True((await bench.Decisions.ApproveAsync(plan.Id, null, FixBench.Bob, null, CancellationToken.None)).Decision!.Approved);
    }

    [Fact]
    public async Task Undo_of_chosen_records_takes_those_and_names_what_was_never_written()
    {
        await using var bench = await FixBench.CreateAsync(records: 3);
        var ended = await bench.AppliedAsync();

        var undo = await bench.UndoAsync(ended.PlanId, "0002");

        Assert.Equal("0002", Assert.Single(await bench.EntriesAsync(undo.Id)).RecordId);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => bench.UndoAsync(ended.PlanId, "0002", "9999"));
        Assert.Equal("The execution of plan 1 did not write 9999.", refusal.Message);
    }

    [Fact]
    public async Task An_undo_can_be_undone_and_archiving_is_taken_back_by_restoring()
    {
        await using var bench = await FixBench.CreateAsync(records: 2);
        var archived = await bench.AppliedAsync(FixBench.Country.Replace("set: { country: parameters.country }", "archive: true", StringComparison.Ordinal));
        Assert.Equal(false, bench.Records.Get("0001", "active"));

        var undo = await bench.ApprovedAsync(await bench.UndoAsync(archived.PlanId));
        await bench.RunAsync(undo.Id);
        Assert.Equal(true, bench.Records.Get("0001", "active"));

        await bench.RunAsync((await bench.ApprovedAsync(await bench.UndoAsync(undo.Id))).Id);
        Assert.Equal(false, bench.Records.Get("0001", "active"));
    }
}
