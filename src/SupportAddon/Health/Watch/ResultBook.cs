using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Core.Tickets;
using SupportAddon.Storage;

namespace SupportAddon.Health.Watch;

/// <summary>Writes measurements and what follows from them, outages and all, in one transaction: whatever dies and when, neither is without the other.</summary>
internal sealed class ResultBook(NpgsqlDataSource database, Shards shards)
{
    /// <param name="batch">What was measured.</param>
    /// <param name="held">Under which epochs.</param>
    /// <param name="ct">Cancels; nothing is written then.</param>
    /// <exception cref="ShardLostException">Another host asks one of these probes now; nothing was written.</exception>
    public async Task WriteAsync(ResultBatch batch, IReadOnlyCollection<Shard> held, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await using var transaction = await db.BeginTransactionAsync(ct);
        await shards.ProveAsync(db, held, ct);
        await WriteResultsAsync(db, batch, ct);
        await WriteStandingsAsync(db, batch, ct);
        await WriteGapsAsync(db, batch, ct);
        await WriteOutagesAsync(db, batch, ct);
        await transaction.CommitAsync(ct);
        batch.Keep();
    }

    private static Task<int> WriteResultsAsync(NpgsqlConnection db, ResultBatch batch, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        insert into probe_result (probe_id, at, result, latency, reason)
        select * from unnest(@probes, @times, @results, @latencies, @reasons)
        """,
        new
        {
            probes = batch.Measured.Select(each => each.Probe.Probe.Id).ToArray(),
            times = batch.Measured.Select(each => each.Measured.At).ToArray(),
            results = batch.Measured.Select(each => TicketWord.Of(each.Measured.Result)).ToArray(),
            latencies = batch.Measured.Select(each => each.Measured.Latency).ToArray(),
            reasons = batch.Measured.Select(each => each.Measured.Reason).ToArray(),
        }, cancellationToken: ct));

    private static Task<int> WriteStandingsAsync(NpgsqlConnection db, ResultBatch batch, CancellationToken ct) => db.ExecuteAsync(new CommandDefinition(
        """
        insert into probe_state as kept (probe_id, standing, result, measured_at, latency, reason, watched_since, flapping_since)
        select probe, standing::jsonb, result, at, latency, reason, at, case when flaps then at end
        from unnest(@probes, @standings, @results, @times, @latencies, @reasons, @flapping) as now (probe, standing, result, at, latency, reason, flaps)
        on conflict (probe_id) do update set standing = excluded.standing, result = excluded.result, measured_at = excluded.measured_at,
            latency = excluded.latency, reason = excluded.reason,
            flapping_since = case when excluded.flapping_since is not null then coalesce(kept.flapping_since, excluded.flapping_since) end
        """,
        new
        {
            probes = batch.Standings.Keys.Select(probe => probe.Probe.Id).ToArray(),
            standings = batch.Standings.Values.Select(JsonColumn.Write).ToArray(),
            results = batch.Standings.Values.Select(standing => TicketWord.Of(standing.Last!.Result)).ToArray(),
            times = batch.Standings.Values.Select(standing => standing.Last!.At).ToArray(),
            latencies = batch.Standings.Values.Select(standing => standing.Last!.Latency).ToArray(),
            reasons = batch.Standings.Values.Select(standing => standing.Last!.Reason).ToArray(),
            flapping = batch.Standings.Values.Select(standing => standing.Flapping.IsOn).ToArray(),
        }, cancellationToken: ct));

    private static async Task WriteGapsAsync(NpgsqlConnection db, ResultBatch batch, CancellationToken ct)
    {
        foreach (var (probe, gap) in batch.Gaps)
            await db.ExecuteAsync(new CommandDefinition(
                "insert into probe_gap (probe_id, from_at, to_at) values (@probe, @Start, @End)", new { probe, gap.Start, gap.End }, cancellationToken: ct));
    }

    /// <summary>What ends is older than what begins, where one batch has both of one probe, or it is of that batch; the order of time serves both.</summary>
    private static async Task WriteOutagesAsync(NpgsqlConnection db, ResultBatch batch, CancellationToken ct)
    {
        var began = batch.Began.Select(each => (each.KnownAt, Sql: Begin, Values: (object)new
        {
            probe = each.Probe.Probe.Id, client = each.Probe.Probe.ClientId, each.Start.At, each.KnownAt, each.Start.Error,
        }));
        var ended = batch.Ended.Select(each => (each.KnownAt, Sql: End, Values: (object)new { probe = each.Probe.Probe.Id, each.At, each.KnownAt }));
        foreach (var (_, sql, values) in began.Concat(ended).OrderBy(each => each.KnownAt))
            await db.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: ct));
    }

    private const string Begin = "insert into outage (probe_id, client_id, began_at, confirmed_at, error) values (@probe, @client, @At, @KnownAt, @Error)";

    private const string End = "update outage set ended_at = @At, recovered_at = @KnownAt where probe_id = @probe and ended_at is null";
}
