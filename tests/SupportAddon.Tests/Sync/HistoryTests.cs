using SupportAddon.Sdk;
using static SupportAddon.Tests.Sync.SyncBench;

namespace SupportAddon.Tests.Sync;

public sealed class HistoryTests
{
    [Fact]
    public async Task What_the_source_tells_is_stored_as_it_tells_it()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a", 9, "Done", events:
        [
            Change("c1", 3, "New", "Done"),
            new MessagePosted { Id = "m1", OccurredAt = At(4), Author = "bob", Text = "Fixed.", Visibility = Visibility.Internal },
        ]));

        await bench.SyncAsync();

        Assert.Equal(
            ["c1 field source 08:03 ana status New Done", "m1 message source 08:04 bob internal Fixed."],
            await HistoryAsync(bench));
    }

    [Fact]
    public async Task A_difference_between_two_pulls_that_the_source_does_not_tell_is_recorded_as_observed()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a", 1));
        await bench.SyncAsync();
        bench.Add(Ticket("a", 7, "Done"));

        await bench.SyncAsync();

        Assert.Equal(["observed:status:0 field observed 08:07 status New Done"], await HistoryAsync(bench));
    }

    [Fact]
    public async Task A_value_that_goes_back_and_forth_is_recorded_each_time()
    {
        await using var bench = await SyncBench.CreateAsync();
        foreach (var status in new[] { "New", "Done", "New", "Done" })
        {
            bench.Add(Ticket("a", 7, status) with { Raw = status });
            await bench.SyncAsync();
        }

        Assert.Equal(
            [
                "observed:status:0 field observed 08:07 status New Done",
                "observed:status:1 field observed 08:07 status Done New",
                "observed:status:2 field observed 08:07 status New Done",
            ],
            await HistoryAsync(bench));
    }

    [Fact]
    public async Task A_change_that_the_source_tells_is_not_recorded_a_second_time_as_observed()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a", 1));
        await bench.SyncAsync();
        bench.Add(Ticket("a", 7, "Done", events: Change("c1", 6, "New", "Done")));

        await bench.SyncAsync();

        Assert.Equal(["c1 field source 08:06 ana status New Done"], await HistoryAsync(bench));
    }

    [Fact]
    public async Task A_bulk_edit_that_leaves_no_history_is_observed_after_the_changes_that_are_told()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a", 6, "Done", events: Change("c1", 6, "New", "Done")));
        await bench.SyncAsync();
        bench.Add(Ticket("a", 9, "New", events: Change("c1", 6, "New", "Done")));

        await bench.SyncAsync();

        Assert.Equal(
            ["c1 field source 08:06 ana status New Done", "observed:status:1 field observed 08:09 status Done New"],
            await HistoryAsync(bench));
    }

    [Fact]
    public async Task A_message_rewritten_at_the_source_gets_a_further_revision_and_the_old_one_stays()
    {
        await using var bench = await SyncBench.CreateAsync();
        foreach (var text in new[] { "first", "second", "first" })
        {
            bench.Add(Ticket("a", 1, events: new MessagePosted { Id = "m", OccurredAt = At(1), Text = text, Visibility = Visibility.Public }));
            await bench.SyncAsync();
        }

        Assert.Equal(["1 first", "2 second", "3 first"], await bench.QueryAsync<string>(
            "select revision || ' ' || body from ticket_event order by revision"));
        Assert.Equal(["first"], await bench.QueryAsync<string>("select body from current_ticket_event"));
    }

    [Fact]
    public async Task The_payload_is_kept_as_it_came()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a", 1) with { Raw = """{ "b":1, "a" : [ 1 ] }""" });

        await bench.SyncAsync();

        Assert.Equal(["""{ "b":1, "a" : [ 1 ] }"""], await bench.QueryAsync<string>("select payload from ticket_payload"));
    }

    private static Task<IReadOnlyList<string>> HistoryAsync(SyncBench bench) => bench.QueryAsync<string>(
        """
        select concat_ws(' ', source_id, type, origin, to_char(occurred_at at time zone 'UTC', 'HH24:MI'), author,
            field, from_value, to_value, visibility, body)
        from current_ticket_event order by occurred_at, id
        """);
}
