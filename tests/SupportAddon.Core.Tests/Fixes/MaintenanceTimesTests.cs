using System.Globalization;
using SupportAddon.Core.Fixes;

namespace SupportAddon.Core.Tests.Fixes;

/// <summary>When corrections may be applied, by the clock on the client's wall. In Paris clocks change on 2026-03-29 and 2026-10-25.</summary>
public sealed class MaintenanceTimesTests
{
    private static readonly DayOfWeek[] Workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    [Theory]
    [InlineData("2026-11-23T18:59Z", "2026-11-23T19:00Z")] // Monday, a minute before it opens.
    [InlineData("2026-11-23T19:00Z", "2026-11-23T19:00Z")]
    [InlineData("2026-11-24T04:30Z", "2026-11-24T04:30Z")] // Over midnight: the window of Monday.
    [InlineData("2026-11-24T04:59:50Z", "2026-11-24T19:00Z")] // What takes longer than is left does not begin.
    [InlineData("2026-11-24T05:00Z", "2026-11-24T19:00Z")] // The end is no part of it.
    [InlineData("2026-11-28T03:00Z", "2026-11-28T03:00Z")] // Saturday morning belongs to Friday.
    [InlineData("2026-11-28T19:30Z", "2026-11-30T19:00Z")] // Saturday evening does not.
    [InlineData("2026-12-31T12:00Z", "2026-12-31T19:00Z")]
    [InlineData("2026-07-01T12:00Z", "2026-07-01T18:00Z")] // In summer an hour earlier.
    public void Nights_of_workdays_open_on_the_clients_clock(string now, string open) =>
        Assert.Equal(At(open), Times(("Europe/Paris", "20:00-06:00", Workdays)).Next(At(now), TimeSpan.FromSeconds(17)));

    [Theory]
    // Clocks go forward from 02:00 to 03:00, at 01:00Z.
    [InlineData("20:00-06:00", "2026-03-28T19:00Z", "2026-03-29T04:00Z")]
    [InlineData("22:00-02:30", "2026-03-28T21:00Z", "2026-03-29T01:00Z")] // Its end is passed over: the change ends it.
    [InlineData("02:30-05:00", "2026-03-29T01:00Z", "2026-03-29T03:00Z")] // Its beginning is passed over: the change opens it.
    // Clocks go back from 03:00 to 02:00, at 01:00Z.
    [InlineData("20:00-06:00", "2026-10-24T18:00Z", "2026-10-25T05:00Z")]
    [InlineData("22:00-02:30", "2026-10-24T20:00Z", "2026-10-25T00:30Z")] // 02:30 is shown twice: the first ends it,
    [InlineData("02:30-05:00", "2026-10-25T01:30Z", "2026-10-25T04:00Z")] // and the last opens it.
    [InlineData("02:15-02:45", "2026-10-25T01:15Z", "2026-10-25T01:45Z")]
    [InlineData("01:00-03:00", "2026-10-24T23:00Z", "2026-10-25T02:00Z")] // Both showings lie in between: three hours.
    public void In_both_nights_in_which_the_clock_changes_it_is_open_as_long_as_it_is(string hours, string from, string to)
    {
        var times = Times(("Europe/Paris", hours, []));

        Assert.Equal(
            (false, true, true, false),
            (Allows(At(from).AddMinutes(-1)), Allows(At(from)), Allows(At(to).AddMinutes(-1)), Allows(At(to))));

        bool Allows(DateTimeOffset now) => times.Allow(now, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void An_hour_that_the_clock_passes_over_is_not_open_that_night() =>
        Assert.Equal(At("2026-03-30T00:00Z"), Times(("Europe/Paris", "02:00-03:00", [])).Next(At("2026-03-29T00:30Z"), TimeSpan.FromSeconds(1)));

    [Theory]
    [InlineData("2026-11-23T12:00Z", "2026-11-24T01:00Z")] // 20:00 to 06:00 in Paris, 20:00 to 06:00 in New York.
    [InlineData("2026-10-26T12:00Z", "2026-10-27T00:00Z")] // The week in which only one of them has gone back.
    public void Of_several_clients_all_must_allow_it(string now, string open)
    {
        var both = Times(("Europe/Paris", "20:00-06:00", []), ("America/New_York", "20:00-06:00", []));

        Assert.Equal(At(open), both.Next(At(now), TimeSpan.Zero));
        Assert.False(both.Allow(At("2026-11-23T20:00Z"), TimeSpan.Zero));
    }

    [Fact]
    public void Windows_that_never_fall_together_or_are_too_short_never_open()
    {
        Assert.Null(Times(("Europe/Paris", "08:00-10:00", []), ("Europe/Paris", "10:00-12:00", [])).Next(At("2026-11-23T12:00Z"), TimeSpan.FromSeconds(1)));
        Assert.Null(Times(("Europe/Paris", "08:00-09:00", [])).Next(At("2026-11-23T12:00Z"), TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Windows_that_touch_are_one_and_without_any_it_is_always_open()
    {
        var weekend = Times(("Europe/Paris", "00:00-24:00", [DayOfWeek.Saturday, DayOfWeek.Sunday]));

        Assert.True(weekend.Allow(At("2026-11-28T22:00Z"), TimeSpan.FromHours(20)));
        Assert.Equal((true, At("2026-11-23T12:00Z")), (MaintenanceTimes.Always.Allow(At("2026-11-23T12:00Z"), TimeSpan.FromDays(9)), MaintenanceTimes.Always.Next(At("2026-11-23T12:00Z"), TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("20:00-06:00", null)]
    [InlineData("00:00-24:00", null)]
    [InlineData("20:00-25:00", "no clock shows")]
    [InlineData("24:00-06:00", "no clock shows")]
    [InlineData("20:00-20:00", "write 00:00-24:00 for a whole day")]
    public void Hours_that_no_clock_shows_or_that_never_end_are_mistakes(string hours, string? mistake)
    {
        var said = new MaintenanceWindow { Hours = hours }.Mistake();

        Assert.Equal(mistake is null, said is null);
        Assert.Contains(mistake ?? "", said ?? "", StringComparison.Ordinal);
    }

    private static MaintenanceTimes Times(params (string Zone, string Hours, DayOfWeek[] Days)[] clients) => new(
        [.. clients.Select(client => (TimeZoneInfo.FindSystemTimeZoneById(client.Zone), (IReadOnlyList<MaintenanceWindow>)[new() { Hours = client.Hours, Days = client.Days }]))]);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
}
