using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Tickets;

public sealed class Histories
{
    [Theory]
    [InlineData("TICKET_MSG", Visibility.Public)]
    [InlineData("TICKET_MSG_SENTBYMAIL", Visibility.Public)]
    [InlineData("AC_TICKET_SENTBYMAIL", Visibility.Public)]
    [InlineData("TICKET_MSG_PRIVATE", Visibility.Internal)]
    [InlineData("TICKET_MSG_PRIVATE_SENTBYMAIL", Visibility.Internal)]
    [InlineData("AC_RDV", Visibility.Internal)]
    [InlineData("AC_TICKET_CREATE", Visibility.Automatic)]
    [InlineData("AC_TICKET_MODIFY", Visibility.Automatic)]
    public async Task Answers_notes_and_what_programs_write_are_told_apart(string code, Visibility visibility)
    {
        await using var server = await DolibarrServer.StartAsync();
        var ann = server.Add("users", new() { ["firstname"] = "Ann", ["lastname"] = "Lee" });
        var message = server.Write(server.AddTicket(), "<p>Hello</p>", code, ann);
        Assert.Equal<SourceEvent>(
            [new MessagePosted { Id = $"event:{message}", OccurredAt = DolibarrServer.Start, Author = "Ann Lee", Text = "Hello", Visibility = visibility }],
            (await server.Connect().OnlyTicketAsync()).Events);
    }

    [Fact]
    public async Task An_event_without_a_text_is_told_by_its_title_and_one_from_outside_by_its_address()
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = server.Write(server.AddTicket(), "");
        server.Lists["agendaevents"].Single(row => row.Id == id).Values["email_from"] = "bob@zeta.example";
        var message = Assert.IsType<MessagePosted>(Assert.Single((await server.Connect().OnlyTicketAsync()).Events));
        Assert.Equal(("Subject", "bob@zeta.example"), (message.Text, message.Author));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task Hundreds_of_events_belong_to_their_own_tickets(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(12);
        foreach (var number in Enumerable.Range(0, 20))
            foreach (var id in server.TicketIds())
                server.Write(id, $"{number} to {id}");
        foreach (var ticket in (await server.Connect().PagesAsync()).Tickets())
            Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number} to {ticket.Id}"), ticket.Events.Cast<MessagePosted>().Select(message => message.Text));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task A_user_who_may_not_see_events_reads_all_else_and_it_is_counted_once(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.User.ReadsOwnEvents = false;
        server.AddTickets(35);
        server.Write(server.TicketIds().First(), "unseen");
        var pages = await server.Connect().PagesAsync();
        Assert.Equal(server.TicketIds(), pages.Ids());
        Assert.Equal(1, pages.Sum(page => page.Ignored));
        Assert.Contains("refuses the events", pages[0].LastIgnored, StringComparison.Ordinal);
        server.Wait();
        await server.Connect().PagesAsync(pages[^1].Next);
    }

    [Fact]
    public async Task The_time_of_an_event_is_when_it_was_written_not_for_when_it_was_planned()
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = server.Write(server.AddTicket(), "Visit", "AC_RDV");
        server.Lists["agendaevents"].Single(row => row.Id == id).Values["datep"] = DolibarrServer.Start.AddDays(30).ToUnixTimeSeconds();
        Assert.Equal(DolibarrServer.Start, Assert.Single((await server.Connect().OnlyTicketAsync()).Events).OccurredAt);
    }

    [Fact]
    public async Task An_event_of_no_date_is_told()
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = server.Write(server.AddTicket(), "When?");
        server.Lists["agendaevents"].Single(row => row.Id == id).Values["datec"] = "";
        await server.Connect().FailureAsync(FailureKind.Unexpected, "has no date");
    }
}
