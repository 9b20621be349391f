using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Shell;

namespace SupportAddon.Tests.Fixes;

/// <summary>Nothing is written outside of a client's maintenance window, but for a reason. The bench's clock begins on a Thursday at 10:00 in Paris.</summary>
public sealed class WindowTests
{
    private static readonly DateTimeOffset Evening = new(2026, 10, 1, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_applied_outside_waits_says_until_when_and_is_written_then()
    {
        await using var bench = await WithNightsAsync(3);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());

        var waiting = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Queued, Evening, Evening, WindowWait.Reason), (waiting.State, waiting.DueAt, waiting.OpensAt, waiting.Reason));
        Assert.Empty(bench.Records.Writes);
        Assert.Empty(await bench.Executions.DueAsync(Evening.AddSeconds(-1), CancellationToken.None));
        bench.Time.SetUtcNow(Evening);
        var done = await bench.RunAsync(plan.Id);
        Assert.Equal((ExecutionState.Done, 3, (DateTimeOffset?)null), (done.State, bench.Records.Writes.Count, done.OpensAt));
    }

    [Fact]
    public async Task One_that_is_running_pauses_between_two_records_at_the_windows_end_and_goes_on_at_the_next()
    {
        await using var bench = await WithNightsAsync(12);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        var morning = new DateTimeOffset(2026, 10, 2, 4, 0, 0, TimeSpan.Zero);
        bench.Time.SetUtcNow(Evening);
        bench.Records.Before = change =>
        {
            // The third is under way when less is left than the next could take.
            if (change.Id == "0003")
                bench.Time.SetUtcNow(morning - bench.Limits.Longest + TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        };

        var paused = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Queued, new DateTimeOffset(2026, 10, 2, 18, 0, 0, TimeSpan.Zero)), (paused.State, paused.OpensAt));
        Assert.Equal(["0001", "0002", "0003"], bench.Records.Writes);
        Assert.DoesNotContain(EntryState.Intended, paused.Counts.Keys);
        bench.Time.SetUtcNow(paused.DueAt!.Value);
        Assert.Equal((ExecutionState.Done, 12), ((await bench.RunAsync(plan.Id)).State, bench.Records.Writes.Distinct().Count()));
        Assert.Equal(12, bench.Records.Writes.Count);
    }

    [Fact]
    public async Task An_heir_reads_back_outside_of_the_window_and_writes_nothing_there()
    {
        await using var bench = await WithNightsAsync(6);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        bench.Time.SetUtcNow(Evening);
        bench.Records.After = (change, outcome) => change.Id == "0002" ? throw new ProcessDied() : outcome;
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));
        bench.Records.After = null;
        bench.Time.Advance(TimeSpan.FromHours(14));

        var waiting = await bench.RunAsync(plan.Id);

        Assert.Equal((ExecutionState.Queued, 2), (waiting.State, waiting.Counts[EntryState.Written]));
        Assert.Equal(["0001", "0002"], bench.Records.Writes);
    }

    [Fact]
    public async Task Outside_of_it_somebody_who_may_approve_lets_it_run_for_a_reason_that_is_recorded()
    {
        await using var bench = await WithNightsAsync(3);
        await bench.ExecuteAsync("update client set four_eyes = '{\"always\":true}'");
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(), FixBench.Bob);

        var silent = await Assert.ThrowsAsync<RefusedException>(() => bench.Control.ApplyOutsideWindowAsync(plan.Id, " ", FixBench.Bob, CancellationToken.None));
        var own = await Assert.ThrowsAsync<RefusedException>(() => bench.Control.ApplyOutsideWindowAsync(plan.Id, "payroll", FixBench.Ana, CancellationToken.None));
        Assert.Equal(ExecutionState.Queued, (await bench.RunAsync(plan.Id)).State);
        await bench.Control.ApplyOutsideWindowAsync(plan.Id, "payroll", FixBench.Bob, CancellationToken.None);

        Assert.Contains("without a reason", silent.Message, StringComparison.Ordinal);
        Assert.Contains("second person", own.Message, StringComparison.Ordinal);
        Assert.Equal((ExecutionState.Done, "bob", "payroll"), ((await bench.RunAsync(plan.Id)) is var done ? done.State : default, done.OutsideBy, done.OutsideReason));
        Assert.Equal("bob plan 1 payroll", Assert.Single(await bench.QueryAsync<string>(
            "select actor || ' ' || subject || ' ' || (detail::json ->> 'reason') from audit where action = 'fix.outside-window'")));
        Assert.Equal("Nothing of plan 1 is left to be applied.", (await Assert.ThrowsAsync<RefusedException>(
            () => bench.Control.ApplyOutsideWindowAsync(plan.Id, "again", FixBench.Bob, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task Said_while_it_runs_an_exception_holds_beyond_the_windows_end()
    {
        await using var bench = await WithNightsAsync(40);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(FixBench.Louder));
        bench.Time.SetUtcNow(Evening);
        bench.Records.Before = async change =>
        {
            if (change.Id == "0002")
                await bench.Control.ApplyOutsideWindowAsync(plan.Id, "nearly through", FixBench.Bob, CancellationToken.None);
            if (change.Id == "0030")
                bench.Time.Advance(TimeSpan.FromHours(12));
        };

        Assert.Equal((ExecutionState.Done, 40), ((await bench.RunAsync(plan.Id)).State, bench.Records.Writes.Count));
    }

    [Fact]
    public async Task What_was_paused_waits_for_the_window_when_it_is_let_go_on_and_can_be_cancelled_while_it_waits()
    {
        await using var bench = await WithNightsAsync(3);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());
        var paused = await bench.Control.PauseAsync(plan.Id, FixBench.Bob, CancellationToken.None);
        var resumed = await bench.Control.ResumeAsync(plan.Id, FixBench.Bob, CancellationToken.None);

        Assert.Equal(((DateTimeOffset?)null, Evening), (paused.OpensAt, resumed.OpensAt));
        var cancelled = await bench.Control.CancelAsync(plan.Id, FixBench.Bob, CancellationToken.None);
        Assert.Equal((ExecutionState.Cancelled, (DateTimeOffset?)null), (cancelled.State, cancelled.OpensAt));
    }

    [Fact]
    public async Task Where_several_clients_share_a_connection_all_must_allow_it()
    {
        await using var bench = await WithNightsAsync(2);
        await bench.ExecuteAsync(
            """
            insert into client (code, name, language, time_zone, maintenance) values ('zeta', 'Zeta', 'en', 'Europe/Paris', '[{"days":["saturday"],"hours":"00:00-24:00"}]');
            insert into claim (client_id, connection_id, ordinal, conditions) select client.id, connection.id, 0, '{}' from client, connection where code = 'zeta';
            """);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync());

        Assert.Equal(new DateTimeOffset(2026, 10, 2, 22, 0, 0, TimeSpan.Zero), (await bench.RunAsync(plan.Id)).OpensAt); // Midnight of Saturday.
        await bench.ExecuteAsync("update client set maintenance = '[{\"hours\":\"10:00-12:00\"}]' where code = 'zeta'");
        bench.Time.SetUtcNow(new(2026, 10, 2, 22, 0, 0, TimeSpan.Zero));
        var stopped = await bench.RunAsync(plan.Id);
        Assert.Equal((ExecutionState.Stopped, WindowWait.Never, 0), (stopped.State, stopped.Reason, bench.Records.Writes.Count));
        Assert.Equal(WindowWait.Never, (await Assert.ThrowsAsync<RefusedException>(() => bench.Control.ResumeAsync(plan.Id, FixBench.Bob, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task The_client_file_the_command_line_and_the_exception()
    {
        var paris = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        await using var house = await BookHouse.CreateAsync(partners: 3, client: $"maintenance: [ {{ hours: \"{paris.AddHours(6):HH:00}-{paris.AddHours(8):HH:00}\" }} ]");
        await house.OkAsync("fix", "plan", "books/country", "-c", "erp");
        await house.OkAsync("fix", "approve", "1");

        var waits = await house.Commands.RunAsync("fix", "apply", "1");

        Assert.Contains("Plan 1: queued until 20", waits.Output, StringComparison.Ordinal);
        Assert.Contains(WindowWait.Reason, waits.Output, StringComparison.Ordinal);
        Assert.Contains("State: queued until 20", (await house.OkAsync("fix", "status", "1")).Output, StringComparison.Ordinal);
        Assert.Contains("Say why, with --reason.", (await house.Commands.RunAsync("fix", "apply", "1", "--outside-window")).Errors, StringComparison.Ordinal);
        Assert.Contains("no reason is needed", (await house.Commands.RunAsync("fix", "apply", "1", "--reason", "so")).Errors, StringComparison.Ordinal);
        Assert.Empty(house.Server.Writes);
        Assert.Contains("2 written", (await house.OkAsync("fix", "apply", "1", "--outside-window", "--reason", "payroll")).Output, StringComparison.Ordinal);
        Assert.Contains("payroll", (await house.OkAsync("fix", "status", "1")).Output, StringComparison.Ordinal);
        Assert.Contains("hours: ", (await house.OkAsync("client", "export", "acme")).Output, StringComparison.Ordinal);
    }

    private static async Task<FixBench> WithNightsAsync(int records)
    {
        var bench = await FixBench.CreateAsync(records);
        await bench.ExecuteAsync("update client set maintenance = '[{\"days\":[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\"],\"hours\":\"20:00-06:00\"}]'");
        return bench;
    }
}
