using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds;
using SupportAddon.Health.Kinds.Upkeep;

namespace SupportAddon.Tests.Health;

/// <summary>Upkeep is due on the first of each month at eight in Paris, and to be done within five days.</summary>
public sealed class UpkeepTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_ticket_comes_by_itself_when_it_is_due_and_no_earlier()
    {
        await using var bench = await BenchAsync();

        await KeepAsync(bench, "2026-11-01T06:59:59Z");
        Assert.Empty(await TicketsAsync(bench));
        await KeepAsync(bench, "2026-11-01T07:00:00Z"); // In winter an hour later by our clock.
        await KeepAsync(bench, "2026-11-01T07:00:30Z");

        Assert.Equal(["SA-1 Mise à jour reception preventive 2026-11-01 07:00"], await TicketsAsync(bench));
    }

    [Fact]
    public async Task Two_hosts_at_once_make_one()
    {
        await using var bench = await BenchAsync();
        bench.Time.SetUtcNow(DateTimeOffset.Parse("2026-11-01T07:00:00Z", null));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bench.Upkeep().KeepAsync(CancellationToken.None)));

        Assert.Single(await TicketsAsync(bench));
    }

    [Fact]
    public async Task What_was_due_while_nobody_was_there_is_caught_up_once()
    {
        await using var bench = await BenchAsync();

        await KeepAsync(bench, "2027-02-15T12:00:00Z");
        await KeepAsync(bench, "2027-03-01T06:59:00Z");
        Assert.Single(await TicketsAsync(bench));
        await KeepAsync(bench, "2027-03-01T07:00:00Z");

        Assert.Equal(2, (await TicketsAsync(bench)).Count);
    }

    [Fact]
    public async Task Another_schedule_begins_anew()
    {
        await using var bench = await BenchAsync();
        await bench.ExecuteAsync("update probe set settings = replace(settings::text, '0 8 1 * *', '0 8 15 * *')::json");

        await KeepAsync(bench, "2026-11-10T12:00:00Z");
        Assert.Empty(await TicketsAsync(bench));
        await KeepAsync(bench, "2026-12-15T12:00:00Z");

        Assert.Single(await TicketsAsync(bench));
    }

    [Fact]
    public async Task What_is_not_done_in_time_is_missed_until_it_is_done()
    {
        await using var bench = await BenchAsync();
        await KeepAsync(bench, "2026-11-01T07:00:00Z");

        bench.Time.SetUtcNow(DateTimeOffset.Parse("2026-11-06T06:59:59Z", null));
        Assert.Null((await MeasureAsync(bench)).Error);
        bench.Time.SetUtcNow(DateTimeOffset.Parse("2026-11-06T07:00:00Z", null));
        Assert.Equal("SA-1 was due at 2026-11-01 07:00 UTC, and is not done", (await MeasureAsync(bench)).Error);
        await bench.ResolveAsync();

        Assert.Null((await MeasureAsync(bench)).Error);
    }

    [Theory]
    [InlineData("0 8 1 * *", null)]
    [InlineData("every day", "\"every day\" is no schedule; expected five cron fields such as 0 8 1 * *")]
    [InlineData("manual", "\"manual\" is no schedule; expected five cron fields such as 0 8 1 * *")]
    public void A_schedule_that_is_none_is_refused(string schedule, string? mistake) =>
        Assert.Equal(mistake, new UpkeepKind(null!, TimeProvider.System).Check(new() { ["schedule"] = schedule }).Select(each => each.Mistake).SingleOrDefault());

    private static async Task<WatchBench> BenchAsync()
    {
        var bench = await WatchBench.CreateAsync(Start);
        await bench.ExecuteAsync(
            """
            insert into probe (client_id, name, ordinal, kind, settings, secrets, terms)
            select id, 'update', 0, 'upkeep', '{"schedule":"0 8 1 * *","title":"Mise à jour","within":"5d"}', '{}', '{}' from client
            """);
        await bench.Upkeep().KeepAsync(CancellationToken.None);
        return bench;
    }

    private static Task KeepAsync(WatchBench bench, string at)
    {
        bench.Time.SetUtcNow(DateTimeOffset.Parse(at, null));
        return bench.Upkeep().KeepAsync(CancellationToken.None);
    }

    private static async Task<Measurement> MeasureAsync(WatchBench bench)
    {
        var probe = Assert.Single(await bench.Probes.ListAsync(CancellationToken.None));
        return await new UpkeepKind(bench.Source, bench.Time).MeasureAsync(new(probe.Settings, TimeSpan.FromSeconds(5), null) { ProbeId = probe.Id }, CancellationToken.None);
    }

    private static Task<IReadOnlyList<string>> TicketsAsync(WatchBench bench) => bench.QueryAsync<string>(
        """
        select concat_ws(' ', number, title, ticket.status, substring(state::text from 'preventive'), to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'))
        from ticket_now as ticket join ticket_support on ticket_support.ticket_id = ticket.id join upkeep_ticket on upkeep_ticket.ticket_id = ticket.id order by ticket.id
        """);
}
