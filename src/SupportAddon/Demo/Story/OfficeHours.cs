namespace SupportAddon.Demo.Story;

/// <summary>The integrator's opening hours: Paris, Monday to Friday, 9-12 and 14-18, but for fixed holidays.</summary>
internal static class OfficeHours
{
    /// <summary>Working minutes of one day.</summary>
    public const int Day = 7 * 60;

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly (int Opens, int Closes)[] Halves = [(9 * 60, 12 * 60), (14 * 60, 18 * 60)];
    private static readonly (int Month, int Day)[] Holidays =
        [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    public static DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Paris).DateTime);

    /// <summary>The instant of a local time, given in seconds after midnight, UTC.</summary>
    public static DateTimeOffset At(DateOnly day, int seconds)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds);
        return new DateTimeOffset(local, Paris.GetUtcOffset(local)).ToUniversalTime();
    }

    public static bool IsOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains((day.Month, day.Day));

    /// <summary>The instant at which so much working time has passed since then, to the second.</summary>
    public static DateTimeOffset After(DateTimeOffset start, double minutes)
    {
        var left = (int)Math.Ceiling(minutes * 60);
        var day = DayOf(start);
        var from = (int)(start - At(day, 0)).TotalSeconds;
        for (; ; day = day.AddDays(1), from = 0)
        {
            foreach (var (opens, closes) in IsOpen(day) ? Halves : [])
            {
                var begin = Math.Max(from, opens * 60);
                if (begin + left <= closes * 60)
                    return At(day, begin + left);
                left -= Math.Max(0, (closes * 60) - begin);
            }
        }
    }
}
