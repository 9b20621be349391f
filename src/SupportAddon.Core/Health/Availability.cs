using SupportAddon.Core.Times;

namespace SupportAddon.Core.Health;

/// <summary>
/// How long a system was there. Planned downtime counts for nothing, whatever was measured in it; what nothing is known of
/// is neither up nor down, an outage or not.
/// </summary>
internal sealed record Availability(TimeSpan Up, TimeSpan Down, TimeSpan Unknown, TimeSpan Planned)
{
    /// <summary>Between 0 and 1; null where nothing is known.</summary>
    public decimal? Share => Up + Down == TimeSpan.Zero ? null : (decimal)Up.Ticks / (Up + Down).Ticks;

    /// <summary>Whether a share that was agreed on, in percent, was reached; null where none was, or nothing is known.</summary>
    public bool? Meets(decimal? agreed) => agreed is { } percent && Share is { } share ? share * 100 >= percent : null;

    /// <param name="period">Over what.</param>
    /// <param name="outages">Those that stand end with the period.</param>
    /// <param name="gaps">Of which nothing is known.</param>
    /// <param name="planned">Planned downtimes.</param>
    public static Availability Of(Stretch period, IEnumerable<Stretch> outages, IEnumerable<Stretch> gaps, IEnumerable<Stretch> planned)
    {
        var off = Stretch.Union(planned);
        var counted = period.Without(off).ToList();
        var unmeasured = Stretch.Union(gaps);
        var known = counted.SelectMany(stretch => stretch.Without(unmeasured)).ToList();
        var broken = Stretch.Union(outages);
        var up = Sum(known.SelectMany(stretch => stretch.Without(broken)));
        return new(up, Sum(known) - up, Sum(counted) - Sum(known), period.Length - Sum(counted));
    }

    private static TimeSpan Sum(IEnumerable<Stretch> stretches) => stretches.Aggregate(TimeSpan.Zero, (sum, stretch) => sum + stretch.Length);
}
