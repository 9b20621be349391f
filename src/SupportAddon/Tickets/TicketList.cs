using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Tickets;

/// <summary>A line of the list.</summary>
/// <param name="Connection">Null for a ticket of our own.</param>
internal sealed record TicketLine(
    long Id, string? Connection, string Number, string? Client, string? Kind, string? Status, string? Priority,
    string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, string? Unassigned, bool Gone)
{
    /// <summary>The name of whoever works on it, as we know it or as its source says.</summary>
    public string? Owner { get; init; }

    /// <summary>The code of that person; null where nobody has mapped the source's name.</summary>
    public string? OwnerCode { get; init; }

    /// <summary>How far a change request has come; null for every other ticket.</summary>
    public string? Stage { get; init; }

    public string? Level { get; init; }

    public string? Team { get; init; }

    public bool Conflict { get; init; }

    /// <summary>on-time, at-risk or breached; null where no clock says anything.</summary>
    public string? Sla { get; init; }

    /// <summary>The first deadline that was missed or is to be kept.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Our number of the ticket that speaks for it.</summary>
    public long? MergedInto { get; init; }

    /// <summary>Without what is support's own.</summary>
    public TicketLine AsClientSees() => this with { Level = null, Team = null, Conflict = false, Unassigned = null, Sla = null, Deadline = null };
}

/// <summary>Lists tickets, the latest changed first.</summary>
internal sealed class TicketList(NpgsqlDataSource database, TimeProvider time)
{
    private const int BatchSize = 1_000;

    public const string Unmapped =
        """
        ((kind is null and fields ->> 'kind' <> '') or (status is null and fields ->> 'status' <> '')
          or (priority is null and fields ->> 'priority' <> '')
          or (maintenance_type is null and fields ->> 'maintenanceType' <> ''))
        """;

    /// <summary>Of ticket_now.</summary>
    public const string IsOpen =
        "(gone_at is null and merged_into is null and coalesce(status not in ('resolved', 'closed', 'cancelled'), true))";

    public const string Columns =
        """
        id, connection, number, client, kind, status, priority, title, created_at, updated_at, unassigned, gone_at is not null as gone,
        owner, owner_name, level, team, in_conflict, merged_into, channel, stage
        """;

    /// <summary>How a ticket stands to what was promised: the worst of its clocks says it. Null where nothing is promised, or everything was kept.</summary>
    private const string SlaColour =
        """
        (select case
            when bool_or(withdrawn_at is null and deadline < coalesce(stopped_at, @now)) then 'breached'
            when bool_or(stopped_at is null and withdrawn_at is null and at_risk_at <= @now) then 'at-risk'
            when bool_or(stopped_at is null and withdrawn_at is null) then 'on-time' end
        from ticket_clock where ticket_id = ticket.id)
        """;

    /// <summary>A machine has confirmed that it arrived, and nobody has answered (R19).</summary>
    private const string Unanswered = "id in (select ticket_id from ticket_sla where acknowledged_at is not null and answered_at is null)";

    /// <returns>The first of them, and how many there are from that place on.</returns>
    public async Task<(IReadOnlyList<TicketLine> Lines, long Total)> ReadAsync(TicketFilter filter, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var parameters = new DynamicParameters(filter);
        parameters.Add("now", time.GetUtcNow());
        var lines = await db.QueryAsync<Row>(new CommandDefinition(
            $"""
            select ticket.*, {SlaColour} as sla, (select min(deadline) from ticket_clock where ticket_id = ticket.id and withdrawn_at is null and (stopped_at is null or deadline < stopped_at)) as deadline
            from (
            select {Columns}, count(*) over () as total
            from ticket_now as ticket
            where (@ClientId::bigint is null or client_id = @ClientId)
              and (@Client::text is null or client = @Client)
              and (@Connection::text is null or connection = @Connection)
              and (@Status::text is null or status = @Status)
              and (@Kind::text is null or kind = @Kind)
              and (@Stage::text is null or stage = @Stage)
              and (@Priority::text is null or priority = @Priority)
              and (@Owner::text is null or owner = @Owner)
              and (not @Open or {IsOpen})
              and (not @Unassigned or (client_id is null and gone_at is null))
              and (not @Unmapped or id in (select id from ticket where {Unmapped}))
              and (not @Conflicts or id in (select ticket_id from ticket_support where in_conflict))
              and (not @Unanswered or ({Unanswered} and {IsOpen}))
              and (@Sla::text is null or {SlaColour} = @Sla)
              and (@Text::text is null or strpos(lower(number || ' ' || title), lower(@Text)) > 0)
              and (@AfterAt::timestamptz is null or (updated_at, id) < (@AfterAt, @AfterId))
            order by updated_at desc, id desc
            limit @Limit) as ticket
            order by updated_at desc, id desc
            """, parameters, cancellationToken: ct));
        var rows = lines.ToList();
        return ([.. rows.Select(row => row.Line)], rows.FirstOrDefault()?.Total ?? 0);
    }

    /// <summary>All of them, read a page at a time.</summary>
    public async IAsyncEnumerable<TicketLine> ReadAllAsync(TicketFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (IReadOnlyList<TicketLine> page = []; page.Count == 0 || page.Count == BatchSize;)
        {
            (page, _) = await ReadAsync(filter with { Limit = BatchSize }, ct);
            foreach (var line in page)
                yield return line;
            if (page.Count == 0)
                yield break;
            filter = filter with { After = TicketPlace.Of(page[^1]) };
        }
    }

    internal class Row
    {
        public long Id { get; init; }

        public string? Connection { get; init; }

        public string Number { get; init; } = "";

        public string? Client { get; init; }

        public string? Kind { get; init; }

        public string? Status { get; init; }

        public string? Priority { get; init; }

        public string Title { get; init; } = "";

        public DateTime CreatedAt { get; init; }

        public DateTime UpdatedAt { get; init; }

        public string? Unassigned { get; init; }

        public bool Gone { get; init; }

        public string? Owner { get; init; }

        public string? OwnerName { get; init; }

        public string? Level { get; init; }

        public string? Team { get; init; }

        public bool InConflict { get; init; }

        public long? MergedInto { get; init; }

        public string Channel { get; init; } = "";

        public string? Stage { get; init; }

        public string? Sla { get; init; }

        public DateTime? Deadline { get; init; }

        public long Total { get; init; }

        public TicketLine Line => new(Id, Connection, Number, Client, Kind, Status, Priority, Title, CreatedAt, UpdatedAt, Unassigned, Gone)
        {
            Owner = OwnerName, OwnerCode = Owner, Stage = Stage, Level = Level, Team = Team, Conflict = InConflict, MergedInto = MergedInto, Sla = Sla, Deadline = Deadline,
        };
    }
}
