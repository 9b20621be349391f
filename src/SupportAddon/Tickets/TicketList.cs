using Dapper;
using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Tickets;

/// <summary>Which tickets to list; what is null does not restrict.</summary>
internal sealed record TicketFilter
{
    public string? Client { get; init; }

    public string? Connection { get; init; }

    public string? Status { get; init; }

    public string? Kind { get; init; }

    public bool Open { get; init; }

    public bool Unassigned { get; init; }

    public bool Unmapped { get; init; }

    public string? Text { get; init; }

    public int Limit { get; init; } = 50;
}

/// <summary>A line of the list.</summary>
internal sealed record TicketLine(
    long Id, string Connection, string Number, string? Client, string? Kind, string? Status, string? Priority,
    string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? Unassigned, bool Gone);

/// <summary>Lists tickets, the latest changed first.</summary>
internal sealed class TicketList(NpgsqlDataSource database)
{
    public const string Unmapped =
        """
        ((kind is null and fields ->> 'kind' <> '') or (status is null and fields ->> 'status' <> '')
          or (priority is null and fields ->> 'priority' <> '')
          or (maintenance_type is null and fields ->> 'maintenanceType' <> ''))
        """;

    public const string IsOpen = "(gone_at is null and coalesce(status not in ('resolved', 'closed', 'cancelled'), true))";

    /// <returns>The first of them, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<TicketLine> Lines, long Total)> ReadAsync(TicketFilter filter, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var lines = await db.QueryAsync<Row>(new CommandDefinition(
            $"""
            select ticket.id, connection.name as connection, number, client.code as client, kind, status, priority, title,
                created_at, updated_at, unassigned, gone_at is not null as gone, count(*) over () as total
            from ticket
            join connection on connection.id = ticket.connection_id
            left join client on client.id = ticket.client_id
            where (@Client::text is null or client.code = @Client)
              and (@Connection::text is null or connection.name = @Connection)
              and (@Status::text is null or status = @Status)
              and (@Kind::text is null or kind = @Kind)
              and (not @Open or {IsOpen})
              and (not @Unassigned or (client_id is null and gone_at is null))
              and (not @Unmapped or {Unmapped})
              and (@Text::text is null or strpos(lower(number || ' ' || title), lower(@Text)) > 0)
            order by updated_at desc, ticket.id desc
            limit @Limit
            """, filter, cancellationToken: ct));
        var rows = lines.ToList();
        return ([.. rows.Select(row => row.Line)], rows.FirstOrDefault()?.Total ?? 0);
    }

    private sealed record Row(
        long Id, string Connection, string Number, string? Client, string? Kind, string? Status, string? Priority,
        string Title, DateTime CreatedAt, DateTime UpdatedAt, string? Unassigned, bool Gone, long Total)
    {
        public TicketLine Line => new(
            Id, Connection, Number, Client, Kind, Status, Priority, Title, CreatedAt, UpdatedAt, Unassigned, Gone);
    }
}
