using Dapper;
using Npgsql;

namespace SupportAddon.Health.History;

/// <summary>
/// Every measurement for some days, then minutes for some weeks, then hours for years. A step is summed up when it is over and its
/// measurements are written; done again it gives the same.
/// </summary>
internal sealed class HistoryKeeper(NpgsqlDataSource database, TimeProvider time)
{
    public static readonly TimeSpan Raw = TimeSpan.FromDays(3);
    public static readonly TimeSpan Minutes = TimeSpan.FromDays(35);
    public static readonly TimeSpan Hours = TimeSpan.FromDays(3 * 366);

    /// <summary>What was measured is written within this time, or never.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    /// <summary>One at a time, of all hosts.</summary>
    private const long OneAtATime = 7_352_100_013;

    public async Task KeepAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        await using var transaction = await db.BeginTransactionAsync(ct);
        var until = time.GetUtcNow() - Settling;
        await db.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(@OneAtATime)", new { OneAtATime }, cancellationToken: ct));
        await db.ExecuteAsync(new CommandDefinition(SumUp("minute", Measurements), new { until }, commandTimeout: 0, cancellationToken: ct));
        await db.ExecuteAsync(new CommandDefinition(SumUp("hour", OfMinutes), new { until }, commandTimeout: 0, cancellationToken: ct));
        await db.ExecuteAsync(new CommandDefinition(
            """
            delete from probe_result where at < @raw;
            delete from probe_summary where step = 'minute' and at < @minutes;
            delete from probe_summary where step = 'hour' and at < @hours;
            delete from probe_gap where to_at < @hours;
            """,
            new { raw = until - Raw, minutes = until - Minutes, hours = until - Hours }, commandTimeout: 0, cancellationToken: ct));
        await transaction.CommitAsync(ct);
    }

    /// <summary>From the last step that was summed up on, which may have been half a one.</summary>
    private static string SumUp(string step, string from) =>
        $"""
        insert into probe_summary as kept (probe_id, step, at, up, warning, down, unknown, fastest, slowest, total)
        select probe_id, '{step}', date_trunc('{step}', at) as step_at, sum(up), sum(warning), sum(down), sum(unknown), min(fastest), max(slowest), sum(total)
        from ({from}) as measured
        where at >= coalesce((select max(at) from probe_summary where step = '{step}'), '-infinity') and at < date_trunc('{step}', @until)
        group by probe_id, step_at
        on conflict (probe_id, step, at) do update set up = excluded.up, warning = excluded.warning, down = excluded.down, unknown = excluded.unknown,
            fastest = excluded.fastest, slowest = excluded.slowest, total = excluded.total
        """;

    /// <summary>Measurements as steps of one.</summary>
    public const string Measurements =
        """
        select probe_id, at, (result = 'up')::int as up, (result = 'warning')::int as warning, (result = 'down')::int as down, (result = 'unknown')::int as unknown,
            answered as fastest, answered as slowest, answered as total
        from (select *, case when result <> 'unknown' then latency end as answered from probe_result) as each_one
        """;

    private const string OfMinutes = "select probe_id, at, up, warning, down, unknown, fastest, slowest, total from probe_summary where step = 'minute'";
}
