using Dapper;
using Npgsql;

namespace SupportAddon.Tickets.Replies;

/// <summary>The replies as stored, and their way from waiting to an end.</summary>
internal sealed class ReplyStore(NpgsqlDataSource database)
{
    private const string Columns =
        """
        select reply.id, ticket_id, reply.connection_id, event_id, reply.kind, value, expected, marker, state, tries, due_at, reason, next, external_id
        from ticket_reply as reply join ticket on ticket.id = ticket_id
        """;

    /// <summary>Connections for which something is due.</summary>
    public async Task<IReadOnlyList<long>> DueConnectionsAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<long>(new CommandDefinition(
            "select distinct connection_id from ticket_reply where due_at <= @now", new { now }, cancellationToken: ct))];
    }

    public async Task<Reply> GetAsync(long id, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return (await db.QuerySingleAsync<Row>(new CommandDefinition($"{Columns} where reply.id = @id", new { id }, cancellationToken: ct))).Reply;
    }

    /// <summary>The first of a connection that is due. What was said earlier on a ticket arrives there earlier.</summary>
    public static async Task<Reply?> NextAsync(NpgsqlConnection db, long connectionId, DateTimeOffset now, CancellationToken ct) =>
        (await db.QueryFirstOrDefaultAsync<Row>(new CommandDefinition(
            $"""
            {Columns} where reply.connection_id = @connectionId and due_at <= @now and not exists (
                select from ticket_reply as earlier where earlier.ticket_id = reply.ticket_id and earlier.id < reply.id and earlier.due_at is not null)
            order by reply.id limit 1
            """, new { connectionId, now }, cancellationToken: ct)))?.Reply;

    /// <summary>The intent: from here on it may have left.</summary>
    public static Task<int> BeginAsync(NpgsqlConnection db, Reply reply, long epoch, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        "update ticket_reply set state = 'sending', epoch = @epoch, tries = tries + 1 where id = @Id", new { reply.Id, epoch }, cancellationToken: ct));

    public static Task<int> EndAsync(NpgsqlConnection db, Reply reply, Delivery delivery, DateTimeOffset now, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        update ticket_reply set state = @State, source_event_id = @EventId, reason = @Reason, next = @Next, due_at = @DueAt,
            ended_at = case when @DueAt::timestamptz is null then @now end
        where id = @Id
        """, new { reply.Id, delivery.State, delivery.EventId, delivery.Reason, delivery.Next, delivery.DueAt, now }, cancellationToken: ct));

    private sealed class Row
    {
        public long Id { get; init; }

        public long TicketId { get; init; }

        public long ConnectionId { get; init; }

        public long EventId { get; init; }

        public string Kind { get; init; } = "";

        public string? Value { get; init; }

        public string? Expected { get; init; }

        public string Marker { get; init; } = "";

        public string State { get; init; } = "";

        public int Tries { get; init; }

        public DateTime? DueAt { get; init; }

        public string? Reason { get; init; }

        public string? Next { get; init; }

        public string ExternalId { get; init; } = "";

        public Reply Reply => new()
        {
            Id = Id, TicketId = TicketId, ConnectionId = ConnectionId, EventId = EventId, Kind = Kind, Value = Value, Expected = Expected, Marker = Marker,
            State = State, Tries = Tries, DueAt = DueAt, Reason = Reason, Next = Next, ExternalId = ExternalId,
        };
    }
}
