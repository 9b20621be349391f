using Dapper;
using Npgsql;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Storage;

namespace SupportAddon.Tickets.Life;

/// <summary>Reads a ticket for whoever acts on it.</summary>
internal static class TicketAtHandReader
{
    public static async Task<TicketAtHand> ReadAsync(NpgsqlConnection db, long id, CancellationToken ct) =>
        (await db.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(Query, new { id }, cancellationToken: ct)))?.Ticket
        ?? throw new RefusedException($"There is no ticket with our number {id}.", "Look for it: supportaddon ticket list --text WORD");

    private const string Query =
        """
        select ticket.id, number, external_id, connection_id, connection.name as connection, client_id, created_at, updated_at, last_changed_at,
            gone_at is not null as gone, fields::text as fields, kind, status, priority, maintenance_type,
            levels, confirmation, reopening, client.time_zone, replies, mapping::text as mapping, known_mapping::text as known_mapping, reply::text as reply
        from ticket
        left join connection on connection.id = connection_id
        left join client on client.id = client_id
        where ticket.id = @id
        """;

    private sealed class Row
    {
        public long Id { get; init; }

        public string Number { get; init; } = "";

        public string ExternalId { get; init; } = "";

        public long? ConnectionId { get; init; }

        public string? Connection { get; init; }

        public long? ClientId { get; init; }

        public DateTime CreatedAt { get; init; }

        public DateTime UpdatedAt { get; init; }

        public DateTime LastChangedAt { get; init; }

        public bool Gone { get; init; }

        public string Fields { get; init; } = "{}";

        public string? Kind { get; init; }

        public string? Status { get; init; }

        public string? Priority { get; init; }

        public string? MaintenanceType { get; init; }

        public string[]? Levels { get; init; }

        public TimeSpan? Confirmation { get; init; }

        public TimeSpan? Reopening { get; init; }

        public string? TimeZone { get; init; }

        public string[]? Replies { get; init; }

        public string? Mapping { get; init; }

        public string? KnownMapping { get; init; }

        public string? Reply { get; init; }

        public TicketAtHand Ticket => new()
        {
            Id = Id,
            Number = Number,
            ExternalId = ExternalId,
            ConnectionId = ConnectionId,
            Connection = Connection,
            ClientId = ClientId,
            Zone = TimeZone is null ? TimeZoneInfo.Local : TimeZoneInfo.FindSystemTimeZoneById(TimeZone),
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            PulledAt = LastChangedAt,
            IsGone = Gone,
            Fields = JsonColumn.Read<Dictionary<string, string?>>(Fields),
            Source = Source,
            Terms = Levels is null ? LifeTerms.Default : new(new(Levels), Confirmation!.Value, Reopening!.Value),
            Replies = Replies ?? [],
            Mapping = Mapping is null ? FieldMapping.OfOurOwn : FieldMapping.Of(Maps(KnownMapping), Maps(Mapping)),
            ReplyChoices = Maps(Reply),
        };

        private TicketState Source => new()
        {
            Kind = TicketWord.Parse<TicketKind>(Kind),
            Status = TicketWord.Parse<TicketStatus>(Status),
            Priority = TicketWord.Parse<TicketPriority>(Priority),
            MaintenanceType = TicketWord.Parse<MaintenanceType>(MaintenanceType),
        };

        private static Dictionary<string, IReadOnlyDictionary<string, string>> Maps(string? json) =>
            json is null ? [] : JsonColumn.Read<Dictionary<string, IReadOnlyDictionary<string, string>>>(json);
    }
}
