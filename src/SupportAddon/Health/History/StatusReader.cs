using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.Health.Probes;
using SupportAddon.Storage;

namespace SupportAddon.Health.History;

/// <summary>How each probe stands now.</summary>
internal sealed class StatusReader(NpgsqlDataSource database, ProbeStore probes, TimeProvider time)
{
    /// <param name="sees">Of which clients.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ProbeStatus>> ReadAsync(Func<long, bool> sees, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var all = (await probes.ListAsync(ct)).Where(probe => sees(probe.ClientId)).ToList();
        await using var db = await database.OpenConnectionAsync(ct);
        var states = (await db.QueryAsync<State>(new CommandDefinition(
            """
            select state.probe_id, standing::text, flapping_since, outage.id as outage_id, held_by, announced_at, ticket_id, ticket.number as ticket, error
            from probe_state as state
            left join outage on outage.probe_id = state.probe_id and ended_at is null
            left join ticket on ticket.id = ticket_id
            where state.probe_id = any(@ids)
            """, new { ids = all.Select(probe => probe.Id).ToArray() }, cancellationToken: ct))).ToDictionary(state => state.ProbeId);
        var planned = (await DowntimeStore.ListAsync(db, null, new(now, now.AddTicks(1)), ct)).Where(each => each.Downtime.Covers(now, each.Zone)).ToList();
        return [.. all.Select(probe => Status(probe, states.GetValueOrDefault(probe.Id), planned.Find(each => each.Concerns(probe.ClientId, probe.Id)), now))];
    }

    private static ProbeStatus Status(StoredProbe probe, State? state, PlannedDowntime? planned, DateTimeOffset now)
    {
        var standing = state is null ? ProbeStanding.New : JsonColumn.Read<ProbeStanding>(state.Standing);
        var result = standing.At(probe.Asking, now);
        return new(probe, standing, result, Since(standing, result, probe.Asking, now))
        {
            Planned = planned,
            FlappingSince = state?.FlappingSince,
            Outage = state?.OutageId is { } id ? new(id, state.Error!, state.HeldBy, state.AnnouncedAt, state.TicketId, state.Ticket) : null,
        };
    }

    private static DateTimeOffset? Since(ProbeStanding standing, ProbeResult result, ProbeTerms terms, DateTimeOffset now) => result switch
    {
        ProbeResult.Unknown => standing.UnknownAt(terms, now),
        ProbeResult.Down => standing.DownSince,
        _ => (standing.Bad ?? standing.Good)?.Since,
    };

    private sealed class State
    {
        public long ProbeId { get; init; }

        public string Standing { get; init; } = "";

        public DateTime? FlappingSince { get; init; }

        public long? OutageId { get; init; }

        public string? HeldBy { get; init; }

        public DateTime? AnnouncedAt { get; init; }

        public long? TicketId { get; init; }

        public string? Ticket { get; init; }

        public string? Error { get; init; }
    }
}

/// <summary>How a probe stands now.</summary>
/// <param name="Result">Unknown where the next measurement is overdue.</param>
/// <param name="Since">Since when; null before the first measurement.</param>
internal sealed record ProbeStatus(StoredProbe Probe, ProbeStanding Standing, ProbeResult Result, DateTimeOffset? Since)
{
    /// <summary>The planned downtime in which it is.</summary>
    public PlannedDowntime? Planned { get; init; }

    /// <summary>Since when it comes and goes; null where it does not.</summary>
    public DateTimeOffset? FlappingSince { get; init; }

    /// <summary>The outage that stands.</summary>
    public StandingOutage? Outage { get; init; }
}

/// <param name="HeldBy">Why nobody was told yet.</param>
/// <param name="AnnouncedAt">Since when people are told; null where they are not.</param>
/// <param name="Ticket">The number of its ticket, as people quote it.</param>
internal sealed record StandingOutage(long Id, string Error, string? HeldBy, DateTimeOffset? AnnouncedAt, long? TicketId, string? Ticket);
