using SupportAddon.Charts;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.History;

namespace SupportAddon.Tests.Health;

/// <summary>A strip is cut from the facts that its figures are made of.</summary>
public sealed class StripTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_cell_shows_how_the_system_was()
    {
        var found = Found(outages: [(6, 9)], gaps: [(10, 12)], planned: [(14, 16)], since: 1);

        Assert.Equal(" uuuuu" + "ddd" + "u" + "??" + "uu" + "pp" + "uuuuuuuu", Cells(found));
    }

    [Fact]
    public void An_outage_is_seen_however_short_it_was() =>
        Assert.Equal('d', Cells(Found(outages: [(5.4, 5.401)]))[5]);

    [Fact]
    public void What_is_mostly_unknown_is_not_shown_as_up()
    {
        Assert.Equal('?', Cells(Found(gaps: [(5.4, 6)]))[5]);
        Assert.Equal('u', Cells(Found(gaps: [(5.9, 6)]))[5]);
    }

    [Fact]
    public void What_is_down_on_purpose_is_not_shown_as_down() =>
        Assert.Equal('p', Cells(Found(outages: [(5, 6)], planned: [(5, 6)]))[5]);

    [Fact]
    public void Of_what_was_never_watched_nothing_is_shown() =>
        Assert.All(Strip.Cells(null, Day, 24), look => Assert.Equal(StripLook.None, look));

    [Fact]
    public void A_part_of_a_period_has_the_outages_that_touch_it()
    {
        var found = Found(outages: [(2, 3), (5.5, 6.5)]);

        Assert.Equal(TimeSpan.FromMinutes(30), found.Within(new(At(6), At(7)))!.Down);
        Assert.Single(found.OutagesWithin(new(At(6), At(7))));
        Assert.Empty(found.OutagesWithin(new(At(3), At(5))));
        Assert.Null(found.Within(new(At(30), At(40))));
    }

    private static Stretch Day => new(Start, Start.AddDays(1));

    private static string Cells(ProbeAvailability found) => string.Concat(Strip.Cells(found, Day, 24).Select(look => look switch
    {
        StripLook.Up => 'u', StripLook.Down => 'd', StripLook.Unknown => '?', StripLook.Planned => 'p', _ => ' ',
    }));

    private static ProbeAvailability Found(
        (double, double)[]? outages = null, (double, double)[]? gaps = null, (double, double)[]? planned = null, double since = 0) => new(
        null!, new(At(since), Day.End), [.. Stretches(outages).Select(stretch => new ProbeOutage { BeganAt = stretch.Start.UtcDateTime, EndedAt = stretch.End.UtcDateTime })],
        [.. Stretches(gaps)], [.. Stretches(planned)]);

    private static IEnumerable<Stretch> Stretches((double From, double To)[]? hours) => (hours ?? []).Select(each => new Stretch(At(each.From), At(each.To)));

    private static DateTimeOffset At(double hour) => Start.AddHours(hour);
}
