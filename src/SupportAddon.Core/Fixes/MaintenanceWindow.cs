using System.Globalization;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Fixes;

/// <summary>Hours of some days at which a client lets corrections be applied, by the clock on its wall.</summary>
internal sealed record MaintenanceWindow
{
    /// <summary>The days on which it begins; every day when empty.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary><c>20:00-06:00</c>; one that does not end after it begins ends on the following day.</summary>
    public required string Hours { get; init; }

    /// <returns>What is wrong with the hours; null where nothing is.</returns>
    public string? Mistake() =>
        Clock(Hours[..5]) is not { } from || Clock(Hours[6..]) is not { } to || from == TimeSpan.FromDays(1) ? $"{Hours} has a time that no clock shows; expected hours such as 20:00-06:00"
        : from == to ? $"{Hours} ends when it begins; write 00:00-24:00 for a whole day"
        : null;

    /// <summary>The instants at which it is open within some days, day by day.</summary>
    public IEnumerable<Stretch> Within(DateOnly first, DateOnly last, TimeZoneInfo zone)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
            if (Days.Count == 0 || Days.Contains(day.DayOfWeek))
                yield return On(day, zone);
    }

    /// <summary>
    /// A permission is read narrowly: where the clock is put back, it begins with the last showing of its beginning and ends with
    /// the first of its end that follows. A bound that the clock passes over is the moment of the change.
    /// </summary>
    private Stretch On(DateOnly day, TimeZoneInfo zone)
    {
        var (from, to) = (Clock(Hours[..5])!.Value, Clock(Hours[6..])!.Value);
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var shown = midnight + to + (to > from ? TimeSpan.Zero : TimeSpan.FromDays(1));
        var start = WallClock.Last(midnight + from, zone);
        var end = WallClock.First(shown, zone) is var early && early > start ? early : WallClock.Last(shown, zone);
        return new(start, end > start ? end : start);
    }

    /// <summary>24:00 is the end of the day.</summary>
    private static TimeSpan? Clock(string text) => text == "24:00" ? TimeSpan.FromDays(1)
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;
}
