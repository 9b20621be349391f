using SupportAddon.Core.Health;

namespace SupportAddon.Core.Tests.Health;

/// <summary>Of which outages nobody is told, and when each probe asks.</summary>
public sealed class HoldTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ProbeStanding Down = new() { DownSince = Now, Bad = new(3, Now, "") };
    private static readonly ProbeStanding Failing = new() { Bad = new(1, Now, "") };
    private static readonly ProbeStanding Up = new() { Good = new(5, Now, null) };

    [Fact]
    public void An_outage_is_told() => Assert.Null(Holds.Of(Down, null, isPlanned: false));

    [Fact]
    public void One_in_a_planned_downtime_is_not() => Assert.Equal(Hold.Downtime, Holds.Of(Down, Up, isPlanned: true));

    [Fact]
    public void One_behind_a_probe_that_fails_is_not_even_before_that_is_an_outage() =>
        Assert.Equal((Hold.Parent, Hold.Parent), (Holds.Of(Down, Down, false)!.Value, Holds.Of(Down, Failing, false)!.Value));

    [Fact]
    public void It_is_told_when_what_stands_before_it_is_back() => Assert.Null(Holds.Of(Down, Up, isPlanned: false));

    [Fact]
    public void One_of_what_comes_and_goes_is_not() => Assert.Equal(Hold.Flapping, Holds.Of(Down with { Flapping = Flapping.None with { IsOn = true } }, null, isPlanned: false));

    [Fact]
    public void A_probe_asks_at_each_interval_exactly_and_after_a_restart_at_the_same_moments()
    {
        var every = TimeSpan.FromMinutes(1);
        var first = ProbeSchedule.Next(7, every, Now);

        Assert.InRange(first - Now, TimeSpan.FromTicks(1), every);
        Assert.Equal(first + every, ProbeSchedule.Next(7, every, first));
        Assert.Equal(first, ProbeSchedule.Next(7, every, first - TimeSpan.FromTicks(1)));
        Assert.Equal(first + every, ProbeSchedule.Next(7, every, first + TimeSpan.FromSeconds(50)));
    }

    [Fact]
    public void Ten_thousand_probes_are_spread_over_their_minute()
    {
        var perSecond = Enumerable.Range(1, 10_000).CountBy(probe => (int)(ProbeSchedule.Next(probe, TimeSpan.FromMinutes(1), Now) - Now).TotalSeconds).ToDictionary();

        Assert.InRange(perSecond.Values.Max(), 160, 175);
        Assert.InRange(perSecond.Count, 60, 61);
    }
}
