using Dapper;
using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Tickets;

/// <summary>Reads what happened to a ticket, and to those merged into it.</summary>
internal static class TicketHistory
{
    public static async Task<IReadOnlyList<TicketEvent>> ReadAsync(NpgsqlConnection db, long id, CancellationToken ct)
    {
        var ids = (await db.QueryAsync<long>(new CommandDefinition(Whole, new { id }, cancellationToken: ct))).ToArray();
        return [.. (await db.QueryAsync<Row>(new CommandDefinition(Query, new { id, ids }, cancellationToken: ct))).Select(row => row.Event)];
    }

    /// <summary>Asked for by itself: only numbers that are given reach through the views to the index.</summary>
    private const string Whole =
        """
        with recursive whole (id) as (
            values (@id::bigint) union select ticket_id from ticket_support join whole on merged_into = whole.id
        )
        select id from whole
        """;

    private const string Query =
        """
        select fact.id, occurred_at, observed_at, type, origin, author, side, field, from_value, to_value, visibility, body,
            data::text as data, case when ticket_id <> @id then (select number from ticket where id = ticket_id) end as ticket,
            sent.state as sent, sent.reason, sent.next
        from ticket_history as fact
        left join lateral (select state, reason, next from ticket_reply where event_id = fact.id order by id desc limit 1) as sent on true
        where ticket_id = any(@ids)
        order by occurred_at, fact.id
        """;

    private sealed class Row
    {
        public long Id { get; init; }

        public DateTime OccurredAt { get; init; }

        public DateTime ObservedAt { get; init; }

        public string Type { get; init; } = "";

        public string Origin { get; init; } = "";

        public string? Author { get; init; }

        public string? Side { get; init; }

        public string? Field { get; init; }

        public string? FromValue { get; init; }

        public string? ToValue { get; init; }

        public string? Visibility { get; init; }

        public string? Body { get; init; }

        public string? Data { get; init; }

        public string? Ticket { get; init; }

        public string? Sent { get; init; }

        public string? Reason { get; init; }

        public string? Next { get; init; }

        public TicketEvent Event => new(
            Id, OccurredAt, ObservedAt, Type, Origin, Author, Side, Field, FromValue, ToValue, Visibility, Body,
            Data is null ? new Dictionary<string, string?>() : JsonColumn.Read<Dictionary<string, string?>>(Data))
        {
            Ticket = Ticket, Sent = Sent is null ? null : new(Sent, Reason, Next),
        };
    }
}
