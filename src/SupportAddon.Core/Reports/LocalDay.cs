using SupportAddon.Core.Times;

namespace SupportAddon.Core.Reports;

/// <summary>Where a calendar day lies on the time line of a zone.</summary>
internal static class LocalDay
{
    /// <summary>
    /// The first instant of a day, in UTC: its midnight, the earlier one where clocks go back over midnight, and
    /// the moment of the change where clocks go forward over it.
    /// </summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => WallClock.First(day.ToDateTime(TimeOnly.MinValue), zone);

    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
