using Dapper;
using Npgsql;
using SupportAddon.Tickets;

namespace SupportAddon.Sla;

/// <summary>Which clocks to list.</summary>
internal enum SlaListKind
{
    /// <summary>All that run.</summary>
    Running,

    /// <summary>Running, beyond the share of their target at which they are at risk.</summary>
    AtRisk,

    /// <summary>Of open tickets: too late, whether they still run or not.</summary>
    Breached,

    /// <summary>Open tickets whose arrival a machine has confirmed and to which nobody has answered, promised or not.</summary>
    Acknowledged,
}

/// <summary>A line of the list.</summary>
/// <param name="Deadline">Null while the clock is paused.</param>
internal sealed record SlaLine(
    long TicketId, string? Connection, string Number, string? Client, string? Clock, double? TargetMinutes, DateTimeOffset? Deadline,
    DateTimeOffset? AtRisk, DateTimeOffset? StoppedAt, DateTimeOffset? AcknowledgedAt, string Title);

/// <summary>Lists clocks as they were last kept, the most urgent first.</summary>
internal sealed class SlaList(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<IReadOnlyList<SlaLine>> ReadAsync(SlaListKind kind, string? client, int limit, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            $"""
            select ticket.id as ticket_id, connection, number, client, clock.clock, clock.target,
                clock.deadline, clock.at_risk_at, clock.stopped_at, kept.acknowledged_at, title
            from ticket_sla as kept
            join ticket_now as ticket on ticket.id = kept.ticket_id
            {Clock(kind)}
            where (@client::text is null or client = @client)
            order by clock.deadline nulls last, kept.acknowledged_at, ticket.id, clock.clock
            limit @limit
            """, new { client, limit, now = time.GetUtcNow() }, cancellationToken: ct));
        return [.. rows.Select(row => row.Line)];
    }

    private static string Clock(SlaListKind kind) => kind switch
    {
        SlaListKind.Running => $"join ticket_clock as clock on clock.ticket_id = ticket.id and {Runs}",
        SlaListKind.AtRisk => $"join ticket_clock as clock on clock.ticket_id = ticket.id and {Runs} and at_risk_at <= @now and deadline >= @now",
        SlaListKind.Breached => $"join ticket_clock as clock on clock.ticket_id = ticket.id and {TicketList.IsOpen} and withdrawn_at is null and deadline < coalesce(stopped_at, @now)",
        _ => $"left join ticket_clock as clock on clock.ticket_id = ticket.id and clock = 'first-response' join (values (1)) as one on acknowledged_at is not null and answered_at is null and {TicketList.IsOpen}",
    };

    private const string Runs = "stopped_at is null and withdrawn_at is null";

    private sealed record Row(
        long TicketId, string? Connection, string Number, string? Client, string? Clock, TimeSpan? Target, DateTime? Deadline, DateTime? AtRiskAt,
        DateTime? StoppedAt, DateTime? AcknowledgedAt, string Title)
    {
        public SlaLine Line => new(
            TicketId, Connection, Number, Client, Clock, Target?.TotalMinutes, Deadline, AtRiskAt, StoppedAt, AcknowledgedAt, Title);
    }
}
