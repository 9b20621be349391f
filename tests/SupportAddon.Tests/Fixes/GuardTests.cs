using Npgsql;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;
using SupportAddon.Tests.Storage;

namespace SupportAddon.Tests.Fixes;

/// <summary>The promises of corrections, F1 to F9, one by one. docs/fixes.md names each with the guard that holds it.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task F1_A_dry_run_has_nothing_to_write_with()
    {
        await using var bench = await FixBench.CreateAsync(records: 3);

        var plan = await bench.PlanAsync();

        Assert.Equal((3, 0), (plan.Counts.Change, bench.Records.Writes.Count));
        Assert.IsNotType<IRecordStore>(new RecordReading(bench.Records), exactMatch: false);
        Assert.All(typeof(IRecordReader).GetMethods().Select(method => method.Name), name => Assert.True(name is "FindAsync" or "GetAsync", name));
    }

    [Fact]
    public async Task F2_The_author_cannot_approve_where_a_second_person_must()
    {
        await using var bench = await FixBench.CreateAsync(records: 3);
        bench.FourEyes = new() { Above = 2 };
        var plan = await bench.PlanAsync();

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => bench.Decisions.ApproveAsync(plan.Id, null, FixBench.Ana, null, CancellationToken.None));
        await bench.Decisions.ApproveAsync(plan.Id, plan.Hash[..12], FixBench.Bob, null, CancellationToken.None);

        Assert.Contains("above 2 a second person approves", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("bob", (await bench.Plans.GetAsync(plan.Id, CancellationToken.None)).Decision!.By);
    }

    [Fact]
    public async Task F2_The_database_itself_refuses_the_authors_approval_and_an_application_without_one()
    {
        await using var bench = await FixBench.CreateAsync(records: 1);
        bench.FourEyes = new() { Always = true };
        var plan = await bench.PlanAsync();

        var own = await Assert.ThrowsAsync<PostgresException>(() => bench.ExecuteAsync(Decide(plan, "'ana'", "true")));
        var other = await Assert.ThrowsAsync<PostgresException>(() => bench.ExecuteAsync(Decide(plan, "'bob'", "false")));
        var unapproved = await Assert.ThrowsAsync<PostgresException>(() => bench.ExecuteAsync(
            $"insert into fix_execution (plan_id, hash, connection_id, state, started_by, queued_at) values ({plan.Id}, '{plan.Hash}', {plan.ConnectionId}, 'queued', 'ana', now())"));

        Assert.Equal("fix_decision_by_a_second_person", own.ConstraintName);
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, other.SqlState);
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, unapproved.SqlState);
    }

    private static string Decide(Plan plan, string by, string fourEyes) =>
        $"insert into fix_decision (plan_id, hash, author, four_eyes, approved, by, at) values ({plan.Id}, '{plan.Hash}', 'ana', {fourEyes}, true, {by}, now())";

    [Theory]
    [InlineData("update fix_entry set after = '{\"country\":\"BE\"}' where ordinal = 2")]
    [InlineData("update fix_entry set before = '{\"country\":\"ES\"}' where ordinal = 2")]
    [InlineData("delete from fix_entry where ordinal = 2")]
    [InlineData("update fix_entry set record_id = '9999' where ordinal = 2")]
    [InlineData("update fix_plan set parameters = '{\"country\":\"BE\"}'")]
    [InlineData("update fix_plan set definition = 'another'")]
    public async Task F2_A_plan_that_was_changed_after_its_approval_is_not_applied(string tampering)
    {
        await using var bench = await FixBench.CreateAsync(records: 3);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        if (tampering.StartsWith("update", StringComparison.Ordinal))
            Assert.Contains("never changed", (await Assert.ThrowsAsync<PostgresException>(() => bench.ExecuteAsync(tampering))).Message, StringComparison.Ordinal);
        await bench.ExecuteAsync($"alter table fix_entry disable trigger user; alter table fix_plan disable trigger user; {tampering}");

        var ended = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Stopped, "The plan is not the one that was approved."), (ended.State, ended.Reason));
        Assert.Empty(bench.Records.Writes);
    }

    [Fact]
    public async Task F3_Intent_and_before_image_are_committed_before_a_write_leaves()
    {
        await using var bench = await FixBench.CreateAsync(records: 12);
        var seen = new List<string>();
        bench.Records.Before = async change => seen.AddRange(await bench.QueryAsync<string>(
            $"""
            select state || ' ' || (before ->> 'country') from fix_journal join fix_entry using (plan_id, ordinal)
            where record_id = '{change.Id}' and fix_journal.epoch = (select epoch from lease)
            """));

        await bench.AppliedAsync();

        Assert.Equal(Enumerable.Repeat("intended DE", 12), seen);
    }

    [Fact]
    public async Task F4_A_write_whose_process_died_before_it_knew_is_not_made_again()
    {
        await using var bench = await FixBench.CreateAsync(records: 7);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.After = (change, outcome) => change.Id == "0003" ? throw new ProcessDied() : outcome;

        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));
        bench.Records.After = null;
        var ended = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Done, 7), (ended.State, ended.Counts[EntryState.Written]));
        Assert.Equal(7, bench.Records.Writes.Distinct().Count());
        Assert.Equal(7, bench.Records.Writes.Count);
    }

    [Fact]
    public async Task F4_What_nobody_can_tell_waits_for_a_person_and_is_not_written_over()
    {
        await using var bench = await FixBench.CreateAsync(records: 3);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.After = (change, outcome) => change.Id == "0002" ? throw new ProcessDied() : outcome;
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));
        bench.Records.After = null;
        bench.Records.Edit("0002", "country", "ES");

        var ended = await bench.RunAsync(plan.Id);
        Assert.Equal(ExecutionState.Waiting, ended.State);
        Assert.Contains("Look at each in the source and say it: supportaddon fix settle", ended.Next, StringComparison.Ordinal);
        Assert.Equal("ES", bench.Records.Get("0002", "country"));

        await bench.Control.SettleAsync(plan.Id, "0002", EntryState.Left, FixBench.Bob, CancellationToken.None);
        Assert.Equal(ExecutionState.Done, (await bench.RunAsync(plan.Id)).State);
        Assert.Equal(("ES", 3), (bench.Records.Get("0002", "country"), bench.Records.Writes.Count));
    }

    [Fact]
    public async Task F5_A_record_that_changed_since_the_preview_is_skipped_and_told_with_all_three_values()
    {
        await using var bench = await FixBench.CreateAsync(records: 3);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Edit("0001", "country", "ES");
        bench.Records.Edit("0002", "vat", "BE999"); // Not written by the fix, but the reason for it.

        var ended = await bench.RunAsync(plan.Id);

        Assert.Equal((2, 1), (ended.Counts[EntryState.Drifted], ended.Counts[EntryState.Written]));
        var line = SupportAddon.Fixes.Commands.StatusLine.Of(await bench.LineAsync(plan.Id, "0001"));
        Assert.Equal(("drifted", "country = DE", "country = FR"), (line.State, line.Preview, line.Target));
        Assert.Contains("country = ES", line.Current, StringComparison.Ordinal);
        Assert.Equal(["0003"], bench.Records.Writes);
    }

    [Fact]
    public async Task F5_A_source_with_versions_tells_a_change_of_other_fields_too()
    {
        await using var bench = await FixBench.CreateAsync(records: 2);
        bench.Records.HasVersions = true;
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Edit("0001", "phone", "01");

        Assert.Equal([EntryState.Drifted, EntryState.Written], (await bench.RunAsync(plan.Id)).Counts.Keys.OrderByDescending(state => state));
    }

    [Fact]
    public async Task F6_Undo_gives_back_what_the_execution_wrote_and_refuses_what_changed_since()
    {
        await using var bench = await FixBench.CreateAsync(records: 4);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Edit("0004", "country", "FR"); // Somebody else's: never ours to take back.
        await bench.RunAsync(plan.Id);
        bench.Records.Edit("0002", "country", "ES");

        var undo = await bench.UndoAsync(plan.Id);

        Assert.Equal((2, 0, 1), (undo.Counts.Change, undo.Counts.Right, undo.Counts.Refused));
        Assert.Contains("Somebody has changed it since: country was left at \"FR\" and is \"ES\"", (await bench.EntriesAsync(undo.Id)).Single(entry => entry.RecordId == "0002").Reason, StringComparison.Ordinal);
        await bench.RunAsync((await bench.ApprovedAsync(undo)).Id);
        Assert.Equal(["DE", "ES", "DE", "FR"], bench.Records.Records.Keys.Order().Select(id => bench.Records.Get(id, "country")));
    }

    [Fact]
    public async Task F6_What_the_source_would_not_give_back_is_told_before_anything_is_applied()
    {
        await using var bench = await FixBench.CreateAsync();
        bench.Records.Add("1", ("name", "A & B"), ("vat", "FR1"), ("country", "d&e"), ("active", true));
        bench.Records.Makes = (_, value) => value.ToString() is var text && text.Contains('&', StringComparison.Ordinal) ? MemoryRecords.Json(text.Replace("&", "&amp;", StringComparison.Ordinal)) : value;

        var plan = await bench.PlanAsync();

        Assert.Equal(1, plan.Counts.Lossy);
        Assert.Equal("d&amp;e", Assert.Single(await bench.EntriesAsync(plan.Id)).Lost["country"].GetString());
    }

    [Fact]
    public async Task F7_A_plan_that_finds_more_than_it_may_is_no_plan()
    {
        await using var bench = await FixBench.CreateAsync(records: 11);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => bench.PlanAsync(max: 10));

        Assert.Contains("More than 10 records", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await bench.QueryAsync<int>("select count(*)::int from fix_entry"))[0]);
        Assert.Equal(11, (await bench.PlanAsync(max: 11)).Counts.Change);
    }

    [Fact]
    public async Task F8_Nothing_is_sent_under_a_lease_that_may_end_on_the_way()
    {
        await using var bench = await FixBench.CreateAsync(records: 6);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        var slept = new SleptTime();
        await using var lease = (await new LeaseStore(bench.Database, slept).TryTakeAsync(plan.ConnectionId, LeaseHolder.ForFix("a test"), CancellationToken.None))!;
        bench.Records.Before = change =>
        {
            slept.Asleep = change.Id == "0002" ? LeaseStore.Length - bench.Limits.Sending : TimeSpan.Zero;
            return Task.CompletedTask;
        };

        await Assert.ThrowsAsync<LeaseLostException>(() => bench.RunAsync(plan.Id, lease));

        Assert.Equal(["0001", "0002"], bench.Records.Writes);
    }

    [Fact]
    public async Task F8_An_heir_waits_until_nothing_that_was_sent_can_still_take_effect()
    {
        await using var bench = await FixBench.CreateAsync(records: 1);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Before = _ => throw new ProcessDied();
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));
        bench.Records.Before = null;
        bench.Limits = new();

        var heir = bench.RunAsync(plan.Id);
        Assert.Equal(bench.Limits.Settling, await bench.Time.NextTimerAsync(heir));
        Assert.Equal(0, bench.Records.Reads);
        bench.Records.Edit("0001", "country", "FR"); // The dead one's write arrives only now.
        bench.Time.Advance(bench.Limits.Settling);

        Assert.Equal(ExecutionState.Done, (await heir).State);
        Assert.Empty(bench.Records.Writes);
        Assert.True(bench.Limits.Settling >= LeaseStore.Length + bench.Limits.Answer);
    }

    [Fact]
    public async Task F9_Writes_of_one_connection_never_overlap_whoever_wants_to_write()
    {
        await using var bench = await FixBench.CreateAsync(records: 20);
        var one = await bench.ApprovedAsync(await bench.PlanAsync());
        var other = await bench.ApprovedAsync(await bench.PlanAsync(given: ("country", "BE")));
        bench.Records.Before = _ => Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);

        await Task.WhenAll(new[] { one, other, one, other }.Select(plan => Task.Run(() => Eventually.TrueAsync(() => TryAsync(plan)))));

        Assert.Equal((1, 20), (bench.Records.MostAtOnce, bench.Records.Writes.Count));

        async Task<bool> TryAsync(Plan plan)
        {
            await using var lease = await bench.Leases.TryTakeAsync(plan.ConnectionId, LeaseHolder.ForFix("a test"), CancellationToken.None);
            if (lease is not null)
                await bench.RunAsync(plan.Id, lease);
            return lease is not null;
        }
    }

    [Fact]
    public async Task F9_A_source_that_asks_for_patience_is_left_alone_for_so_long()
    {
        await using var bench = await FixBench.CreateAsync(records: 3);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        bench.Records.Before = change => change.Id == "0002" ? throw Busy(TimeSpan.FromSeconds(40)) : Task.CompletedTask;

        var halted = await bench.RunAsync(plan.Id);
        bench.Records.Before = null;

        Assert.Equal((ExecutionState.Queued, bench.Time.GetUtcNow().AddSeconds(40)), (halted.State, halted.DueAt));
        bench.Time.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal(ExecutionState.Queued, (await bench.RunAsync(plan.Id)).State);
        Assert.Empty(bench.Records.Writes.Except(["0001", "0003"]));
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ExecutionState.Done, (await bench.RunAsync(plan.Id)).State);
        Assert.Equal(["0001", "0002", "0003"], bench.Records.Writes.Order());
    }

    internal static ConnectorException Busy(TimeSpan wait) => new(FailureKind.Unexpected, "Too many requests.", "Wait.") { IsTransient = true, RetryAfter = wait };
}

/// <summary>As if the process had died here: nothing of it goes on.</summary>
internal sealed class ProcessDied() : Exception("The process has died.");

/// <summary>The machine's clock in a process that was frozen for a while: no timer of it has noticed.</summary>
internal sealed class SleptTime : TimeProvider
{
    public TimeSpan Asleep { get; set; }

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Asleep.TotalSeconds * TimestampFrequency);
}
