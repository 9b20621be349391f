using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>
/// The open stretches of whole years, with a running sum: how much is open up to an instant, and when so much was open, are
/// both found by halving.
/// </summary>
internal sealed class OpenTime
{
    public static readonly OpenTime None = new(1, 0, []);

    private readonly int firstYear;
    private readonly int lastYear;
    private readonly IReadOnlyList<Stretch> stretches;
    private readonly long[] starts;

    /// <summary>Ticks open before each stretch, and at last all of them.</summary>
    private readonly long[] sums;

    private OpenTime(int firstYear, int lastYear, IReadOnlyList<Stretch> stretches)
    {
        (this.firstYear, this.lastYear, this.stretches) = (firstYear, lastYear, stretches);
        starts = [.. stretches.Select(stretch => stretch.Start.UtcTicks)];
        sums = new long[stretches.Count + 1];
        for (var index = 0; index < stretches.Count; index++)
            sums[index + 1] = sums[index] + stretches[index].Length.Ticks;
    }

    /// <summary>Whether that year lies in it with a year on either side, so that no zone reaches over its edge.</summary>
    public bool Covers(int year) => firstYear < year && year < lastYear;

    /// <summary>What it knows and all years up to that one.</summary>
    public OpenTime Widen(int year, Func<int, IEnumerable<Stretch>> openIn)
    {
        var (first, last) = lastYear < firstYear ? (year - 1, year + 1) : (Math.Min(firstYear, year - 1), Math.Max(lastYear, year + 1));
        var years = Enumerable.Range(first, last - first + 1);
        return new(first, last, Stretch.Union(years.SelectMany(openIn)));
    }

    /// <summary>How much is open before that instant, counted from a beginning that is the same for all instants.</summary>
    public TimeSpan Before(DateTimeOffset instant)
    {
        var next = FirstAfter(starts, instant.UtcTicks);
        if (next == 0)
            return TimeSpan.Zero;
        var into = Math.Min(instant.UtcTicks - starts[next - 1], stretches[next - 1].Length.Ticks);
        return new(sums[next - 1] + into);
    }

    /// <summary>The earliest instant before which so much is open; null when that is later than is known.</summary>
    public DateTimeOffset? When(TimeSpan open)
    {
        var index = FirstAtLeast(sums, open.Ticks);
        return index == sums.Length ? null : index == 0 ? stretches[0].Start
            : stretches[index - 1].Start.AddTicks(open.Ticks - sums[index - 1]);
    }

    /// <summary>The open stretches between two instants, in order.</summary>
    public IEnumerable<Stretch> Within(Stretch bounds)
    {
        for (var index = Math.Max(0, FirstAfter(starts, bounds.Start.UtcTicks) - 1); index < stretches.Count && stretches[index].Start < bounds.End; index++)
            if (stretches[index].End > bounds.Start)
                yield return new(Later(stretches[index].Start, bounds.Start), Earlier(stretches[index].End, bounds.End));
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static int FirstAfter(long[] sorted, long value) =>
        value == long.MaxValue ? sorted.Length : FirstAtLeast(sorted, value + 1);

    private static int FirstAtLeast(long[] sorted, long value)
    {
        var found = Array.BinarySearch(sorted, value);
        return found >= 0 ? found : ~found;
    }
}
