using Dapper;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Replies;

/// <summary>What the source may have of us since the last settlement of a field.</summary>
/// <param name="Values">The last value that was written, and any whose arrival is not known.</param>
/// <param name="WrittenAt">When the last one was written; null where none was.</param>
internal sealed record SentValues(IReadOnlyList<string?> Values, DateTimeOffset? WrittenAt)
{
    public static async Task<SentValues> ReadAsync(TicketEntry ticket, ReplyKind kind, string field, CancellationToken ct)
    {
        var sent = (await ticket.Db.QueryAsync<(string? Value, string State, DateTime? EndedAt)>(new CommandDefinition(
            """
            select value, state, ended_at from ticket_reply
            where ticket_id = @Id and kind = @kind and state in ('sending', 'unknown', 'written') and event_id >= coalesce((
                select max(id) from ticket_event where ticket_id = @Id and type = 'settlement' and field = @field), 0)
            order by id
            """, new { ticket.Ticket.Id, kind = ReplyIntent.Word(kind), field }, cancellationToken: ct))).ToList();
        var written = sent.LastOrDefault(reply => reply.State == ReplyState.Written);
        return new(
            [.. sent.Where(reply => reply.State != ReplyState.Written || reply == written).Select(reply => reply.Value)], written.EndedAt);
    }
}
