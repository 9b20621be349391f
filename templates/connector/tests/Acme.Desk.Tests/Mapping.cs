using SupportAddon.Sdk;
using Xunit;

namespace Acme.Desk.Tests;

/// <summary>What the kit cannot know: that a ticket is read as it is meant.</summary>
public sealed class Mapping
{
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_ticket_has_its_fields_and_its_messages()
    {
        var ticket = TicketMapping.Of(new DeskRow(new DeskTicket
        {
            Id = 7, Title = "The printer is on fire", Status = "open", Kind = "incident", Requester = "ana", Created = Noon, Updated = Noon.AddHours(1),
            Messages = [new DeskMessage(3, Noon, "bob", "Leave the building.", Internal: false, Reference: null)],
        }, "{}"));

        Assert.Equal(("7", Noon, Noon.AddHours(1)), (ticket.Id, ticket.CreatedAt, ticket.UpdatedAt));
        Assert.Equal("in-progress", TicketMapping.Words.Values[TicketFields.Status][ticket.Fields[TicketFields.Status]!]);
        Assert.Equal("anomaly", TicketMapping.Words.Values[TicketFields.Kind][ticket.Fields[TicketFields.Kind]!]);
        Assert.Equal(("message-3", "bob", Visibility.Public), Assert.IsType<MessagePosted>(Assert.Single(ticket.Events)) is var said ? (said.Id, said.Author, said.Visibility) : default);
    }
}
