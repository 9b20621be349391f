using Dapper;
using Npgsql;
using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Sla.Clocks;

/// <summary>Writes what follows from the clocks of some tickets at one instant, in the caller's transaction.</summary>
internal sealed class KeptClocks(NpgsqlConnection db, DateTimeOffset now)
{
    public async Task WriteAsync(IReadOnlyList<TicketSla> tickets, CancellationToken ct)
    {
        var ids = tickets.Select(ticket => ticket.Ticket.Id).ToArray();
        var told = await ToldAsync(ids, ct);
        var watched = (
            from ticket in tickets
            from clock in ticket.Clocks
            select new Watched(ticket.Ticket.Id, clock, ClockWatch.Look(clock, now, [.. told[(ticket.Ticket.Id, clock.Kind)].Select(alarm => alarm.Alarm)]))).ToList();
        var retracted = watched.SelectMany(look => told[(look.TicketId, look.Clock.Kind)].Where(alarm => look.Watch.Retract.Any(alarm.Alarm.Is)))
            .Concat(told.Where(clock => !watched.Exists(look => (look.TicketId, look.Clock.Kind) == clock.Key)).SelectMany(alarms => alarms));
        await WriteTicketsAsync(tickets, ids, ct);
        await WriteClocksAsync(watched, ids, ct);
        await RetractAsync([.. retracted.Select(alarm => alarm.Id)], ct);
        await RaiseAsync([.. watched.SelectMany(look => look.Watch.Raise.Select(alarm => (look.TicketId, look.Clock.Kind, alarm)))], ct);
    }

    private async Task<ILookup<(long, SlaClockKind), (long Id, SlaAlarm Alarm)>> ToldAsync(long[] ids, CancellationToken ct)
    {
        var rows = await db.QueryAsync<(long Id, long TicketId, string Clock, string Kind, TimeSpan Target, DateTime HappenedAt)>(new CommandDefinition(
            "select id, ticket_id, clock, kind, target, happened_at from sla_alarm where ticket_id = any(@ids) and retracted_at is null order by id",
            new { ids }, cancellationToken: ct));
        return rows.ToLookup(
            row => (row.TicketId, (SlaClockKind)TicketWord.Parse<SlaClockKind>(row.Clock)!),
            row => (row.Id, new SlaAlarm((SlaAlarmKind)TicketWord.Parse<SlaAlarmKind>(row.Kind)!, row.Target, row.HappenedAt)));
    }

    private Task<int> WriteTicketsAsync(IReadOnlyList<TicketSla> tickets, long[] ids, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        insert into ticket_sla (ticket_id, client_id, policy_hash, seen, last_event_id, answered_at, acknowledged_at, read_at)
        select ticket_id, client_id, policy_hash, seen, last_event_id, answered_at, acknowledged_at, @now
        from unnest(@ids, @clients, @policies, @seen, @events, @answered, @acknowledged)
            as read (ticket_id, client_id, policy_hash, seen, last_event_id, answered_at, acknowledged_at)
        on conflict (ticket_id) do update set client_id = excluded.client_id, policy_hash = excluded.policy_hash, seen = excluded.seen,
            last_event_id = excluded.last_event_id, answered_at = excluded.answered_at, acknowledged_at = excluded.acknowledged_at, read_at = excluded.read_at
        """,
        new
        {
            now, ids,
            clients = tickets.Select(ticket => ticket.ClientId).ToArray(),
            policies = tickets.Select(ticket => ticket.PolicyHash).ToArray(),
            seen = tickets.Select(ticket => ticket.Seen).ToArray(),
            events = tickets.Select(ticket => ticket.LastEventId).ToArray(),
            answered = Instants(tickets.Select(ticket => ticket.Facts.AnsweredAt)),
            acknowledged = Instants(tickets.Select(ticket => ticket.Facts.AcknowledgedAt)),
        }, cancellationToken: ct));

    private Task<int> WriteClocksAsync(List<Watched> watched, long[] ids, CancellationToken ct)
    {
        var readings = watched.ConvertAll(look => look.Clock.Read(now));
        return db.ExecuteAsync(new CommandDefinition(
            """
            delete from ticket_clock where ticket_id = any(@ids);
            insert into ticket_clock (ticket_id, clock, target, deadline, at_risk_at, stopped_at, withdrawn_at, met, look_again_at)
            select * from unnest(@tickets, @clocks, @targets, @deadlines, @risks, @stops, @withdrawals, @met, @looks)
            """,
            new
            {
                ids,
                tickets = watched.Select(look => look.TicketId).ToArray(),
                clocks = watched.Select(look => TicketWord.Of(look.Clock.Kind)).ToArray(),
                targets = watched.Select(look => look.Clock.Clock.Target).ToArray(),
                deadlines = Instants(readings.Select(reading => reading.Deadline)),
                risks = Instants(readings.Select(reading => reading.AtRisk)),
                stops = Instants(watched.Select(look => look.Clock.Terms.Stop)),
                withdrawals = Instants(watched.Select(look => look.Clock.WithdrawnAt)),
                met = readings.Select(reading => reading.IsMet).ToArray(),
                looks = Instants(watched.Select(look => look.Watch.LookAgainAt)),
            }, cancellationToken: ct));
    }

    private Task<int> RetractAsync(long[] alarms, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        "update sla_alarm set retracted_at = @now where id = any(@alarms)", new { now, alarms }, cancellationToken: ct));

    private Task<int> RaiseAsync(IReadOnlyList<(long TicketId, SlaClockKind Clock, SlaAlarm Alarm)> alarms, CancellationToken ct) =>
        db.ExecuteAsync(new CommandDefinition(
            """
            insert into sla_alarm (ticket_id, clock, kind, target, happened_at, raised_at)
            select ticket_id, clock, kind, target, happened_at, @now
            from unnest(@tickets, @clocks, @kinds, @targets, @instants) as raised (ticket_id, clock, kind, target, happened_at)
            """,
            new
            {
                now,
                tickets = alarms.Select(alarm => alarm.TicketId).ToArray(),
                clocks = alarms.Select(alarm => TicketWord.Of(alarm.Clock)).ToArray(),
                kinds = alarms.Select(alarm => TicketWord.Of(alarm.Alarm.Kind)).ToArray(),
                targets = alarms.Select(alarm => alarm.Alarm.Target).ToArray(),
                instants = alarms.Select(alarm => alarm.Alarm.At).ToArray(),
            }, cancellationToken: ct));

    private static DateTimeOffset?[] Instants(IEnumerable<DateTimeOffset?> instants) => [.. instants];

    private sealed record Watched(long TicketId, TicketClock Clock, ClockWatch Watch);
}
