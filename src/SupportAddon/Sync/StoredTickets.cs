using Dapper;
using Npgsql;
using SupportAddon.Core.Tickets;
using SupportAddon.Storage;

namespace SupportAddon.Sync;

/// <summary>A ticket as stored before a page arrives.</summary>
/// <param name="IsSame">Present with the very content that was read again; the rest is then left out.</param>
/// <param name="GoneAt">When it was found to be gone, as the database writes it; null while it is there.</param>
internal sealed record StoredTicket(long Id, bool IsSame, IReadOnlyDictionary<string, string?> Fields, string? GoneAt)
{
    /// <summary>Its known changes with their source ids, in the order in which they happened.</summary>
    public IReadOnlyList<(string SourceId, FieldStep Step)> Changes { get; init; } = [];
}

/// <summary>Reads what is stored of the tickets on a page, to tell new, changed and unchanged apart.</summary>
internal sealed class StoredTickets(NpgsqlConnection db, long connectionId)
{
    private static readonly Dictionary<string, string?> Untold = [];

    /// <summary>
    /// Each is looked up by itself in the index, which the limit says to the planner: without statistics, as in a first
    /// pull, it would read all tickets of the connection for every page.
    /// </summary>
    /// <returns>The stored tickets by external id.</returns>
    public async Task<IReadOnlyDictionary<string, StoredTicket>> ReadAsync(
        IReadOnlyDictionary<string, PageTicket> page, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(long Id, string ExternalId, bool IsSame, string? Fields, string? GoneAt)>(new CommandDefinition(
            """
            select id, stored.external_id, is_same, case when is_same then null else fields::text end, gone_at::text
            from unnest(@ids, @hashes) as read (external_id, hash)
            cross join lateral (
                select *, content_hash = hash and gone_at is null as is_same from ticket
                where connection_id = @connectionId and ticket.external_id = read.external_id
                limit 1) as stored
            """, new { connectionId, ids = page.Keys.ToArray(), hashes = page.Values.Select(ticket => ticket.Hash).ToArray() }, cancellationToken: ct));
        var tickets = rows.ToList();
        var changes = await ChangesAsync([.. tickets.Where(ticket => !ticket.IsSame).Select(ticket => ticket.Id)], ct);
        return tickets.ToDictionary(ticket => ticket.ExternalId, ticket => new StoredTicket(
            ticket.Id, ticket.IsSame, ticket.Fields is null ? Untold : JsonColumn.Read<Dictionary<string, string?>>(ticket.Fields), ticket.GoneAt)
        {
            Changes = [.. changes[ticket.Id]],
        });
    }

    private async Task<ILookup<long, (string SourceId, FieldStep Step)>> ChangesAsync(long[] ids, CancellationToken ct)
    {
        var rows = ids.Length == 0 ? [] : await db.QueryAsync<ChangeRow>(new CommandDefinition(
            """
            select ticket_id, source_id, occurred_at, field, from_value, to_value
            from current_ticket_event where ticket_id = any(@ids) and type = 'field'
            order by occurred_at, id
            """, new { ids }, cancellationToken: ct));
        return rows.ToLookup(row => row.TicketId, row => (row.SourceId, row.Step));
    }

    private sealed record ChangeRow(
        long TicketId, string SourceId, DateTime OccurredAt, string Field, string? FromValue, string? ToValue)
    {
        public FieldStep Step => new(OccurredAt, Field, FromValue, ToValue);
    }
}
