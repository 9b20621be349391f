using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Replies;

/// <summary>What is written to the source for a value of ours, or why it stays here.</summary>
internal static class ReplyTarget
{
    /// <param name="ticket">Whose status.</param>
    /// <param name="word">Ours.</param>
    /// <param name="insists">Whether a missing word is refused; else it stays here.</param>
    public static (string? Value, string? Stays) OfStatus(TicketEntry ticket, string word, bool insists = false)
    {
        if (ReplyIntent.Refuses(ticket, ReplyKind.Status) is { } why)
            return (null, why);
        var (value, refusal) = new ReplyWords(ticket.Ticket.Connection!, ticket.Ticket.Mapping, ticket.Ticket.ReplyChoices).Find(TicketFields.Status, word);
        if (insists)
            Refused.If(refusal);
        return value is null ? (null, $"{ticket.Ticket.Connection} has no word for {word}.") : (value, null);
    }

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
