using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Replies;

/// <summary>What is written to the source for a value of ours, or why it stays here.</summary>
internal static class ReplyTarget
{
    public static (string? Value, string? Stays) OfStatus(TicketEntry ticket, string word) =>
        ReplyIntent.Refuses(ticket, ReplyKind.Status) is { } why ? (null, why) : ticket.Ticket.ReplyWords.Find(TicketFields.Status, word);

    public static async Task<(string? Value, string? Stays)> OfOwnerAsync(TicketEntry ticket, string? person, CancellationToken ct)
    {
        if (ReplyIntent.Refuses(ticket, ReplyKind.Assignee) is { } why)
            return (null, why);
        if (person is null)
            return (null, null);
        return await PeopleNames.OfAsync(ticket.Db, person, ticket.Ticket.ConnectionId, ct) is { } name
            ? (name, null)
            : (null, $"Nobody has said what {person} is called in {ticket.Ticket.Connection}: supportaddon person map {person} --connection {ticket.Ticket.Connection} --name NAME");
    }
}
