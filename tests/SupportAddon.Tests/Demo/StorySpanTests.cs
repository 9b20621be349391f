using System.Globalization;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

public sealed class StorySpanTests
{
    private readonly Company _company = Words.Company("lemarchand");

    [Theory]
    [InlineData("2026-11-21", "2026-10-01", "2025-04-01", "2027-01-01")]
    [InlineData("2026-10-01", "2026-10-01", "2025-04-01", "2027-01-01")]
    [InlineData("2026-09-30", "2026-07-01", "2025-01-01", "2026-10-01")]
    [InlineData("2027-01-01", "2027-01-01", "2025-07-01", "2027-04-01")]
    public void The_story_spans_six_quarters_and_the_running_one(string today, string quarter, string begins, string ends)
    {
        var span = StorySpan.Of(Day(today));

        Assert.Equal(Day(quarter), span.Quarter);
        Assert.Equal((Day(begins), Day(ends)), (span.Begins, span.Ends));
        Assert.Equal(span.Begins, span.Days().First());
        Assert.Equal(span.Ends.AddDays(-1), span.Days().Last());
    }

    [Theory]
    [MemberData(nameof(Told.Days), MemberType = typeof(Told))]
    public void An_upgrade_is_done_on_a_Saturday_of_the_third_week(DateTimeOffset now)
    {
        var span = StorySpan.Of(OfficeHours.DayOf(now));
        var upgrade = span.UpgradeOf(_company);

        Assert.Equal(DayOfWeek.Saturday, upgrade.DayOfWeek);
        Assert.InRange(upgrade.DayNumber - span.Quarter.AddMonths(-3).DayNumber, 14, 20);
    }

    [Fact]
    public void Trouble_begins_with_the_upgrade_and_fades_within_a_month()
    {
        var span = new StorySpan(new DateOnly(2026, 10, 1));
        var strain = new Strain(_company, span);
        var upgrade = span.UpgradeOf(_company);
        var trouble = Enumerable.Range(-1, 40).Select(day => strain.Trouble(upgrade.AddDays(day))).ToList();

        Assert.Equal(0, trouble[0]);
        Assert.Equal(1, trouble[1]);
        Assert.Equal(trouble.Skip(1).OrderDescending(), trouble.Skip(1));
        Assert.Equal(0, trouble[^1]);
        Assert.True(strain.Delay(upgrade) > 2 * strain.Delay(upgrade.AddDays(-1)));
    }

    [Fact]
    public void August_is_quieter_than_June()
    {
        var strain = new Strain(_company, new StorySpan(new DateOnly(2027, 7, 1)));

        Assert.True(strain.Arrivals(new DateOnly(2026, 8, 12)) < 0.6 * strain.Arrivals(new DateOnly(2026, 6, 12)));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
