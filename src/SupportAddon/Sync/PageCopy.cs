using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Sync;

/// <summary>
/// Brings a page's rows in by COPY, the fastest way: new tickets straight into their tables, changed ones into temporary
/// tables, to be compared there with what is stored.
/// </summary>
internal static class PageCopy
{
    private const string TicketColumns = $"{TicketEncoder.ContentColumns}, {TicketEncoder.DerivedColumns}";

    private const string EventColumns =
        "source_id, type, origin, occurred_at, author, field, from_value, to_value, visibility, body";

    public const string CreateTables =
        """
        create temp table if not exists incoming_ticket (
            external_id text, number text, link text, title text, description text,
            created_at timestamptz, updated_at timestamptz, fields jsonb, content_hash bytea, payload text,
            client_id bigint, unassigned text, kind text, status text, priority text, maintenance_type text
        ) on commit delete rows;
        create temp table if not exists incoming_event (
            ordinal int, external_id text, source_id text, type text, origin text, occurred_at timestamptz, author text,
            field text, from_value text, to_value text, visibility text, body text
        ) on commit delete rows;
        """;

    public static Task IncomingTicketsAsync(NpgsqlConnection db, IReadOnlyList<PageTicket> tickets, CancellationToken ct) =>
        RowsAsync(db, "incoming_ticket", $"{TicketColumns}, payload", tickets, (copy, ticket) =>
        {
            Ticket(copy, ticket);
            copy.Encoded(ticket.Payload);
        }, ct);

    public static Task IncomingEventsAsync(NpgsqlConnection db, IEnumerable<EventRow> events, CancellationToken ct) =>
        RowsAsync(db, "incoming_event", $"ordinal, external_id, {EventColumns}", events.Index(), (copy, row) =>
        {
            copy.Integer(row.Index);
            copy.Text(row.Item.ExternalId);
            Event(copy, row.Item);
        }, ct);

    public static Task NewTicketsAsync(
        NpgsqlConnection db, IReadOnlyList<(long Id, PageTicket Ticket)> tickets, long connectionId, DateTimeOffset now, CancellationToken ct) =>
        RowsAsync(db, "ticket", $"{TicketColumns}, id, connection_id, first_seen_at, last_changed_at", tickets, (copy, row) =>
        {
            Ticket(copy, row.Ticket);
            copy.Bigint(row.Id);
            copy.Bigint(connectionId);
            copy.Time(now);
            copy.Time(now);
        }, ct);

    public static Task NewPayloadsAsync(
        NpgsqlConnection db, IReadOnlyList<(long Id, PageTicket Ticket)> tickets, DateTimeOffset now, CancellationToken ct) =>
        RowsAsync(db, "ticket_payload", "ticket_id, payload, received_at", tickets, (copy, row) =>
        {
            copy.Bigint(row.Id);
            copy.Encoded(row.Ticket.Payload);
            copy.Time(now);
        }, ct);

    public static Task NewEventsAsync(
        NpgsqlConnection db, IReadOnlyList<(long TicketId, EventRow Event)> events, DateTimeOffset now, CancellationToken ct) =>
        RowsAsync(db, "ticket_event", $"ticket_id, observed_at, {EventColumns}", events, (copy, row) =>
        {
            copy.Bigint(row.TicketId);
            copy.Time(now);
            Event(copy, row.Event);
        }, ct);

    private static async Task RowsAsync<T>(
        NpgsqlConnection db, string table, string columns, IEnumerable<T> rows, Action<BinaryCopy, T> write, CancellationToken ct)
    {
        await using var copy = await BinaryCopy.BeginAsync(db, table, columns, ct);
        foreach (var row in rows)
        {
            await copy.NextAsync(ct);
            write(copy, row);
        }

        await copy.CompleteAsync(ct);
    }

    private static void Ticket(BinaryCopy copy, PageTicket ticket)
    {
        copy.Encoded(ticket.Content);
        copy.Encoded(ticket.Derived);
    }

    private static void Event(BinaryCopy copy, EventRow row)
    {
        copy.Text(row.SourceId);
        copy.Text(row.Type);
        copy.Text(row.Origin);
        copy.Time(row.OccurredAt);
        copy.Text(row.Author);
        copy.Text(row.Field);
        copy.Text(row.From);
        copy.Text(row.To);
        copy.Text(row.Visibility);
        copy.Text(row.Body);
    }
}
