using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>Hours of a day as the clock on the wall shows them, without their end.</summary>
/// <param name="From">Since midnight.</param>
/// <param name="To">Since midnight, up to 24 hours.</param>
internal readonly record struct WorkHours(TimeSpan From, TimeSpan To)
{
    /// <summary>
    /// In a night in which the clock is put forward, a bound that it passes over is the moment of the change; where it
    /// is put back, hours begin with the first showing and end with the last.
    /// </summary>
    public Stretch On(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var start = WallClock.First(midnight + From, zone);
        var end = WallClock.Last(midnight + To, zone);
        return new(start, end > start ? end : start);
    }
}
