using Npgsql;
using NpgsqlTypes;
using SupportAddon.Sdk;
using SupportAddon.Storage;
using SupportAddon.Tickets;

namespace SupportAddon.Sync;

/// <summary>Brings a page's rows into temporary tables by COPY, the fastest way in.</summary>
internal static class PageCopy
{
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

    public static async Task TicketsAsync(
        NpgsqlConnection db, IEnumerable<(SourceTicket Ticket, byte[] Hash)> tickets, TicketRules rules, CancellationToken ct)
    {
        await using var copy = await db.BeginBinaryImportAsync("copy incoming_ticket from stdin (format binary)", ct);
        foreach (var (ticket, hash) in tickets)
        {
            await copy.StartRowAsync(ct);
            await TextAsync(copy, ct, ticket.Id, ticket.Number ?? ticket.Id, ticket.Link?.ToString(), ticket.Title, ticket.Description);
            await copy.WriteAsync(ticket.CreatedAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(ticket.UpdatedAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(JsonColumn.Write(ticket.Fields), NpgsqlDbType.Jsonb, ct);
            await copy.WriteAsync(hash, NpgsqlDbType.Bytea, ct);
            await TextAsync(copy, ct, ticket.Raw);
            await DerivedAsync(copy, rules.Derive(ticket.Fields), ct);
        }

        await copy.CompleteAsync(ct);
    }

    public static async Task EventsAsync(NpgsqlConnection db, IEnumerable<EventRow> events, CancellationToken ct)
    {
        await using var copy = await db.BeginBinaryImportAsync("copy incoming_event from stdin (format binary)", ct);
        var ordinal = 0;
        foreach (var row in events)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(ordinal++, NpgsqlDbType.Integer, ct);
            await TextAsync(copy, ct, row.ExternalId, row.SourceId, row.Type, row.Origin);
            await copy.WriteAsync(row.OccurredAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await TextAsync(copy, ct, row.Author, row.Field, row.From, row.To, row.Visibility, row.Body);
        }

        await copy.CompleteAsync(ct);
    }

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
