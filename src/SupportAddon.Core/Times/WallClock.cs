namespace SupportAddon.Core.Times;

/// <summary>When a clock on the wall shows a time: once, not at all where it is put forward, twice where it is put back.</summary>
internal static class WallClock
{
    /// <summary>The first instant at which it shows that time, or has just passed over it; in UTC.</summary>
    public static DateTimeOffset First(DateTime shown, TimeZoneInfo zone) => At(shown, zone, offsets => offsets.Max());

    /// <summary>The last such instant, in UTC.</summary>
    public static DateTimeOffset Last(DateTime shown, TimeZoneInfo zone) => At(shown, zone, offsets => offsets.Min());

    private static DateTimeOffset At(DateTime shown, TimeZoneInfo zone, Func<TimeSpan[], TimeSpan> choose)
    {
        if (zone.IsInvalidTime(shown))
            return EndOfGap(shown, zone);
        var offset = zone.IsAmbiguousTime(shown) ? choose(zone.GetAmbiguousTimeOffsets(shown)) : zone.GetUtcOffset(shown);
        return new DateTimeOffset(shown, offset).ToUniversalTime();
    }

    /// <summary>Clocks change on whole minutes, so the change is one minute after the last minute that exists.</summary>
    private static DateTimeOffset EndOfGap(DateTime missing, TimeZoneInfo zone)
    {
        var before = new DateTime(missing.Ticks - (missing.Ticks % TimeSpan.TicksPerMinute));
        while (zone.IsInvalidTime(before))
            before = before.AddMinutes(-1);
        return new DateTimeOffset(before, zone.GetUtcOffset(before)).AddMinutes(1).ToUniversalTime();
    }
}
