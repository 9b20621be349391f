using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>A page whose tickets are checked, cleaned, encoded and hashed: made while the page before it is being stored.</summary>
/// <param name="Page">As the connector gave it, without its tickets.</param>
/// <param name="Read">How many tickets it had.</param>
/// <param name="Tickets">By id; an id that stood twice on the page is there once, as it stood last.</param>
internal sealed record PreparedPage(TicketPage Page, int Read, IReadOnlyDictionary<string, PageTicket> Tickets)
{
    public static PreparedPage Of(TicketPage page, TicketEncoder encoder)
    {
        PageContract.Check(page);
        var tickets = new Dictionary<string, PageTicket>(page.Tickets.Count);
        foreach (var ticket in page.Tickets)
            tickets[CleanText.Of(ticket.Id)] = encoder.Encode(CleanTicket.Of(ticket));
        return new(page with { Tickets = [] }, page.Tickets.Count, tickets);
    }
}
