using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Storage;

namespace SupportAddon.Health.Downtimes;

/// <summary>The planned downtimes, those that are over included: they are left out of figures for ever.</summary>
internal sealed class DowntimeStore(NpgsqlDataSource database)
{
    /// <summary>Of all clients, or of one: what holds within a period, the latest first.</summary>
    public async Task<IReadOnlyList<PlannedDowntime>> ListAsync(long? clientId, Stretch period, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await ListAsync(db, clientId, period, ct);
    }

    /// <summary>Those in which we are.</summary>
    public static async Task<IReadOnlyList<PlannedDowntime>> StandingAsync(NpgsqlConnection db, DateTimeOffset now, CancellationToken ct) =>
        [.. (await ListAsync(db, null, new(now, now.AddTicks(1)), ct)).Where(planned => planned.Downtime.Covers(now, planned.Zone))];

    public static async Task<IReadOnlyList<PlannedDowntime>> ListAsync(NpgsqlConnection db, long? clientId, Stretch period, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            """
            select downtime.id, downtime.client_id, client.code as client, client.time_zone, probe_id, probe.name as probe, definition::text, reason, author, ends_at
            from downtime join client on client.id = downtime.client_id left join probe on probe.id = probe_id
            where (@clientId is null or downtime.client_id = @clientId) and ends_at > @Start and (definition -> 'holds' ->> 'start')::timestamptz < @End
            order by ends_at desc, downtime.id desc
            """, new { clientId, period.Start, period.End }, cancellationToken: ct));
        return [.. rows.Select(row => row.Planned)];
    }

    public static Task<long> AddAsync(NpgsqlConnection db, long clientId, long? probeId, Downtime downtime, string reason, string author, DateTimeOffset now, CancellationToken ct) =>
        db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into downtime (client_id, probe_id, definition, reason, author, added_at, ends_at)
            values (@clientId, @probeId, @definition::jsonb, @reason, @author, @now, @End) returning id
            """,
            new { clientId, probeId, definition = JsonColumn.Write(downtime), reason, author, now, downtime.Holds.End }, cancellationToken: ct));

    /// <summary>It holds until now; what was left out of figures before stays left out.</summary>
    /// <returns>Whether it held any more.</returns>
    public static async Task<bool> EndAsync(NpgsqlConnection db, long id, DateTimeOffset now, CancellationToken ct) =>
        await db.ExecuteAsync(new CommandDefinition(
            """
            update downtime set ends_at = @now, definition = jsonb_set(definition, '{holds,end}', to_jsonb(@now))
            where id = @id and ends_at > @now
            """, new { id, now }, cancellationToken: ct)) > 0;

    private sealed class Row
    {
        public long Id { get; init; }

        public long ClientId { get; init; }

        public string Client { get; init; } = "";

        public string TimeZone { get; init; } = "";

        public long? ProbeId { get; init; }

        public string? Probe { get; init; }

        public string Definition { get; init; } = "";

        public string Reason { get; init; } = "";

        public string Author { get; init; } = "";

        public DateTime EndsAt { get; init; }

        public PlannedDowntime Planned => new(
            Id, ClientId, Client, TimeZoneInfo.FindSystemTimeZoneById(TimeZone), ProbeId, Probe, JsonColumn.Read<Downtime>(Definition), Reason, Author, EndsAt);
    }
}
