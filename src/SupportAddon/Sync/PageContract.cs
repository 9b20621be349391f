using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>What a page must be before it is stored, whoever wrote the connector.</summary>
internal static class PageContract
{
    private const int MaxIdLength = 200;

    /// <summary>A page is held in memory and stored in one transaction.</summary>
    private const int MaxTickets = 10_000;

    public static void Check(TicketPage? page)
    {
        if (page?.Tickets is null || page.Next is null)
            throw Broken("gave a page without tickets or without a position");
        if (page.Tickets.Count > MaxTickets)
            throw Broken(FormattableString.Invariant($"gave {page.Tickets.Count:#,0} tickets in one page, more than the {MaxTickets:#,0} that are taken at once"));
        foreach (var ticket in page.Tickets)
            Check(ticket);
    }

    public static void Check(IdPage? page)
    {
        if (page?.Ids is null)
            throw Broken("gave a page of ids without ids");
        if (!page.Ids.All(IsId))
            throw Broken($"listed an id that is not 1 to {MaxIdLength} characters long");
    }

    private static void Check(SourceTicket? ticket)
    {
        if (ticket is null || ticket.Title is null || ticket.Raw is null || ticket.Fields is null || ticket.Events is null)
            throw Broken("gave a ticket with a part missing");
        if (!IsId(ticket.Id))
            throw Broken($"gave a ticket whose id is not 1 to {MaxIdLength} characters long");
        if (ticket.Events.Count > 0)
            CheckEvents(ticket);
    }

    private static void CheckEvents(SourceTicket ticket)
    {
        if (ticket.Events.Any(fact => fact is null || !IsId(fact.Id)))
            throw Broken($"gave an event of ticket {ticket.Id} whose id is not 1 to {MaxIdLength} characters long");
        if (ticket.Events.GroupBy(fact => fact.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Broken($"gave two events of ticket {ticket.Id} the same id, {twice.Key}");
    }

    private static bool IsId(string? id) => id is { Length: > 0 and <= MaxIdLength } && !id.Contains('\0');

    private static ConnectorException Broken(string what) => new(
        FailureKind.Unexpected,
        $"The connector {what}.",
        "Nothing of that page was stored; report it to the author of the plugin or of its manifest.");
}
