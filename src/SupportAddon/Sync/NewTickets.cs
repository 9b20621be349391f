using Dapper;
using Npgsql;

namespace SupportAddon.Sync;

/// <summary>
/// Stores tickets that were not there before. There is nothing to compare them with, so that they go straight into their
/// tables; were one there after all, its unique key would refuse the page.
/// </summary>
internal sealed class NewTickets(NpgsqlConnection db, long connectionId)
{
    public async Task AddAsync(IReadOnlyList<PageTicket> tickets, DateTimeOffset now, CancellationToken ct)
    {
        if (tickets.Count == 0)
            return;
        var numbered = (await IdsAsync(tickets.Count, ct)).Zip(tickets).ToList();
        await PageCopy.NewTicketsAsync(db, numbered, connectionId, now, ct);
        await PageCopy.NewPayloadsAsync(db, numbered, now, ct);
        if (Events(numbered, now).ToList() is { Count: > 0 } events)
            await PageCopy.NewEventsAsync(db, events, now, ct);
    }

    private static IEnumerable<(long, EventRow)> Events(IEnumerable<(long Id, PageTicket Ticket)> tickets, DateTimeOffset now) =>
        from row in tickets
        where row.Ticket.Ticket.Events.Count > 0
        from fact in TicketEvents.Of(row.Ticket.Ticket, stored: null, now)
        select (row.Id, fact);

    private async Task<long[]> IdsAsync(int count, CancellationToken ct) => (await db.ExecuteScalarAsync<long[]>(new CommandDefinition(
        "select array_agg(nextval('ticket_id_seq')) from generate_series(1, @count)", new { count }, cancellationToken: ct)))!;
}
