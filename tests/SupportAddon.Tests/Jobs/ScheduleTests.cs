using SupportAddon.Jobs;

namespace SupportAddon.Tests.Jobs;

public sealed class ScheduleTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Theory]
    [InlineData("30 2 * * 1-5", "2026-10-23T02:30:00+02:00", "2026-10-26T02:30:00+01:00")] // Friday, then Monday, in winter time.
    [InlineData("0 8 * * 0", "2026-10-20T00:00:00+02:00", "2026-10-25T08:00:00+01:00")] // 0 is Sunday, and so is 7.
    [InlineData("0 8 * * 7", "2026-10-20T00:00:00+02:00", "2026-10-25T08:00:00+01:00")]
    [InlineData("*/15 * * * *", "2026-10-20T10:07:00+02:00", "2026-10-20T10:15:00+02:00")]
    [InlineData("30 2 * * *", "2026-03-28T12:00:00+01:00", "2026-03-29T03:00:00+02:00")] // 02:30 does not exist that night.
    public void It_is_read_as_crontab_does_on_the_clock_of_its_zone(string text, string after, string next)
    {
        Assert.True(Schedule.TryParse(text, "desk", Paris, out var schedule));

        Assert.Equal(DateTimeOffset.Parse(next, null), schedule.NextAfter(DateTimeOffset.Parse(after, null)));
    }

    [Fact]
    public void H_is_a_minute_of_each_connections_own_and_always_the_same()
    {
        var minutes = Enumerable.Range(0, 30).Select(number => Minute($"desk-{number}")).ToList();

        Assert.Equal(minutes, Enumerable.Range(0, 30).Select(number => Minute($"desk-{number}")));
        Assert.True(minutes.Distinct().Count() > 5, string.Join(' ', minutes));

        static int Minute(string name) => Schedule.TryParse(Schedule.Default, name, TimeZoneInfo.Utc, out var schedule)
            ? schedule.NextAfter(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(-1))!.Value.Minute : -1;
    }

    [Fact]
    public void Manual_has_no_next_time()
    {
        Assert.True(Schedule.TryParse("manual", "desk", Paris, out var schedule));

        Assert.Null(schedule.NextAfter(DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("61 * * * *")]
    [InlineData("0 30 2 * * ?")]
    [InlineData("* * * *")]
    public void What_is_no_schedule_is_refused(string text) => Assert.False(Schedule.TryParse(text, "desk", Paris, out _));
}
