using SupportAddon.Core.Times;
using SupportAddon.Health.History;

namespace SupportAddon.Health.Endpoints;

/// <summary>How a system was over some days, over HTTP.</summary>
/// <param name="From">Since when it was watched in that time; null where it never was.</param>
/// <param name="Share">Between 0 and 1; null where nothing is known. Planned downtime and unknown time count for nothing.</param>
/// <param name="Columns">What was measured, step by step; a step in which nothing was is left out.</param>
internal sealed record ProbePast(
    DateTimeOffset? From, DateTimeOffset To, decimal? Share, double DownSeconds, double UnknownSeconds, double PlannedSeconds,
    IReadOnlyList<ProbeOutage> Outages, IReadOnlyList<PastColumn> Columns)
{
    public const int UsualDays = 31;
    public const int MostDays = 1_100;

    /// <summary>Into how many steps the time is cut.</summary>
    public const int Steps = 96;

    public static ProbePast Of(Stretch period, ProbeAvailability? found, IReadOnlyList<HistoryColumn> columns) => new(
        found?.Period.Start, period.End, found?.Availability.Share, found?.Availability.Down.TotalSeconds ?? 0, found?.Availability.Unknown.TotalSeconds ?? period.Length.TotalSeconds,
        found?.Availability.Planned.TotalSeconds ?? 0, found?.Outages ?? [], [.. columns.Select(column => PastColumn.Of(period, column))]);
}

/// <summary>What was measured in one step.</summary>
/// <param name="At">When it begins.</param>
/// <param name="MeanMs">Of answers; null where there was none.</param>
internal sealed record PastColumn(DateTimeOffset At, int Up, int Warning, int Down, int Unknown, double? FastestMs, double? MeanMs, double? SlowestMs)
{
    public static PastColumn Of(Stretch period, HistoryColumn column) => new(
        Strip.At(period, ProbePast.Steps, column.Place), column.Up, column.Warning, column.Down, column.Unknown,
        column.Fastest?.TotalMilliseconds, column.Mean?.TotalMilliseconds, column.Slowest?.TotalMilliseconds);
}
