using Npgsql;
using NpgsqlTypes;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Tickets;

namespace SupportAddon.Sync;

/// <summary>
/// Brings a page's rows in by COPY, the fastest way: new tickets straight into their tables, changed ones into temporary
/// tables, to be compared there with what is stored.
/// </summary>
internal static class PageCopy
{
    private const string TicketColumns =
        """
        external_id, number, link, title, description, created_at, updated_at, fields, content_hash,
        client_id, unassigned, kind, status, priority, maintenance_type
        """;

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

    public static Task IncomingTicketsAsync(
        NpgsqlConnection db, IReadOnlyList<PageTicket> tickets, TicketRules rules, CancellationToken ct) =>
        RowsAsync(db, $"incoming_ticket ({TicketColumns}, payload)", tickets, async (copy, ticket) =>
        {
            await TicketAsync(copy, ticket, rules, ct);
            await TextAsync(copy, ct, ticket.Ticket.Raw);
        }, ct);

    public static Task IncomingEventsAsync(NpgsqlConnection db, IEnumerable<EventRow> events, CancellationToken ct) =>
        RowsAsync(db, "incoming_event", events.Index(), async (copy, row) =>
        {
            await copy.WriteAsync(row.Index, NpgsqlDbType.Integer, ct);
            await TextAsync(copy, ct, row.Item.ExternalId);
            await EventAsync(copy, row.Item, ct);
        }, ct);

    public static Task NewTicketsAsync(
        NpgsqlConnection db, IReadOnlyList<(long Id, PageTicket Ticket)> tickets, long connectionId, TicketRules rules, DateTimeOffset now,
        CancellationToken ct) =>
        RowsAsync(db, $"ticket ({TicketColumns}, id, connection_id, first_seen_at, last_changed_at)", tickets, async (copy, row) =>
        {
            await TicketAsync(copy, row.Ticket, rules, ct);
            await copy.WriteAsync(row.Id, NpgsqlDbType.Bigint, ct);
            await copy.WriteAsync(connectionId, NpgsqlDbType.Bigint, ct);
            await TimeAsync(copy, now, ct);
            await TimeAsync(copy, now, ct);
        }, ct);

    public static Task NewPayloadsAsync(
        NpgsqlConnection db, IReadOnlyList<(long Id, PageTicket Ticket)> tickets, DateTimeOffset now, CancellationToken ct) =>
        RowsAsync(db, "ticket_payload (ticket_id, payload, received_at)", tickets, async (copy, row) =>
        {
            await copy.WriteAsync(row.Id, NpgsqlDbType.Bigint, ct);
            await TextAsync(copy, ct, row.Ticket.Ticket.Raw);
            await TimeAsync(copy, now, ct);
        }, ct);

    public static Task NewEventsAsync(
        NpgsqlConnection db, IEnumerable<(long TicketId, EventRow Event)> events, DateTimeOffset now, CancellationToken ct) =>
        RowsAsync(db, $"ticket_event (ticket_id, observed_at, {EventColumns})", events, async (copy, row) =>
        {
            await copy.WriteAsync(row.TicketId, NpgsqlDbType.Bigint, ct);
            await TimeAsync(copy, now, ct);
            await EventAsync(copy, row.Event, ct);
        }, ct);

    private static async Task RowsAsync<T>(
        NpgsqlConnection db, string target, IEnumerable<T> rows, Func<NpgsqlBinaryImporter, T, Task> write, CancellationToken ct)
    {
        await using var copy = await db.BeginBinaryImportAsync($"copy {target} from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            await write(copy, row);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task TicketAsync(NpgsqlBinaryImporter copy, PageTicket page, TicketRules rules, CancellationToken ct)
    {
        var ticket = page.Ticket;
        await TextAsync(copy, ct, ticket.Id, ticket.Number ?? ticket.Id, ticket.Link?.ToString(), ticket.Title, ticket.Description);
        await TimeAsync(copy, ticket.CreatedAt, ct);
        await TimeAsync(copy, ticket.UpdatedAt, ct);
        await copy.WriteAsync(JsonColumn.Write(ticket.Fields), NpgsqlDbType.Jsonb, ct);
        await copy.WriteAsync(page.Hash, NpgsqlDbType.Bytea, ct);
        await DerivedAsync(copy, rules.Derive(ticket.Fields), ct);
    }

    private static async Task EventAsync(NpgsqlBinaryImporter copy, EventRow row, CancellationToken ct)
    {
        await TextAsync(copy, ct, row.SourceId, row.Type, row.Origin);
        await TimeAsync(copy, row.OccurredAt, ct);
        await TextAsync(copy, ct, row.Author, row.Field, row.From, row.To, row.Visibility, row.Body);
    }

    private static Task TimeAsync(NpgsqlBinaryImporter copy, DateTimeOffset time, CancellationToken ct) =>
        copy.WriteAsync(time.UtcDateTime, NpgsqlDbType.TimestampTz, ct);

    private static async Task DerivedAsync(NpgsqlBinaryImporter copy, DerivedColumns derived, CancellationToken ct)
    {
        if (derived.ClientId is { } client)
            await copy.WriteAsync(client, NpgsqlDbType.Bigint, ct);
        else
            await copy.WriteNullAsync(ct);
        await TextAsync(copy, ct, derived.Unassigned, derived.Kind, derived.Status, derived.Priority, derived.MaintenanceType);
    }

    private static async Task TextAsync(NpgsqlBinaryImporter copy, CancellationToken ct, params string?[] values)
    {
        foreach (var value in values)
            if (value is null)
                await copy.WriteNullAsync(ct);
            else
                await copy.WriteAsync(value, NpgsqlDbType.Text, ct);
    }
}
