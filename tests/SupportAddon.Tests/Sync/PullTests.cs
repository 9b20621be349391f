using SupportAddon.Sdk;
using SupportAddon.Sync;
using static SupportAddon.Tests.Sync.SyncBench;

namespace SupportAddon.Tests.Sync;

public sealed class PullTests
{
    [Fact]
    public async Task All_tickets_are_stored_and_counted_as_new()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add([.. Enumerable.Range(0, 10).Select(number => Ticket($"t{number}", number))]);

        var counts = await bench.SyncAsync();

        Assert.Equal((10, 10, 0, 0), (counts.Read, counts.New, counts.Changed, counts.Unchanged));
        Assert.Equal(bench.Source.Tickets.Keys, await bench.IdsAsync());
    }

    [Fact]
    public async Task What_the_source_refused_and_the_connector_passed_over_is_counted()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add([.. Enumerable.Range(0, 5).Select(number => Ticket($"t{number}", number))]);
        bench.Source.Refusal = "No\0 rights.";

        var counts = await bench.SyncAsync();

        Assert.Equal((5, 4, "No\uFFFD rights."), (counts.Read, counts.Ignored, counts.LastIgnored));
    }

    [Fact]
    public async Task Reading_again_changes_nothing()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add([.. Enumerable.Range(0, 10).Select(number => Ticket($"t{number}", number, events: Change("c1", 0, "Old", "New")))]);
        await bench.SyncAsync();
        var before = await bench.QueryAsync<string>(Everything);

        var counts = await bench.SyncAsync(new() { Full = true });

        Assert.Equal((10, 0, 0, 10), (counts.Read, counts.New, counts.Changed, counts.Unchanged));
        Assert.Equal(before, await bench.QueryAsync<string>(Everything));
    }

    [Fact]
    public async Task Only_what_changed_since_is_read_the_second_time()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add([.. Enumerable.Range(0, 10).Select(number => Ticket($"t{number}", number))]);
        await bench.SyncAsync();
        bench.Add(Ticket("t3", 30, "Done"), Ticket("t99", 31));

        var counts = await bench.SyncAsync();

        Assert.Equal((3, 1, 1, 1), (counts.Read, counts.New, counts.Changed, counts.Unchanged));
    }

    [Fact]
    public async Task S2_a_commit_in_the_instant_of_the_position_is_not_lost()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("b", 5));
        await bench.SyncAsync();
        bench.Add(Ticket("c", 5));

        await bench.SyncAsync();

        Assert.Equal(["b", "c"], await bench.IdsAsync());
    }

    [Fact]
    public async Task S3_a_reading_that_ends_without_its_last_page_fails_and_keeps_what_came()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a", 1), Ticket("b", 2));
        bench.Source.MarksLastPage = false;

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => bench.SyncAsync());

        Assert.Contains("without marking its last page", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], await bench.IdsAsync());
    }

    [Fact]
    public async Task S1_S6_a_page_that_cannot_be_stored_leaves_neither_tickets_nor_position()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add([.. Enumerable.Range(0, 6).Select(number => Ticket($"t{number}", number))]);
        // The second page is refused by the database after its tickets were written and before its events are.
        await bench.ExecuteAsync(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
            create trigger refuse before insert on ticket_payload for each row when (new.payload like '%t5%') execute function refuse();
            """);

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => bench.SyncAsync());

        Assert.Equal(["t0", "t1", "t2"], await bench.IdsAsync());
        Assert.Equal("2026-09-01T08:02:00|t2", await bench.PositionAsync());
        Assert.Equal("3", (await bench.QueryAsync<string>("select counts ->> 'read' from run"))[0]);
    }

    [Fact]
    public async Task What_a_failed_run_left_out_comes_with_the_next()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add([.. Enumerable.Range(0, 10).Select(number => Ticket($"t{number}", number))]);
        bench.Source.BeforePage = page =>
        {
            if (page == 3)
                throw new ConnectorException(FailureKind.Unreachable, "Gone.", "Wait.");
        };
        await Assert.ThrowsAsync<ConnectorException>(() => bench.SyncAsync());
        Assert.Equal(6, (await bench.IdsAsync()).Count);
        bench.Source.BeforePage = _ => { };

        var counts = await bench.SyncAsync();

        Assert.Equal((5, 4), (counts.Read, counts.New));
        Assert.Equal(bench.Source.Tickets.Keys, await bench.IdsAsync());
    }

    [Fact]
    public async Task An_id_that_comes_twice_on_a_page_is_stored_as_it_stood_last()
    {
        await using var bench = await SyncBench.CreateAsync();
        var page = new TicketPage { Tickets = [Ticket("a", 1, "New"), Ticket("a", 2, "Done")], Next = new("x"), IsLast = true };

        var counts = await StoreAsync(bench, page);

        Assert.Equal((2, 1, 0, 1), (counts.Read, counts.New, counts.Changed, counts.Unchanged));
        Assert.Equal(["resolved"], await bench.QueryAsync<string>("select status from ticket"));
    }

    [Theory]
    [InlineData("", "id")]
    [InlineData("a\0b", "id")]
    public async Task A_ticket_without_a_usable_id_fails_the_page(string id, string word)
    {
        await using var bench = await SyncBench.CreateAsync();
        var page = new TicketPage { Tickets = [Ticket("good"), Ticket(id)], Next = new("x"), IsLast = true };

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => StoreAsync(bench, page));

        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        Assert.Empty(await bench.IdsAsync());
    }

    [Fact]
    public async Task Two_events_of_one_id_fail_the_page_by_name()
    {
        await using var bench = await SyncBench.CreateAsync();
        var ticket = Ticket("a", events: [Change("c1", 1, "New", "Done"), Change("c1", 2, "Done", "New")]);

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => StoreAsync(bench, new() { Tickets = [ticket], Next = new("x"), IsLast = true }));

        Assert.Contains("the same id, c1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_of_100_KB_fails_the_page()
    {
        await using var bench = await SyncBench.CreateAsync();
        var page = new TicketPage { Tickets = [Ticket(new string('x', 100_000))], Next = new("x"), IsLast = true };

        await Assert.ThrowsAsync<ConnectorException>(() => StoreAsync(bench, page));
    }

    [Fact]
    public async Task Text_that_PostgreSQL_refuses_is_stored_with_a_replacement()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a") with { Title = "nul \0, half \ud83d, whole \ud83d\ude00", Raw = "{\"t\":\"\0\"}" });

        await bench.SyncAsync();

        Assert.Equal(["nul \ufffd, half \ufffd, whole \ud83d\ude00"], await bench.QueryAsync<string>("select title from ticket"));
    }

    [Fact]
    public async Task A_first_pull_that_is_given_a_ticket_once_more_stores_it_once_as_it_came_last()
    {
        await using var bench = await SyncBench.CreateAsync();
        await using var lease = await bench.TakeAsync(await bench.ConnectionAsync());
        var pages = await bench.PagesAsync(await bench.ConnectionAsync(), lease);

        var counts = await pages.StoreAsync(pages.Prepare(new() { Tickets = [Ticket("a"), Ticket("b")], Next = new("1") }), new(), CancellationToken.None);
        counts = await pages.StoreAsync(pages.Prepare(new() { Tickets = [Ticket("b"), Ticket("c"), Ticket("a", 5, "Closed")], Next = new("2") }), counts, CancellationToken.None);
        counts = await pages.StoreAsync(pages.Prepare(new() { Tickets = [Ticket("c"), Ticket("d")], Next = new("3"), IsLast = true }), counts, CancellationToken.None);

        Assert.Equal((7, 4, 1, 2), (counts.Read, counts.New, counts.Changed, counts.Unchanged));
        Assert.Equal(["a Closed", "b New", "c New", "d New"], await bench.QueryAsync<string>("select concat(external_id, ' ', fields ->> 'status') from ticket order by 1"));
        Assert.Equal(["a field New Closed"], await bench.QueryAsync<string>("select concat_ws(' ', external_id, type, from_value, to_value) from ticket_event join ticket on ticket.id = ticket_id"));
        Assert.Equal("3", await bench.PositionAsync());
    }

    private const string Everything =
        """
        select t::text || coalesce(string_agg(e::text, ' ' order by e.id), '') || min(p::text)
        from ticket t left join ticket_event e on e.ticket_id = t.id join ticket_payload p on p.ticket_id = t.id
        group by t.id order by t.id
        """;

    private static async Task<SyncCounts> StoreAsync(SyncBench bench, TicketPage page)
    {
        var connection = await bench.ConnectionAsync();
        await using var lease = await bench.TakeAsync(connection);
        var pages = await bench.PagesAsync(connection, lease);
        return await pages.StoreAsync(pages.Prepare(page), new(), CancellationToken.None);
    }
}
