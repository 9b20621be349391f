using Dapper;
using Npgsql;
using SupportAddon.Core.Times;

namespace SupportAddon.Health.History;

/// <summary>What was measured of a probe over a period, in at most so many columns as a chart has.</summary>
internal sealed class ProbeHistory(NpgsqlDataSource database)
{
    /// <summary>Counts and latencies of each column in which anything was measured, from the finest steps that are kept for the whole period.</summary>
    /// <param name="probe">Our number of it.</param>
    /// <param name="period">Which.</param>
    /// <param name="columns">How many.</param>
    /// <param name="now">How long steps have been kept depends on it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<HistoryColumn>> ReadAsync(long probe, Stretch period, int columns, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var width = new TimeSpan(Math.Max(TimeSpan.TicksPerSecond, period.Length.Ticks / columns));
        var rows = await db.QueryAsync<HistoryColumn>(new CommandDefinition(
            $"""
            select floor(extract(epoch from at - @Start) / @seconds)::int as place, sum(up)::int as up, sum(warning)::int as warning, sum(down)::int as down, sum(unknown)::int as unknown,
                min(fastest) as fastest, max(slowest) as slowest, case when sum(up + warning + down) > 0 then sum(total) / sum(up + warning + down) end as mean
            from ({Source(now - period.Start)}) as measured
            where probe_id = @probe and at >= @Start and at < @End
            group by place order by place
            """, new { probe, period.Start, period.End, seconds = width.TotalSeconds }, cancellationToken: ct));
        return [.. rows];
    }

    private static string Source(TimeSpan age) =>
        age <= HistoryKeeper.Raw ? HistoryKeeper.Measurements
        : age <= HistoryKeeper.Minutes ? Joined("minute")
        : Joined("hour");

    /// <summary>What was not summed up yet is taken as it was measured.</summary>
    private static string Joined(string step) =>
        $"""
        select probe_id, at, up, warning, down, unknown, fastest, slowest, total from probe_summary where step = '{step}'
        union all
        select probe_id, at, up, warning, down, unknown, fastest, slowest, total from ({HistoryKeeper.Measurements}) as raw
        where at >= coalesce((select max(at) + interval '1 {step}' from probe_summary where step = '{step}'), '-infinity')
        """;
}

/// <summary>What was measured in one column of a chart.</summary>
internal sealed class HistoryColumn
{
    /// <summary>From 0.</summary>
    public int Place { get; init; }

    public int Up { get; init; }

    public int Warning { get; init; }

    public int Down { get; init; }

    public int Unknown { get; init; }

    /// <summary>Latencies; null where there was no answer.</summary>
    public TimeSpan? Fastest { get; init; }

    public TimeSpan? Slowest { get; init; }

    public TimeSpan? Mean { get; init; }
}
