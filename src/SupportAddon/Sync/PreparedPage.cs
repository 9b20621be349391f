using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>A page whose tickets are checked, cleaned and hashed: made while the page before it is being stored.</summary>
/// <param name="Page">As the connector gave it.</param>
/// <param name="Tickets">By id; an id that stood twice on the page is there once, as it stood last.</param>
/// <param name="Hashes">Of their content, by id.</param>
internal sealed record PreparedPage(
    TicketPage Page, IReadOnlyDictionary<string, SourceTicket> Tickets, IReadOnlyDictionary<string, byte[]> Hashes)
{
    public static PreparedPage Of(TicketPage page)
    {
        PageContract.Check(page);
        var tickets = new Dictionary<string, SourceTicket>(page.Tickets.Count);
        foreach (var ticket in page.Tickets)
            tickets[CleanText.Of(ticket.Id)] = CleanTicket.Of(ticket);
        var hash = new ContentHash();
        return new(page, tickets, tickets.ToDictionary(ticket => ticket.Key, ticket => hash.Of(ticket.Value)));
    }
}
