using SupportAddon.Core.Reports;

namespace SupportAddon.Core.Tests.Reports;

public class WeekTests
{
    [Fact]
    public void The_first_and_last_week_are_clipped_to_the_quarter()
    {
        var weeks = Week.In(new Quarter(2026, 3));
        Assert.Equal(new Week(2026, 27, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 5)), weeks[0]);
        Assert.Equal(new Week(2026, 28, new DateOnly(2026, 7, 6), new DateOnly(2026, 7, 12)), weeks[1]);
        Assert.Equal(new Week(2026, 40, new DateOnly(2026, 9, 28), new DateOnly(2026, 9, 30)), weeks[^1]);
        Assert.Equal(14, weeks.Count);
    }

    [Fact]
    public void New_year_s_days_can_belong_to_the_last_week_of_the_year_before()
    {
        var first = Week.In(new Quarter(2027, 1))[0];
        Assert.Equal((2026, 53), (first.Year, first.Number));
        Assert.Equal(new DateOnly(2027, 1, 3), first.Last);
    }

    [Fact]
    public void In_a_hundred_years_the_weeks_of_a_quarter_cover_it_without_gap()
    {
        for (var quarter = new Quarter(1990, 1); quarter.Year < 2090; quarter = quarter.Next)
        {
            var weeks = Week.In(quarter);
            Assert.Equal(quarter.First, weeks[0].First);
            Assert.Equal(quarter.Last, weeks[^1].Last);
            Assert.All(weeks.Zip(weeks.Skip(1)), pair => Assert.Equal(pair.First.Last.AddDays(1), pair.Second.First));
            Assert.All(weeks.Skip(1), week => Assert.Equal(DayOfWeek.Monday, week.First.DayOfWeek));
            Assert.All(weeks.SkipLast(1), week => Assert.Equal(DayOfWeek.Sunday, week.Last.DayOfWeek));
            Assert.InRange(weeks.Count, 13, 14);
        }
    }

    [Fact]
    public void The_week_of_the_clock_change_is_an_hour_shorter()
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var week = Week.In(new Quarter(2026, 1)).Single(candidate => candidate.Number == 13);
        var bounds = week.Bounds(paris);
        Assert.Equal(TimeSpan.FromHours(7 * 24 - 1), bounds.End - bounds.Start);
    }
}
