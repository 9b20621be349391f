using Dapper;
using Npgsql;
using SupportAddon.Core.Tickets;
using SupportAddon.Sla;

namespace SupportAddon.Board;

/// <summary>Reads the tickets that are not at their end, state by state.</summary>
internal sealed class BoardReader(NpgsqlDataSource database)
{
    /// <summary>So many of each state; the list of tickets shows the others.</summary>
    public const int Shown = 50;

    public static IReadOnlyList<TicketStatus> States { get; } =
    [
        TicketStatus.Reception, TicketStatus.Qualification, TicketStatus.InProgress, TicketStatus.WaitingCustomer,
        TicketStatus.WaitingThirdParty, TicketStatus.WaitingVendor, TicketStatus.Resolved,
    ];

    public async Task<IReadOnlyList<BoardColumn>> ReadAsync(BoardFilter filter, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = (await db.QueryAsync<Row>(new CommandDefinition(
            $"""
            select * from (
                select ticket.*, clock, deadline, at_risk_at, count(*) over state as total,
                    row_number() over (state order by deadline nulls last, {Rank}, updated_at desc, id desc) as place
                from ({OnBoard}) as ticket {UrgentClock.Join}
                window state as (partition by state)) as placed
            where place <= @Shown order by place
            """, new { filter.ClientId, filter.Client, filter.Owner, Shown }, cancellationToken: ct))).ToLookup(row => row.State);
        return [.. States.Select(state => (state, rows: rows[TicketWord.Of(state)])).Select(column =>
            new BoardColumn(column.state, [.. column.rows.Select(row => row.Card)], column.rows.FirstOrDefault()?.Total ?? 0))];
    }

    /// <summary>Who has tickets on the board that the reader sees.</summary>
    public async Task<IReadOnlyList<BoardOwner>> OwnersAsync(long? clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<BoardOwner>(new CommandDefinition(
            $"select distinct owner as code, owner_name as name from ({OnBoard}) as ticket where owner is not null order by name, code",
            new { clientId, client = (string?)null, owner = (string?)null }, cancellationToken: ct))];
    }

    /// <summary>The card of a ticket in whatever state; null where the reader sees no such ticket.</summary>
    public async Task<BoardCard?> FindAsync(long id, long? clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return (await db.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"select ticket.*, clock, deadline, at_risk_at from ({Seen} and id = @id) as ticket {UrgentClock.Join}", new { id, clientId }, cancellationToken: ct)))?.Card;
    }

    private const string Seen =
        """
        select id, number, title, client, priority, owner, owner_name, in_conflict, updated_at,
            case when status in ('qualification', 'in-progress', 'waiting-customer', 'waiting-third-party', 'waiting-vendor', 'resolved', 'closed', 'cancelled')
                then status else 'reception' end as state
        from ticket_now where (@clientId::bigint is null or client_id = @clientId)
        """;

    private const string OnBoard =
        $"""
        {Seen} and gone_at is null and merged_into is null and coalesce(status not in ('closed', 'cancelled'), true)
          and (@client::text is null or client = @client) and (@owner::text is null or owner = @owner)
        """;

    private const string Rank = "array_position(array['critical', 'high', 'normal', 'low'], priority)";

    private sealed class Row
    {
        public long Id { get; init; }

        public string Number { get; init; } = "";

        public string Title { get; init; } = "";

        public string? Client { get; init; }

        public string State { get; init; } = "";

        public string? Priority { get; init; }

        public string? OwnerName { get; init; }

        public bool InConflict { get; init; }

        public string? Clock { get; init; }

        public DateTime? Deadline { get; init; }

        public DateTime? AtRiskAt { get; init; }

        public long Total { get; init; }

        public BoardCard Card => new(Id, Number, Title, Client, TicketWord.Parse<TicketStatus>(State)!.Value)
        {
            Priority = TicketWord.Parse<TicketPriority>(Priority), Owner = OwnerName, InConflict = InConflict,
            Clock = Clock is null ? null : new(Clock, Deadline, AtRiskAt),
        };
    }
}
