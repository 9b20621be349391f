namespace SupportAddon.Core.Reports;

/// <summary>Where a calendar day lies on the time line of a zone.</summary>
internal static class LocalDay
{
    /// <summary>
    /// The first instant of a day, in UTC: its midnight, the earlier one where clocks go back over midnight, and
    /// the moment of the change where clocks go forward over it.
    /// </summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (zone.IsInvalidTime(midnight))
            return EndOfGap(midnight, zone);
        var offset = zone.IsAmbiguousTime(midnight)
            ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    public static DateOnly Of(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>Clocks change on whole minutes, so the change is one minute after the last minute that exists.</summary>
    private static DateTimeOffset EndOfGap(DateTime missing, TimeZoneInfo zone)
    {
        var before = missing;
        while (zone.IsInvalidTime(before))
            before = before.AddMinutes(-1);
        return new DateTimeOffset(before, zone.GetUtcOffset(before)).AddMinutes(1).ToUniversalTime();
    }
}
