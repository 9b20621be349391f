using Dapper;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets.Life;

/// <summary>Since when a ticket has been resolved, closed or cancelled, here or at its source.</summary>
internal static class Ending
{
    /// <returns>Null where nothing tells.</returns>
    public static async Task<DateTimeOffset?> OfAsync(TicketEntry ticket, CancellationToken ct) =>
        ticket.State.ClosedAt ?? ticket.State.ResolvedAt ?? await ticket.Db.ExecuteScalarAsync<DateTime?>(new CommandDefinition(
            """
            select max(occurred_at) from current_ticket_event
            where ticket_id = @Id and ((type = 'state' and to_value = @status) or (type = 'field' and field = 'status'))
            """, new { ticket.Ticket.Id, status = TicketWord.Of(ticket.Status!.Value) }, cancellationToken: ct))
        ?? ticket.Ticket.UpdatedAt;
}
