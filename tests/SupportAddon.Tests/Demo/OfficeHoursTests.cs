using System.Globalization;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

public sealed class OfficeHoursTests
{
    [Theory]
    [InlineData("2026-09-01T07:30:00Z", 30, "2026-09-01T08:00:00Z")] // within the morning
    [InlineData("2026-09-01T05:00:00Z", 30, "2026-09-01T07:30:00Z")] // before opening
    [InlineData("2026-09-01T09:45:00Z", 30, "2026-09-01T12:15:00Z")] // over lunch
    [InlineData("2026-09-04T15:45:00Z", 30, "2026-09-07T07:15:00Z")] // over the week-end
    [InlineData("2026-09-05T12:00:00Z", 1, "2026-09-07T07:01:00Z")] // from within the week-end
    [InlineData("2026-07-13T15:30:00Z", 60, "2026-07-15T07:30:00Z")] // over the national holiday
    [InlineData("2026-10-23T15:00:00Z", 120, "2026-10-26T09:00:00Z")] // into winter time
    [InlineData("2026-03-27T16:00:00Z", 120, "2026-03-30T08:00:00Z")] // into summer time
    [InlineData("2026-09-01T07:00:00Z", 420 * 4, "2026-09-04T16:00:00Z")] // four whole days end at closing time
    public void Working_time_passes_only_while_the_office_is_open(string start, double minutes, string end) =>
        Assert.Equal(Instant(end), OfficeHours.After(Instant(start), minutes));

    [Fact]
    public void A_day_begins_at_midnight_in_Paris()
    {
        Assert.Equal(new DateOnly(2026, 7, 1), OfficeHours.DayOf(Instant("2026-06-30T22:00:00Z")));
        Assert.Equal(new DateOnly(2026, 6, 30), OfficeHours.DayOf(Instant("2026-06-30T21:59:59Z")));
        Assert.Equal(Instant("2026-06-30T22:00:00Z"), OfficeHours.At(new DateOnly(2026, 7, 1), 0));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
