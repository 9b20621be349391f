using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using static SupportAddon.Core.Health.ProbeResult;

namespace SupportAddon.Tests.Health;

/// <summary>Outages, their tickets, and who is told when. A probe asks each minute; three bad answers are an outage, two good ones its end.</summary>
public sealed class OutageTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ProbeTerms Web = new() { Impact = "critical" };

    [Fact]
    public async Task An_outage_opens_a_ticket_of_the_client_and_says_on_it_when_it_is_over()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));

        await GoAsync(bench, "web", Up, Down, Down);
        Assert.Empty(await bench.QueryAsync<string>("select title from ticket"));
        await GoAsync(bench, "web", Down, Up, Up);

        Assert.Equal(
            ["SA-1 Panne : web reception anomaly critical probe La sonde web ne trouve plus ce qu’elle attend depuis le 02/11/2026 09:01 : web says Down"],
            await bench.QueryAsync<string>(
                "select concat_ws(' ', number, title, ticket.status, ticket.kind, substring(state::text from 'critical'), channel, description) from ticket_now as ticket join ticket_support on ticket_id = ticket.id"));
        Assert.Equal(
            ["automatic La panne est terminée depuis le 02/11/2026 09:04, après 3 min."],
            await bench.QueryAsync<string>("select concat_ws(' ', visibility, body) from ticket_event where type = 'message'"));
    }

    [Fact]
    public async Task The_next_outage_is_noted_on_the_ticket_while_that_is_open()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));

        await GoAsync(bench, "web", Down, Down, Down, Up, Up, Down, Down, Down);

        Assert.Equal(["1 2"], await bench.QueryAsync<string>("select concat(count(distinct ticket_id), ' ', count(*)) from outage"));
        Assert.Equal(["La panne est", "Nouvelle panne"], await bench.QueryAsync<string>("select split_part(body, ' ', 1) || ' ' || split_part(body, ' ', 2) || case when body like 'La%' then ' est' else '' end from ticket_event where type = 'message' order by id"));
    }

    [Fact]
    public async Task A_ticket_that_was_resolved_is_reopened()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await GoAsync(bench, "web", Down, Down, Down, Up, Up);
        await bench.ResolveAsync();

        await GoAsync(bench, "web", Down, Down, Down);

        Assert.Equal(["1"], await bench.QueryAsync<string>("select count(*)::text from ticket"));
        Assert.Equal(["in-progress"], await bench.QueryAsync<string>("select status from ticket_now"));
    }

    [Fact]
    public async Task One_that_ended_too_long_ago_is_not_and_another_is_opened()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await GoAsync(bench, "web", Down, Down, Down, Up, Up);
        await bench.ResolveAsync();
        bench.Time.Advance(TimeSpan.FromDays(60));

        await GoAsync(bench, "web", Down, Down, Down);

        Assert.Equal(["2"], await bench.QueryAsync<string>("select count(*)::text from ticket"));
    }

    [Fact]
    public async Task A_probe_without_an_impact_opens_none()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", new()));

        await GoAsync(bench, "web", Down, Down, Down);

        Assert.Equal(["t 0"], await bench.QueryAsync<string>("select concat(announced_at is not null, ' ', (select count(*) from ticket)) from outage"));
    }

    [Fact]
    public async Task Behind_a_parent_that_fails_nobody_is_told_and_all_is_measured()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("gate", Web), ("web", Web with { Parent = "gate", Failures = 1 }));

        await bench.MeasureAsync(("gate", Down), ("web", Down));
        Assert.Equal(["parent"], await bench.QueryAsync<string>("select held_by from outage where announced_at is null"));
        for (var minute = 0; minute < 3; minute++)
            await MinuteAsync(bench, ("gate", Down), ("web", Down));
        await MinuteAsync(bench, ("gate", Up), ("web", Up));
        await MinuteAsync(bench, ("gate", Up), ("web", Up));

        Assert.Equal(["gate told", "web"], await bench.QueryAsync<string>(
            "select concat(probe.name, case when announced_at is not null then ' told' end) from outage join probe on probe.id = probe_id order by probe.id"));
        Assert.Equal(["12"], await bench.QueryAsync<string>("select count(*)::text from probe_result"));
        Assert.Equal(["1"], await bench.QueryAsync<string>("select count(*)::text from ticket"));
    }

    [Fact]
    public async Task When_the_parent_is_back_and_the_child_is_not_people_are_told()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("gate", Web), ("web", Web with { Parent = "gate" }));
        for (var minute = 0; minute < 4; minute++)
            await MinuteAsync(bench, ("gate", Down), ("web", Down));
        await MinuteAsync(bench, ("gate", Up), ("web", Down));
        await MinuteAsync(bench, ("gate", Up), ("web", Down));

        Assert.Equal(["web told 08:06"], await bench.QueryAsync<string>(
            "select concat(probe.name, ' told ', to_char(announced_at at time zone 'UTC', 'HH24:MI')) from outage join probe on probe.id = probe_id where probe.name = 'web'"));
    }

    [Fact]
    public async Task In_a_planned_downtime_nobody_is_told_until_it_is_over()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await bench.DowntimeAsync("web", new() { Once = new(Start, Start.AddMinutes(6)), Holds = new(Start, Start.AddMinutes(6)) });

        await GoAsync(bench, "web", Down, Down, Down, Down);
        Assert.Equal(["downtime 4"], await bench.QueryAsync<string>("select concat(held_by, ' ', (select count(*) from probe_result)) from outage"));
        await GoAsync(bench, "web", Down, Down, Down);

        Assert.Equal(["08:06"], await bench.QueryAsync<string>("select to_char(announced_at at time zone 'UTC', 'HH24:MI') from outage"));
    }

    [Fact]
    public async Task Two_keepers_at_once_open_one_ticket()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await bench.WriteAsync(("web", Down));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.WriteAsync(("web", Down));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.WriteAsync(("web", Down));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bench.Outages().KeepAsync(CancellationToken.None)));

        Assert.Equal(["1"], await bench.QueryAsync<string>("select count(*)::text from ticket"));
    }

    [Fact]
    public async Task Two_keepers_at_once_say_once_that_it_is_over()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await GoAsync(bench, "web", Down, Down, Down, Up);
        await bench.WriteAsync(("web", Up));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bench.Outages().KeepAsync(CancellationToken.None)));

        Assert.Equal(["1"], await bench.QueryAsync<string>("select count(*)::text from ticket_event where type = 'message'"));
    }

    [Fact]
    public async Task A_measurement_is_not_written_without_the_outage_that_begins_with_it()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await GoAsync(bench, "web", Down, Down);
        await bench.ExecuteAsync("alter table outage add constraint full_disk check (error = '')");

        await Assert.ThrowsAsync<PostgresException>(() => bench.WriteAsync(("web", Down)));

        Assert.Equal(["2 2"], await bench.QueryAsync<string>("select concat((select count(*) from probe_result), ' ', standing #>> '{bad,count}') from probe_state"));
        await bench.ExecuteAsync("alter table outage drop constraint full_disk");
        await GoAsync(bench, "web", Down);
        Assert.Equal(["08:00"], await bench.QueryAsync<string>("select to_char(began_at at time zone 'UTC', 'HH24:MI') from outage"));
    }

    [Fact]
    public async Task An_outage_ends_with_its_probe_and_begins_anew_when_that_is_asked_again()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await GoAsync(bench, "web", Down, Down, Down);

        await bench.ExecuteAsync("update probe set removed_at = '2026-11-02T08:10Z'");
        await bench.Keeper.KeepAsync(CancellationToken.None);
        Assert.Equal(["08:00-08:10"], await bench.QueryAsync<string>("select concat(to_char(began_at at time zone 'UTC', 'HH24:MI'), '-', to_char(ended_at at time zone 'UTC', 'HH24:MI')) from outage"));
        await bench.ExecuteAsync("update probe set removed_at = null");
        bench.Time.Advance(TimeSpan.FromHours(1));
        await bench.ShareAsync();
        await GoAsync(bench, "web", Down, Down, Down);

        Assert.Equal(["2 1"], await bench.QueryAsync<string>("select concat(count(*), ' ', count(distinct ticket_id)) from outage"));
    }

    [Fact]
    public async Task What_was_measured_before_a_probe_was_taken_out_counts_and_what_comes_after_does_not()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await GoAsync(bench, "web", Up, Down, Down, Down, Up, Up, Up, Up);
        await bench.ExecuteAsync("update probe set removed_at = '2026-11-02T08:07Z'");
        bench.Time.Advance(TimeSpan.FromDays(2));

        var kept = Assert.Single(await bench.Availability.ReadAsync(1, new(Start, Start.AddDays(1)), CancellationToken.None));

        Assert.Equal((TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3), TimeSpan.Zero), (kept.Availability.Up, kept.Availability.Down, kept.Availability.Unknown));
        Assert.Empty(await bench.Availability.ReadAsync(1, new(Start.AddDays(1), Start.AddDays(2)), CancellationToken.None));
    }

    [Fact]
    public async Task What_was_not_measured_while_the_service_was_down_is_unknown()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", Web));
        await GoAsync(bench, "web", Up, Up);
        bench.Time.Advance(TimeSpan.FromMinutes(58));
        await bench.ShareAsync();
        await GoAsync(bench, "web", Up, Up);

        Assert.Equal(["08:02-09:00"], await bench.QueryAsync<string>("select concat(to_char(from_at at time zone 'UTC', 'HH24:MI'), '-', to_char(to_at at time zone 'UTC', 'HH24:MI')) from probe_gap"));
        var share = Assert.Single(await bench.Availability.ReadAsync(1, new(Start, Start.AddDays(1)), CancellationToken.None)).Availability;
        Assert.Equal((TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(58)), (share.Up, share.Unknown));
    }

    /// <summary>One answer a minute.</summary>
    private static async Task GoAsync(WatchBench bench, string probe, params ProbeResult[] results)
    {
        foreach (var result in results)
        {
            await bench.MeasureAsync((probe, result));
            bench.Time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task MinuteAsync(WatchBench bench, params (string, ProbeResult)[] found)
    {
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.MeasureAsync(found);
    }
}
