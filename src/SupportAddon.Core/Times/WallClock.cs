namespace SupportAddon.Core.Times;

/// <summary>
/// When a clock on the wall shows a time: once, not at all where it is put forward, twice where it is put back. Found by
/// looking at the clock: what <see cref="TimeZoneInfo"/> says of invalid and ambiguous times is wrong where
/// winter is the exception, as in Morocco.
/// </summary>
internal static class WallClock
{
    /// <summary>The first instant at which it shows that time, or has just passed over it; in UTC.</summary>
    public static DateTimeOffset First(DateTime shown, TimeZoneInfo zone) => Showing(shown, zone).Min() ?? EndOfGap(shown, zone);

    /// <summary>The last such instant, in UTC.</summary>
    public static DateTimeOffset Last(DateTime shown, TimeZoneInfo zone) => Showing(shown, zone).Max() ?? EndOfGap(shown, zone);

    private static IEnumerable<DateTimeOffset?> Showing(DateTime shown, TimeZoneInfo zone) =>
        from offset in Offsets(shown, zone)
        let instant = new DateTimeOffset(shown, offset)
        where TimeZoneInfo.ConvertTime(instant, zone).DateTime == shown
        select (DateTimeOffset?)instant.ToUniversalTime();

    /// <summary>Clocks change on whole minutes: the first of them at which it shows more is looked for by halving.</summary>
    private static DateTimeOffset EndOfGap(DateTime missing, TimeZoneInfo zone)
    {
        var minute = new DateTimeOffset(missing.AddTicks(-(missing.Ticks % TimeSpan.TicksPerMinute)), TimeSpan.Zero);
        var (before, after) = (minute - Offsets(missing, zone).Max(), minute - Offsets(missing, zone).Min());
        while (after - before > TimeSpan.FromMinutes(1))
        {
            var middle = before.AddMinutes((int)((after - before).TotalMinutes / 2));
            if (TimeZoneInfo.ConvertTime(middle, zone).DateTime < missing)
                before = middle;
            else
                after = middle;
        }

        return after;
    }

    /// <summary>Those in force a day before and a day after.</summary>
    private static IEnumerable<TimeSpan> Offsets(DateTime shown, TimeZoneInfo zone)
    {
        var near = new DateTimeOffset(shown, TimeSpan.Zero);
        return new[] { zone.GetUtcOffset(near.AddDays(-1)), zone.GetUtcOffset(near.AddDays(1)) }.Distinct();
    }
}
