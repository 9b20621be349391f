using SupportAddon.Core.Sla;
using SupportAddon.Sdk;
using SupportAddon.Sla;

namespace SupportAddon.Tests.Sla;

/// <summary>What follows from the clocks of pulled tickets, as time passes.</summary>
public sealed class SlaKeeperTests
{
    [Fact]
    public async Task At_risk_and_breach_are_raised_once_each_and_in_open_hours_only()
    {
        await using var bench = await SlaBench.CreateAsync();

        await bench.KeepAsync("08:30");
        Assert.Empty(await bench.AlarmsAsync());
        await bench.KeepAsync("08:45");
        await bench.KeepAsync("08:50");
        Assert.Equal(["first-response at-risk 08:45 08:45"], await bench.AlarmsAsync());
        await bench.KeepAsync("11:00"); // The office is closed from ten to twelve.
        Assert.Single(await bench.AlarmsAsync());
        await bench.KeepAsync("12:00");
        await bench.KeepAsync("12:30");

        Assert.Equal(["first-response at-risk 08:45 08:45", "first-response breached 09:00 12:00"], await bench.AlarmsAsync());
    }

    [Fact]
    public async Task Nothing_is_looked_at_before_its_time_unless_it_has_changed()
    {
        await using var bench = await SlaBench.CreateAsync();

        Assert.Equal(1, await bench.KeepAsync("08:10"));
        Assert.Equal(0, await bench.KeepAsync("08:44"));
        Assert.Equal(1, await bench.KeepAsync("08:45"));
        Assert.Equal(0, await bench.KeepAsync("08:46"));
        await bench.PullAsync("New", SlaBench.Message("08:46"));
        Assert.Equal(1, await bench.KeepAsync());
        Assert.Equal(["2"], await bench.QueryAsync("select count(*)::text from ticket_clock"));
        Assert.Equal(["true"], await bench.QueryAsync("select (last_event_id = (select max(id) from ticket_event))::text from ticket_sla"));
    }

    [Fact]
    public async Task A_breach_that_a_late_event_undoes_is_retracted_and_comes_again_with_the_next()
    {
        await using var bench = await SlaBench.CreateAsync();
        await bench.KeepAsync("09:30");
        Assert.Equal(["first-response breached 09:00 09:30"], await bench.AlarmsAsync());

        await bench.PullAsync("New", SlaBench.Message("08:30"));
        await bench.KeepAsync("09:31");
        Assert.Equal(["first-response breached 09:00 09:30 retracted"], await bench.AlarmsAsync());

        await bench.PullAsync("New", SlaBench.Message("08:30", visibility: Visibility.Internal));
        await bench.KeepAsync("09:32");
        Assert.Equal(["first-response breached 09:00 09:30 retracted", "first-response breached 09:00 09:32"], await bench.AlarmsAsync());
    }

    [Fact]
    public async Task Alarms_of_a_clock_that_is_no_longer_owed_are_retracted()
    {
        await using var bench = await SlaBench.CreateAsync();
        await bench.KeepAsync("09:30");

        await bench.ExecuteAsync("update ticket set client_id = (select id from client where code = 'zeta')");
        await bench.Keeper.KeepAsync([(await bench.TicketAsync()).Ticket.Id], CancellationToken.None);

        Assert.Equal(["first-response breached 09:00 09:30 retracted"], await bench.AlarmsAsync());
        Assert.Equal(["0"], await bench.QueryAsync("select count(*)::text from ticket_clock"));
    }

