using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Reading;

public sealed class Positions
{
    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task A_reading_broken_off_among_the_messages_goes_on_there(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(35);
        server.Wait();
        server.AddTicket();
        var first = await server.Connect().PagesAsync();
        server.Wait();
        foreach (var id in server.TicketIds())
            server.Write(id, "Hello");
        var next = await server.Connect().PagesAsync(first[^1].Next);
        Assert.Equal(server.TicketIds(), next.Ids());
        for (var stop = 1; stop < next.Count; stop++)
        {
            var rest = await server.Connect().PagesAsync(next[stop - 1].Next);
            Assert.Equal(server.TicketIds(), next.Take(stop).Concat(rest).Ids());
            Assert.Equal(next.Count - stop, rest.Count);
        }
    }

    [Fact]
    public async Task A_ticket_given_before_a_break_and_changed_during_it_comes_with_the_reading_after()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(25);
        var broken = (await server.Connect().PagesAsync())[0];
        server.Wait();
        server.Change(server.TicketIds().First(), new JsonObject { ["subject"] = "changed" });
        server.Wait();
        var resumed = await server.Connect().PagesAsync(broken.Next);
        Assert.DoesNotContain(server.TicketIds().First(), resumed.Ids());
        Assert.Contains((await server.Connect().PagesAsync(resumed[^1].Next)).Tickets(), ticket => ticket.Title == "changed");
    }

    [Theory]
    [InlineData("")]
    [InlineData("page 3")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"mark":"yesterday"}""")]
    [InlineData("""{"mark":7}""")]
    public async Task A_position_of_something_else_is_refused(string position)
    {
        await using var server = await DolibarrServer.StartAsync();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().PagesAsync(new Position(position)));
        Assert.Equal((FailureKind.Configuration, "The stored position was not written by this connector."), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task A_message_later_than_the_first_date_of_interest_brings_its_old_ticket_and_lists_it()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(3);
        var (old, silent) = (server.TicketIds().First(), server.TicketIds().Skip(1));
        server.Now = server.Now.AddDays(7);
        var since = server.Now;
        server.Write(old, "still alive");
        var added = server.AddTicket();
        Assert.Equal([old, added], (await server.Connect(since: since).PagesAsync()).Ids());
        Assert.Equal([old, added], await server.Connect(since: since).IdsAsync());
        Assert.NotEmpty(silent);
    }

    [Fact]
    public async Task While_a_page_is_worked_on_the_next_one_is_asked_for_and_never_more_than_two_at_a_time()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(100);
        var second = new TaskCompletionSource();
        var (now, most, pages) = (0, 0, 0);
        server.Instead = async http =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            if (http.Request.Path.Value!.EndsWith("/tickets", StringComparison.Ordinal) && http.Request.Query["limit"] == "10" && ++pages == 2)
                second.SetResult();
            if (http.Request.Query["sqlfilters"].ToString().Contains("fk_element", StringComparison.Ordinal))
                await second.Task.WaitAsync(TimeSpan.FromSeconds(20));
            Interlocked.Decrement(ref now);
            return false;
        };
        Assert.Equal(server.TicketIds(), (await server.Connect().PagesAsync()).Ids());
        Assert.InRange(most, 1, 2);
    }
}
