using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>When a support team is at work: hours of the week in one zone, without holidays and closures.</summary>
/// <param name="name">As agreements name it.</param>
/// <param name="zone">Where the hours are shown by the clock on the wall.</param>
/// <param name="hours">By weekday; a day that is missing is closed.</param>
/// <param name="isClosed">Holidays and closures.</param>
internal sealed class WorkCalendar(
    string name, TimeZoneInfo zone, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkHours>> hours, Func<DateOnly, bool> isClosed)
{
    /// <summary>What is not open within so many years never is.</summary>
    private const int MostYears = 20;

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private OpenTime known = OpenTime.None;

    public string Name => name;

    public TimeZoneInfo Zone => zone;

    /// <summary>How much of a stretch is open.</summary>
    public TimeSpan Open(Stretch stretch)
    {
        var open = OpenAround(stretch.Start.Year, stretch.End.Year);
        return open.Before(stretch.End) - open.Before(stretch.Start);
    }

    /// <summary>The open stretches within a stretch, in order.</summary>
    public IEnumerable<Stretch> OpenWithin(Stretch stretch) => OpenAround(stretch.Start.Year, stretch.End.Year).Within(stretch);

    /// <summary>
    /// The earliest instant at which so much was open since then: the evening at which the last of it ends, not the
    /// morning after. Null when it never is.
    /// </summary>
    public DateTimeOffset? After(DateTimeOffset since, TimeSpan open)
    {
        if (open <= TimeSpan.Zero)
            return since;
        for (var year = since.Year; year <= since.Year + MostYears; year++)
        {
            var time = OpenAround(since.Year, year);
            if (time.When(time.Before(since) + open) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>The first open instant from then on; that very instant where it is open. Null when it never opens.</summary>
    public DateTimeOffset? NextOpen(DateTimeOffset since) => After(since, Tick) - Tick;

    private OpenTime OpenAround(int first, int last)
    {
        var open = Volatile.Read(ref known);
        if (open.Covers(first) && open.Covers(last))
            return open;
        open = open.Widen(first, OpenIn).Widen(last, OpenIn);
        Volatile.Write(ref known, open); // Of two who widen it at once one has worked for himself alone.
        return open;
    }

    private IEnumerable<Stretch> OpenIn(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            if (!isClosed(day))
                foreach (var open in hours.GetValueOrDefault(day.DayOfWeek, []))
                    yield return open.On(day, zone);
    }
}
