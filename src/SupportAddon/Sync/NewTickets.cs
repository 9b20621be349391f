using Dapper;
using Npgsql;
using SupportAddon.Tickets;

namespace SupportAddon.Sync;

/// <summary>
/// Stores tickets that were not there before. There is nothing to compare them with, so that they go straight into their
/// tables; were one there after all, its unique key would refuse the page.
/// </summary>
internal sealed class NewTickets(NpgsqlConnection db, long connectionId, TicketRules rules)
{
    public async Task AddAsync(IReadOnlyList<PageTicket> tickets, DateTimeOffset now, CancellationToken ct)
    {
        if (tickets.Count == 0)
            return;
        var numbered = (await IdsAsync(tickets.Count, ct)).Zip(tickets).ToList();
        await PageCopy.NewTicketsAsync(db, numbered, connectionId, rules, now, ct);
        await PageCopy.NewPayloadsAsync(db, numbered, now, ct);
        if (Events(numbered, now).ToList() is { Count: > 0 } events)
            await PageCopy.NewEventsAsync(db, events, now, ct);
    }

    private static IEnumerable<(long, EventRow)> Events(IEnumerable<(long Id, PageTicket Ticket)> tickets, DateTimeOffset now) =>
        from row in tickets
        from fact in TicketEvents.Of(row.Ticket.Ticket, stored: null, now)
        select (row.Id, fact);

    private Task<IEnumerable<long>> IdsAsync(int count, CancellationToken ct) => db.QueryAsync<long>(new CommandDefinition(
        "select nextval('ticket_id_seq') from generate_series(1, @count)", new { count }, cancellationToken: ct));
}
