using SupportAddon.Core.Reports;

namespace SupportAddon.Core.Tests.Reports;

public class LocalDayTests
{
    private static readonly DateOnly ChangeDay = new(2026, 4, 1);

    [Fact]
    public void Where_clocks_jump_over_midnight_the_day_starts_with_the_jump()
    {
        var zone = Zone(new TimeOnly(0, 0));
        Assert.Equal(Story.At("2026-04-01T03:00"), LocalDay.StartOf(ChangeDay, zone));
        Assert.Equal(ChangeDay, LocalDay.Of(Story.At("2026-04-01T03:00"), zone));
        Assert.Equal(ChangeDay.AddDays(-1), LocalDay.Of(Story.At("2026-04-01T02:59:59"), zone));
    }

    [Fact]
    public void Where_the_jump_starts_before_midnight_the_day_starts_with_the_jump_too()
    {
        var zone = Zone(new TimeOnly(23, 30), ChangeDay.AddDays(-1));
        Assert.Equal(Story.At("2026-04-01T02:30"), LocalDay.StartOf(ChangeDay, zone));
    }

    [Fact]
    public void Where_midnight_comes_twice_the_day_starts_with_the_first()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Atlantic/Azores");
        Assert.Equal(Story.At("2026-10-25T00:00"), LocalDay.StartOf(new DateOnly(2026, 10, 25), zone));
    }

    [Fact]
    public void An_ordinary_day_starts_at_its_midnight()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        Assert.Equal(Story.At("2026-07-01T04:00"), LocalDay.StartOf(new DateOnly(2026, 7, 1), zone));
        Assert.Equal(TimeSpan.Zero, LocalDay.StartOf(new DateOnly(2026, 7, 1), zone).Offset);
    }

    /// <summary>A zone at UTC-3 whose clocks go forward by one hour at the given time.</summary>
    private static TimeZoneInfo Zone(TimeOnly change, DateOnly? on = null)
    {
        var day = on ?? ChangeDay;
        var forward = TimeZoneInfo.TransitionTime.CreateFixedDateRule(
            DateTime.MinValue.Date.Add(change.ToTimeSpan()), day.Month, day.Day);
        var back = TimeZoneInfo.TransitionTime.CreateFixedDateRule(DateTime.MinValue.Date.AddHours(2), 10, 15);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            new DateTime(2026, 1, 1), new DateTime(2026, 12, 31), TimeSpan.FromHours(1), forward, back);
        return TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(-3), "test", "test", "test", [rule]);
    }
}
