using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Dolibarr.Tests.Reading;

public sealed class Completeness(ITestOutputHelper output)
{
    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task What_rests_is_not_read_again(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(35);
        var old = server.TicketIds().First();
        server.Wait();
        server.Change(server.TicketIds().Last(), []);
        var first = await server.Connect().PagesAsync();
        server.Wait();
        server.Change(old, new JsonObject { ["subject"] = "Changed" });
        var next = await server.Connect().PagesAsync(first[^1].Next);
        Assert.Equal([old, server.TicketIds().Last()], next.Ids());
    }

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task A_message_brings_its_ticket_though_the_tickets_own_time_stays(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(35);
        var (old, last) = (server.TicketIds().First(), server.AddTicket(at: server.Now.AddHours(2)));
        server.Wait();
        var first = await server.Connect().PagesAsync();
        server.Wait();
        server.Write(old, "Any news?");
        var next = await server.Connect().PagesAsync(first[^1].Next);
        Assert.Equal([old, last], next.Ids());
        Assert.Equal("Any news?", Assert.IsType<MessagePosted>(Assert.Single(next.Tickets().Single(ticket => ticket.Id == $"{old}").Events)).Text);
    }

    [Fact]
    public async Task Events_of_other_things_and_of_tickets_that_are_gone_bring_nothing()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(3);
        var gone = server.TicketIds().First();
        server.Wait();
        var newest = server.AddTicket();
        var first = await server.Connect().PagesAsync();
        server.Wait();
        server.Remove(gone);
        server.Write(gone, "to nobody");
        server.Add("agendaevents", new JsonObject { ["elementtype"] = "invoice", ["elementid"] = $"{server.TicketIds().First()}", ["code"] = "AC_RDV" });
        Assert.Equal([newest], (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    public async Task A_page_of_which_nothing_could_be_read_is_not_the_end(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(35);
        var unreadable = server.TicketIds().Skip(10).Take(10).ToHashSet();
        server.Lists.IsReadable = record => !unreadable.Contains(record.Id);
        Assert.Equal(server.TicketIds().Except(unreadable), (await server.Connect().PagesAsync()).Ids());
        Assert.Equal(server.TicketIds().Except(unreadable), await server.Connect().IdsAsync());
    }

    [Fact]
    public async Task Where_Dolibarr_counts_what_it_leaves_out_is_told_and_nothing_is_called_complete()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(35);
        var unreadable = server.TicketIds().ElementAt(15);
        server.Lists.IsReadable = record => record.Id != unreadable;
        await server.Connect().FailureAsync(FailureKind.Unexpected, "counts 10 for a page and gives 9");
        Assert.Equal(FailureKind.Unexpected, (await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().IdsAsync())).Kind);
    }

    [Fact]
    public async Task A_ticket_deleted_between_being_counted_and_being_read_stops_nothing()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(35);
        var going = server.TicketIds().ElementAt(15);
        var looks = 0;
        server.Lists.IsReadable = record => record.Id != going || looks++ > 0;
        Assert.Equal(server.TicketIds(), (await server.Connect().PagesAsync()).Ids());
    }

    [Fact]
    public async Task A_server_that_does_not_obey_the_order_is_told_instead_of_followed_for_ever()
    {
        await using var server = await DolibarrServer.StartAsync(20);
        server.Instead = async http =>
        {
            if (!http.Request.Path.Value!.EndsWith("/tickets", StringComparison.Ordinal) || http.Request.Query["sortorder"] == "DESC")
                return false;
            await DolibarrServer.SendAsync(http, 200, "application/json", """[{"id":"7","tms":1788249600,"datec":1788249600}]""");
            return true;
        };
        await server.Connect().FailureAsync(FailureKind.Unexpected, "gave record 7 of tickets after 7");
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task No_question_is_one_that_Dolibarr_answers_with_something_else(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(15);
        server.Write(server.TicketIds().First(), "Hello");
        await server.Connect().CheckAsync(CancellationToken.None);
        var first = await server.Connect().PagesAsync();
        await server.Connect().PagesAsync(first[^1].Next);
        await server.Connect(since: DolibarrServer.Start).IdsAsync();
        foreach (var asked in server.Requests)
        {
            Assert.DoesNotContain("tickets/0", asked, StringComparison.Ordinal);
            Assert.DoesNotMatch("limit=(0|-)", asked);
            Assert.DoesNotMatch("[0-9]:[0-9]", asked);
            Assert.DoesNotMatch("tms:[<>=]+:[^']", asked);
        }
    }

    [Theory]
    [InlineData(17, 4711)]
    [InlineData(22, 4711)]
    [InlineData(17, 815)]
    [InlineData(22, 815)]
    public async Task Whatever_happens_meanwhile_after_the_next_reading_everything_is_as_in_Dolibarr(int version, int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var server = await DolibarrServer.StartAsync(version);
        (server.Clocks.Php, server.Clocks.Database) = (TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), TimeZoneInfo.Utc);
        server.AddTickets(40);
        var random = new Random(seed);
        var stored = new Dictionary<string, string>();
        Position? position = null;
        for (var round = 0; round < 12; round++)
        {
            server.Before = _ => Disturb(server, random);
            foreach (var page in await server.Connect().PagesAsync(position))
            {
                Store(stored, page);
                position = page.Next;
                // Dies now and then, and goes on from the last page that was stored.
                if (random.Next(4) == 0)
                    break;
            }
            server.Now = server.Now.AddMinutes(40);
        }
        server.Before = _ => { };
        foreach (var _ in Enumerable.Range(0, 2))
            foreach (var page in await server.Connect().PagesAsync(position))
            {
                Store(stored, page);
                position = page.Next;
            }
        var listed = (await server.Connect().IdsAsync()).Select(id => $"{id}").ToHashSet();
        Assert.Equal(
            server.Lists["tickets"].Select(ticket => $"{ticket.Id} {ticket.Values["subject"]} {Messages(server, ticket.Id)}").Order(),
            stored.Where(ticket => listed.Contains(ticket.Key)).Select(ticket => $"{ticket.Key} {ticket.Value}").Order());
    }

    private static void Store(Dictionary<string, string> stored, TicketPage page)
    {
        foreach (var ticket in page.Tickets)
            stored[ticket.Id] = string.Create(CultureInfo.InvariantCulture, $"{ticket.Title} {ticket.Events.Count}");
    }

    private static int Messages(DolibarrServer server, long ticket) => server.Lists["agendaevents"].Count(message => (string?)message.Values["elementid"] == $"{ticket}");

    private static void Disturb(DolibarrServer server, Random random)
    {
        server.Now = server.Now.AddSeconds(random.Next(1, 60));
        for (var change = 0; change < 3; change++)
        {
            var ids = server.TicketIds().ToList();
            var one = ids[random.Next(ids.Count)];
            switch (random.Next(5))
            {
                case 0:
                    server.AddTicket($"New {random.Next()}", server.Now.AddSeconds(-random.Next(120)));
                    break;
                case 1:
                    server.Remove(one);
                    break;
                case 2:
                    server.Write(one, "Hello");
                    break;
                default:
                    server.Change(one, new JsonObject { ["subject"] = $"Changed {random.Next()}" });
                    break;
            }
        }
    }
}
