using SupportAddon.Core.Sla;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Tests.Sla;

public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2026-03-29", 120)]
    [InlineData("2026-10-25", 240)]
    [InlineData("2026-11-01", 180)]
    public void A_night_in_which_the_clock_changes_is_as_long_as_it_is(string sunday, int minutes) =>
        Assert.Equal(minutes, Calendar("Europe/Paris", 1, 4).Open(Night(sunday)).TotalMinutes);

    [Theory]
    [InlineData(2, 3, "2026-03-29", 0)]
    [InlineData(1, 2.5, "2026-03-29", 60)]
    [InlineData(2.5, 4, "2026-03-29", 60)]
    [InlineData(2.5, 4, "2026-10-25", 150)]
    [InlineData(1, 2.5, "2026-10-25", 150)]
    public void A_bound_that_is_passed_over_or_shown_twice(double from, double to, string sunday, int minutes) =>
        Assert.Equal(minutes, Calendar("Europe/Paris", from, to).Open(Night(sunday)).TotalMinutes);

    [Theory]
    [InlineData("FR-STD", "2026-01-01 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-11-11 2026-12-25")]
    [InlineData("FR-AM", "2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-08 2026-05-14 2026-05-25 2026-07-14 2026-11-11 2026-12-25")]
    [InlineData("FR-STD", "2027-01-01 2027-03-29 2027-05-06 2027-05-17 2027-07-14 2027-11-01 2027-11-11")]
    [InlineData("FR-AM", "2024-01-01 2024-03-29 2024-04-01 2024-05-01 2024-05-08 2024-05-09 2024-05-20 2024-08-15 2024-11-01 2024-11-11 2024-12-25 2024-12-26")]
    [InlineData("FR-974", "2028-04-17 2028-05-01 2028-05-08 2028-05-25 2028-06-05 2028-07-14 2028-08-15 2028-11-01 2028-12-20 2028-12-25")]
    public void The_weekdays_on_which_nobody_works(string calendar, string days)
    {
        var year = int.Parse(days[..4], System.Globalization.CultureInfo.InvariantCulture);
        var closed = Enumerable.Range(0, 366).Select(day => new DateOnly(year, 1, 1).AddDays(day))
            .Where(day => day.Year == year && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Where(day => Clocks.Calendar(calendar).Open(Clocks.Between($"{day:yyyy-MM-dd}T00:00Z", $"{day:yyyy-MM-dd}T20:00Z")) == TimeSpan.Zero);

        Assert.Equal(days, string.Join(' ', closed.Select(day => $"{day:yyyy-MM-dd}")));
    }

    [Theory]
    [InlineData(1961, 4, 2)]
    [InlineData(2000, 4, 23)]
    [InlineData(2008, 3, 23)]
    [InlineData(2011, 4, 24)]
    [InlineData(2038, 4, 25)]
    [InlineData(2285, 3, 22)]
    public void Easter_is_where_the_almanacs_have_it(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), FrenchHolidays.Easter(year));

    [Fact]
    public void Asked_from_many_threads_at_once_of_years_far_apart_it_says_the_same()
    {
        var stretches = Enumerable.Range(0, 400).Select(number => Years(2000 + (number * 37 % 100), number % 9)).ToList();
        var alone = stretches.ConvertAll(stretch => Calendar("Europe/Paris", 9, 17).Open(stretch));

        for (var time = 0; time < 5; time++)
        {
            var shared = Calendar("Europe/Paris", 9, 17);
            Assert.Equal(alone, stretches.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(shared.Open));
        }
    }

    private static Stretch Years(int first, int count) => Clocks.Between($"{first}-02-01T00:00Z", $"{first + count}-03-01T00:00Z");

    private static Stretch Night(string day) => new(Clocks.Utc($"{day}T00:00Z").AddHours(-2), Clocks.Utc($"{day}T12:00Z"));

    private static WorkCalendar Calendar(string zone, double from, double to) => new(
        "made", TimeZoneInfo.FindSystemTimeZoneById(zone),
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => (IReadOnlyList<WorkHours>)[new(TimeSpan.FromHours(from), TimeSpan.FromHours(to))]), _ => false);

    [Theory]
    [InlineData("2026-03-10T08:00Z", "2026-03-10T08:00Z")] // At the first instant of the morning it is open.
    [InlineData("2026-03-10T09:17Z", "2026-03-10T09:17Z")]
    [InlineData("2026-03-10T11:00Z", "2026-03-10T13:00Z")] // At noon it is closed: the end is no part of the hours.
    [InlineData("2026-03-13T17:00Z", "2026-03-16T08:00Z")] // Friday evening.
    [InlineData("2026-03-27T20:00Z", "2026-03-30T07:00Z")] // Over the night in which clocks go forward.
    [InlineData("2026-12-24T18:00Z", "2026-12-28T08:00Z")] // Over a holiday and a weekend.
    public void It_says_when_it_is_open_next(string since, string open) =>
        Assert.Equal(Clocks.Utc(open), Clocks.Calendar("FR-STD").NextOpen(Clocks.Utc(since)));

    [Fact]
    public void What_never_opens_is_never_open_next() =>
        Assert.Null(new WorkCalendar("never", TimeZoneInfo.Utc, new Dictionary<DayOfWeek, IReadOnlyList<WorkHours>>(), _ => false).NextOpen(Clocks.Utc("2026-03-10T08:00Z")));
}
