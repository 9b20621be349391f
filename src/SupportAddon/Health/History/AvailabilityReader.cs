using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.Health.Probes;
using SupportAddon.Storage;

namespace SupportAddon.Health.History;

/// <summary>How available the systems of a client were, probe by probe, from the outages themselves and not from samples of them.</summary>
internal sealed class AvailabilityReader(NpgsqlDataSource database, ProbeStore probes, TimeProvider time)
{
    /// <param name="clientId">Whose.</param>
    /// <param name="period">
    /// What has not happened yet is left out, and so is what was before a probe's first measurement and after it was taken out of the file.
    /// </param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ProbeAvailability>> ReadAsync(long clientId, Stretch period, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var watched = await probes.ListSinceAsync(clientId, period.Start, ct);
        await using var db = await database.OpenConnectionAsync(ct);
        var planned = await DowntimeStore.ListAsync(db, clientId, period, ct);
        var facts = await FactsAsync(db, [.. watched.Select(probe => probe.Id)], period, now, ct);
        return [.. from probe in watched
            let fact = facts.GetValueOrDefault(probe.Id)
            let last = Earlier(now, probe.RemovedAt ?? now)
            let part = fact is null ? default : new Stretch(Later(period.Start, fact.Since), Earlier(period.End, last))
            where part.Start < part.End
            let gaps = fact.Gaps.Concat(fact.Standing.UnknownAt(probe.Asking, last) is { } since && since < last ? [new(since, last)] : [])
            let off = planned.Where(each => each.Concerns(probe.ClientId, probe.Id)).SelectMany(each => each.Downtime.Within(part, each.Zone))
            select new ProbeAvailability(probe, part, fact.Outages, [.. gaps], [.. off])];
    }

    private static async Task<Dictionary<long, Facts>> FactsAsync(NpgsqlConnection db, long[] ids, Stretch period, DateTimeOffset now, CancellationToken ct)
    {
        var states = (await db.QueryAsync<(long Id, string Standing, DateTime Since)>(new CommandDefinition(
            "select probe_id, standing::text, watched_since from probe_state where probe_id = any(@ids)", new { ids }, cancellationToken: ct))).ToList();
        var outages = (await db.QueryAsync<ProbeOutage>(new CommandDefinition(
            """
            select outage.id, probe_id, began_at, ended_at, error, cause, ticket_id, ticket.number as ticket
            from outage left join ticket on ticket.id = ticket_id
            where probe_id = any(@ids) and began_at < @End and coalesce(ended_at, @now) > @Start order by began_at
            """, new { ids, period.Start, period.End, now }, cancellationToken: ct))).ToLookup(outage => outage.ProbeId);
        var gaps = (await db.QueryAsync<(long Id, DateTime From, DateTime To)>(new CommandDefinition(
            "select probe_id, from_at, to_at from probe_gap where probe_id = any(@ids) and from_at < @End and to_at > @Start",
            new { ids, period.Start, period.End }, cancellationToken: ct))).ToLookup(gap => gap.Id, gap => new Stretch(gap.From, gap.To));
        return states.ToDictionary(state => state.Id, state => new Facts(
            JsonColumn.Read<ProbeStanding>(state.Standing), state.Since, [.. outages[state.Id]], [.. gaps[state.Id]]));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record Facts(ProbeStanding Standing, DateTimeOffset Since, IReadOnlyList<ProbeOutage> Outages, IReadOnlyList<Stretch> Gaps);
}