    [Fact]
    public async Task Two_keepers_at_once_raise_an_alarm_once()
    {
        await using var bench = await SlaBench.CreateAsync();
        await bench.KeepAsync("09:30");
        await bench.ExecuteAsync("delete from sla_alarm; update ticket_clock set look_again_at = '2026-10-01'");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bench.KeepAsync()));

        Assert.Single(await bench.AlarmsAsync());
    }

    [Fact]
    public async Task The_pull_itself_writes_nothing_of_this()
    {
        await using var bench = await SlaBench.CreateAsync();

        Assert.Equal(["0"], await bench.QueryAsync("select ((select count(*) from ticket_sla) + (select count(*) from ticket_clock))::text"));
    }

    [Fact]
    public async Task A_changed_mapping_is_seen_although_no_event_is_new()
    {
        await using var bench = await SlaBench.CreateAsync();
        await bench.PullAsync("Done", SlaBench.Status("08:20", "New", "Hold"), SlaBench.Status("08:40", "Hold", "Done"));
        await bench.KeepAsync("09:00");
        Assert.Equal(20, (await ResolutionAsync(bench)).Read(SlaBench.At("10:00")).Elapsed.TotalMinutes);

        await bench.ExecuteAsync("""update connection set mapping = '{"status": {"Hold": "in-progress"}}'""");

        Assert.Equal(1, await bench.KeepAsync("09:01"));
        Assert.Equal(40, (await ResolutionAsync(bench)).Read(SlaBench.At("10:00")).Elapsed.TotalMinutes);
    }

    [Fact]
    public async Task A_ticket_keeps_the_wording_of_its_creation_and_a_new_one_gets_the_new()
    {
        await using var bench = await SlaBench.CreateAsync();
        await bench.KeepAsync("08:10");
        var first = (await bench.TicketAsync()).PolicyHash;

        await bench.PromiseAsync(SlaBench.OneHour.Replace("60m", "30m", StringComparison.Ordinal));
        await bench.KeepAsync("08:20");

        Assert.Equal(first, (await bench.TicketAsync()).PolicyHash);
        Assert.Equal(["01:00:00"], await bench.QueryAsync("select target::text from ticket_clock where clock = 'first-response'"));
        await bench.ExecuteAsync("update ticket set created_at = '2026-10-01T08:15Z'; delete from ticket_sla");
        Assert.NotEqual(first, (await bench.TicketAsync()).PolicyHash);
        Assert.Equal(["2"], await bench.QueryAsync("select count(*)::text from sla_policy"));
    }

    [Fact]
    public async Task The_same_wording_is_no_new_version_and_none_at_all_ends_the_promise()
    {
        await using var bench = await SlaBench.CreateAsync();

        await bench.PromiseAsync(SlaBench.OneHour);
        Assert.Equal(["1"], await bench.QueryAsync("select count(*)::text from sla_version"));
        await bench.KeepAsync("08:05");
        await bench.PromiseAsync(null);
        Assert.Equal(["1", "2"], await bench.QueryAsync("select count(policy_hash)::text from sla_version union all select count(*)::text from sla_version"));

        Assert.NotEmpty((await bench.TicketAsync()).Clocks);
        await bench.ExecuteAsync("update ticket set created_at = '2026-10-01T08:06Z'; delete from ticket_sla");
        Assert.Empty((await bench.TicketAsync()).Clocks);
    }

    [Fact]
    public async Task A_ticket_older_than_the_first_promise_gets_that_one()
    {
        await using var bench = await SlaBench.CreateAsync(promise: null);
        await bench.KeepAsync("08:30");
        Assert.Empty((await bench.TicketAsync()).Clocks);

        await bench.PromiseAsync(SlaBench.OneHour);

        Assert.Equal(1, await bench.KeepAsync());
        Assert.Equal([SlaClockKind.FirstResponse, SlaClockKind.Resolution], (await bench.TicketAsync()).Clocks.Select(clock => clock.Kind));
    }

    [Fact]
    public async Task What_a_machine_acknowledged_and_nobody_answered_is_a_list()
    {
        await using var bench = await SlaBench.CreateAsync();
        await bench.PullAsync("New", SlaBench.Message("08:01", "robot", Visibility.Automatic), SlaBench.Message("08:02", visibility: Visibility.Internal));
        await bench.KeepAsync("08:10");
        var line = Assert.Single(await ListAsync(bench, SlaListKind.Acknowledged));
        Assert.Equal((SlaBench.At("08:01"), SlaBench.At("09:00")), (line.AcknowledgedAt, line.Deadline));

        await bench.PullAsync("New", SlaBench.Message("08:01", "robot", Visibility.Automatic), SlaBench.Message("08:20"));
        await bench.KeepAsync("08:20");
        Assert.Empty(await ListAsync(bench, SlaListKind.Acknowledged));
    }

    [Fact]
    public async Task Lists_tell_what_runs_what_is_at_risk_and_what_was_missed()
    {
        await using var bench = await SlaBench.CreateAsync();

        await bench.KeepAsync("08:50");
        Assert.Equal(["first-response", "resolution"], (await ListAsync(bench, SlaListKind.Running)).Select(line => line.Clock));
        Assert.Equal(["first-response"], (await ListAsync(bench, SlaListKind.AtRisk)).Select(line => line.Clock));
        Assert.Empty(await ListAsync(bench, SlaListKind.Breached));
        await bench.KeepAsync("09:30");
        Assert.Empty(await ListAsync(bench, SlaListKind.AtRisk));
        Assert.Equal(["first-response"], (await ListAsync(bench, SlaListKind.Breached)).Select(line => line.Clock));
        await bench.PullAsync("Done", SlaBench.Status("09:40", "New", "Done"));
        await bench.KeepAsync("09:45");
        Assert.Empty(await ListAsync(bench, SlaListKind.Breached));
        Assert.Empty(await ListAsync(bench, SlaListKind.Running));
    }

    private static async Task<TicketClock> ResolutionAsync(SlaBench bench) => (await bench.TicketAsync()).Clocks.Single(clock => clock.Kind == SlaClockKind.Resolution);

    private static Task<IReadOnlyList<SlaLine>> ListAsync(SlaBench bench, SlaListKind kind) => bench.List.ReadAsync(kind, "acme", 50, CancellationToken.None);
}
