using SupportAddon.Sdk;
using SupportAddon.Sync;
using static SupportAddon.Tests.Sync.SyncBench;

namespace SupportAddon.Tests.Sync;

public sealed class SweepTests
{
    private static readonly SyncRequest Sweep = new() { Sweep = true };

    [Fact]
    public async Task S4_a_ticket_that_is_no_longer_listed_is_gone_and_keeps_its_history()
    {
        await using var bench = await FilledAsync(10);
        bench.Source.Tickets.Remove("t3");

        var counts = await bench.SyncAsync(Sweep);

        Assert.Equal((1, 9), (counts.Deleted, counts.Swept));
        Assert.DoesNotContain("t3", await bench.IdsAsync());
        Assert.Equal(["gone"], await bench.QueryAsync<string>("select type from ticket_event"));
        Assert.Equal(["Ticket t3"], await bench.QueryAsync<string>("select title from ticket where gone_at is not null"));
    }

    [Fact]
    public async Task S4_without_a_sweep_nothing_is_ever_gone()
    {
        await using var bench = await FilledAsync(10);
        bench.Source.Tickets.Clear();

        await bench.SyncAsync(new() { Full = true });

        Assert.Equal(10, (await bench.IdsAsync()).Count);
    }

    [Fact]
    public async Task S4_an_incomplete_list_of_ids_finds_no_deletion()
    {
        await using var bench = await FilledAsync(10);
        bench.Source.Tickets.Remove("t3");
        bench.Source.ListsAll = false;

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bench.SyncAsync(Sweep));

        Assert.Contains("ended without its last page", failure.Message, StringComparison.Ordinal);
        Assert.Equal(10, (await bench.IdsAsync()).Count);
    }

    [Fact]
    public async Task S4_too_many_deletions_at_once_stop_and_ask()
    {
        await using var bench = await FilledAsync(100);
        Remove(bench, 21);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bench.SyncAsync(Sweep));

        Assert.Contains("no longer lists 21 of 100", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--accept-deletions", failure.Next, StringComparison.Ordinal);
        Assert.Equal(100, (await bench.IdsAsync()).Count);
    }

    [Fact]
    public async Task S4_somebody_who_looked_may_accept_them()
    {
        await using var bench = await FilledAsync(100);
        Remove(bench, 21);

        var counts = await bench.SyncAsync(Sweep with { AcceptDeletions = true });

        Assert.Equal(21, counts.Deleted);
    }

    [Theory]
    [InlineData(100, 20)]
    [InlineData(300, 30)]
    [InlineData(8, 8)]
    public async Task S4_few_or_a_small_part_are_believed(int tickets, int gone)
    {
        await using var bench = await FilledAsync(tickets);
        Remove(bench, gone);

        Assert.Equal(gone, (await bench.SyncAsync(Sweep)).Deleted);
    }

    [Fact]
    public async Task A_ticket_that_comes_back_is_there_again_with_both_facts()
    {
        await using var bench = await FilledAsync(10);
        var ticket = bench.Source.Tickets["t3"];
        bench.Source.Tickets.Remove("t3");
        await bench.SyncAsync(Sweep);
        bench.Add(ticket);

        await bench.SyncAsync(Sweep);

        Assert.Contains("t3", await bench.IdsAsync());
        Assert.Equal(["gone", "back"], await bench.QueryAsync<string>("select type from ticket_event order by id"));
    }

    [Fact]
    public async Task A_ticket_that_the_pull_missed_is_found_by_the_sweep_and_fetched_from_the_start()
    {
        await using var bench = await FilledAsync(10);
        bench.Source.Late.Add("late");
        bench.Add(Ticket("late", 2));

        await bench.SyncAsync(Sweep);

        Assert.Contains("late", await bench.IdsAsync());
        Assert.Equal([null, "2026-09-01T08:09:00|t9", "2026-09-01T08:09:00|t9", null], bench.Source.Readings);
    }

    [Fact]
    public async Task A_ticket_made_after_the_pull_is_fetched_without_reading_everything_again()
    {
        await using var bench = await FilledAsync(10);
        var late = Ticket("t99", 50);
        bench.Source.BeforePage = _ => { };
        await bench.SyncAsync();
        bench.Source.Hidden.Add("t99");
        bench.Add(late);
        var pages = 0;
        bench.Source.BeforePage = _ =>
        {
            if (++pages == 2)
                bench.Source.Hidden.Clear();
        };

        await bench.SyncAsync(Sweep);

        Assert.Contains("t99", await bench.IdsAsync());
        Assert.DoesNotContain(null, bench.Source.Readings.Skip(1));
    }

    [Fact]
    public async Task A_ticket_made_after_the_ids_were_listed_is_not_taken_for_deleted()
    {
        await using var bench = await FilledAsync(10);
        bench.Source.Late.Add("late");
        bench.Add(Ticket("late", 2));
        // The first reading filled the bench, the second is the pull, the third fetches what the list showed to be missing.
        bench.Source.BeforePage = _ =>
        {
            if (bench.Source.Readings.Count == 3)
                bench.Add(Ticket("t99", 50));
        };

        var counts = await bench.SyncAsync(Sweep);

        Assert.Equal(0, counts.Deleted);
        Assert.Contains("t99", await bench.IdsAsync());
    }

    [Fact]
    public async Task A_listed_id_that_reading_never_gives_fails_the_run_and_names_it()
    {
        await using var bench = await FilledAsync(10);
        bench.Source.Hidden.Add("ghost");
        bench.Add(Ticket("ghost", 5));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bench.SyncAsync(Sweep));

        Assert.Contains("ghost", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tickets_older_than_the_first_date_of_interest_are_not_taken_for_deleted()
    {
        await using var bench = await FilledAsync(10);
        await bench.ExecuteAsync("update connection set since = '2026-09-01T08:05:00Z'");
        foreach (var old in new[] { "t0", "t1", "t2", "t3", "t4" })
            bench.Source.Tickets.Remove(old);

        Assert.Equal(0, (await bench.SyncAsync(Sweep)).Deleted);
    }

    [Fact]
    public async Task The_sweep_comes_by_itself_when_it_is_due()
    {
        await using var bench = await FilledAsync(10);
        await bench.ExecuteAsync("update connection set sweep_every = '1 day'; update sync_position set swept_at = '2026-10-01T08:00:00Z'");
        bench.Source.Tickets.Remove("t3");

        bench.Time.Advance(TimeSpan.FromHours(23));
        Assert.Null((await bench.SyncAsync()).Swept);
        bench.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await bench.SyncAsync()).Deleted);
    }

    private static async Task<SyncBench> FilledAsync(int tickets)
    {
        var bench = await SyncBench.CreateAsync();
        bench.Add([.. Enumerable.Range(0, tickets).Select(number => Ticket($"t{number}", number))]);
        await bench.SyncAsync();
        return bench;
    }

    private static void Remove(SyncBench bench, int count)
    {
        foreach (var id in bench.Source.Tickets.Keys.Take(count).ToList())
            bench.Source.Tickets.Remove(id);
    }
}
