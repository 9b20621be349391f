using Dapper;
using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Tickets;

/// <summary>One fact of a ticket's history, as shown.</summary>
internal sealed record TicketEvent(
    DateTimeOffset OccurredAt, DateTimeOffset ObservedAt, string Type, string Origin, string? Author,
    string? Field, string? From, string? To, string? Visibility, string? Body);

/// <summary>All that is known of a ticket.</summary>
internal sealed record TicketSheet(
    TicketLine Ticket, string? Link, string? Description, string? MaintenanceType, DateTimeOffset? GoneAt,
    IReadOnlyDictionary<string, string?> Fields, IReadOnlyList<TicketEvent> History);

/// <summary>Finds one ticket by the source's id or the number people quote.</summary>
internal sealed class TicketSheetReader(NpgsqlDataSource database)
{
    public async Task<TicketSheet> GetAsync(string name, string? connection, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var found = (await db.QueryAsync<Row>(new CommandDefinition(Query, new { name, connection }, cancellationToken: ct))).ToList();
        if (found.Count > 1)
            throw new RefusedException(
                $"{found.Count} tickets are called \"{name}\".",
                $"Name its connection as well: --connection {string.Join(" or ", found.Select(row => row.Connection).Distinct())}");
        var ticket = found.FirstOrDefault() ?? throw new RefusedException(
            $"There is no ticket \"{name}\".", "Look for it: supportaddon ticket list --text WORD");
        var history = await db.QueryAsync<EventRow>(new CommandDefinition(
            "select * from current_ticket_event where ticket_id = @Id order by occurred_at, id", new { ticket.Id }, cancellationToken: ct));
        return ticket.Sheet([.. history.Select(row => row.Event)]);
    }

    private const string Query =
        """
        select ticket.id, connection.name as connection, number, client.code as client, kind, status, priority, title,
            created_at, updated_at, unassigned, link, description, maintenance_type, gone_at, fields::text as fields
        from ticket
        join connection on connection.id = ticket.connection_id
        left join client on client.id = ticket.client_id
        where (number = @name or external_id = @name) and (@connection::text is null or connection.name = @connection)
        limit 3
        """;

    private sealed record Row(
        long Id, string Connection, string Number, string? Client, string? Kind, string? Status, string? Priority,
        string Title, DateTime CreatedAt, DateTime UpdatedAt, string? Unassigned, string? Link, string? Description,
        string? MaintenanceType, DateTime? GoneAt, string Fields)
    {
        public TicketSheet Sheet(IReadOnlyList<TicketEvent> history) => new(
            new(Id, Connection, Number, Client, Kind, Status, Priority, Title, CreatedAt, UpdatedAt, Unassigned, GoneAt is not null),
            Link, Description, MaintenanceType, GoneAt, JsonColumn.Read<Dictionary<string, string?>>(Fields), history);
    }

    private sealed class EventRow
    {
        public DateTime OccurredAt { get; init; }

        public DateTime ObservedAt { get; init; }

        public string Type { get; init; } = "";

        public string Origin { get; init; } = "";

        public string? Author { get; init; }

        public string? Field { get; init; }

        public string? FromValue { get; init; }

        public string? ToValue { get; init; }

        public string? Visibility { get; init; }

        public string? Body { get; init; }

        public TicketEvent Event => new(
            OccurredAt, ObservedAt, Type, Origin, Author, Field, FromValue, ToValue, Visibility, Body);
    }
}
