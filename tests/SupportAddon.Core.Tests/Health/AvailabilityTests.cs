using SupportAddon.Core.Health;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Tests.Health;

/// <summary>Shares of a day, in hours.</summary>
public sealed class AvailabilityTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "", "", 24, 0, 0, 0)]
    [InlineData("10-12", "", "", 22, 2, 0, 0)]
    [InlineData("10-12 11-13", "", "", 21, 3, 0, 0)]
    [InlineData("20-30", "", "", 20, 4, 0, 0)] // One that stands.
    [InlineData("-5-3", "", "", 21, 3, 0, 0)] // One from the day before.
    [InlineData("", "10-12", "", 22, 0, 2, 0)]
    [InlineData("10-14", "11-12", "", 20, 3, 1, 0)] // Nobody knows whether it was down meanwhile.
    [InlineData("10-14", "", "12-16", 18, 2, 0, 4)] // Planned hours count for nothing,
    [InlineData("10-14", "9-11", "8-20", 12, 0, 0, 12)] // whatever happens in them.
    [InlineData("10-11", "12-13", "14-15", 21, 1, 1, 1)]
    [InlineData("", "0-24", "", 0, 0, 24, 0)]
    public void Every_moment_of_a_period_counts_once(string outages, string gaps, string planned, int up, int down, int unknown, int off)
    {
        var availability = Availability.Of(new(Midnight, Midnight.AddDays(1)), Stretches(outages), Stretches(gaps), Stretches(planned));

        Assert.Equal((up, down, unknown, off), (Hours(availability.Up), Hours(availability.Down), Hours(availability.Unknown), Hours(availability.Planned)));
        Assert.Equal(up + down == 0 ? null : (decimal?)Math.Round((decimal)up / (up + down), 10), availability.Share is { } share ? Math.Round(share, 10) : null);
    }

    [Theory]
    [InlineData("2026-10-24T18:00Z", true)] // Saturday, 20:00 in Paris,
    [InlineData("2026-10-24T17:59Z", false)]
    [InlineData("2026-10-25T04:59Z", true)] // to 06:00, an hour longer as the clock goes back.
    [InlineData("2026-10-25T05:00Z", false)]
    [InlineData("2026-10-17T18:30Z", false)] // Before it was planned.
    [InlineData("2026-10-31T20:00Z", false)] // After it was ended.
    public void A_weekly_downtime_goes_by_the_clients_clock_and_holds_as_long_as_it_was_planned(string at, bool covers)
    {
        var downtime = new Downtime
        {
            Weekly = new() { Days = [DayOfWeek.Saturday], Hours = "20:00-06:00" }, Holds = new(At("2026-10-18T00:00Z"), At("2026-10-30T00:00Z")),
        };

        Assert.Equal(covers, downtime.Covers(At(at), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")));
    }

    [Fact]
    public void One_that_is_ended_early_covers_what_came_before()
    {
        var downtime = new Downtime { Once = new(Midnight, Midnight.AddHours(6)), Holds = new(Midnight.AddDays(-1), Midnight.AddHours(2)) };

        Assert.Equal([new(Midnight, Midnight.AddHours(2))], downtime.Within(new(Midnight, Midnight.AddDays(1)), TimeZoneInfo.Utc));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static double Hours(TimeSpan time) => time.TotalHours;

    private static IEnumerable<Stretch> Stretches(string hours) =>
        from part in hours.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let dash = part.LastIndexOf('-')
        select new Stretch(Midnight.AddHours(Hour(part[..dash])), Midnight.AddHours(Hour(part[(dash + 1)..])));

    private static int Hour(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
