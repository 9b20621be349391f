using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using static SupportAddon.Core.Tests.Sla.TicketStory;

namespace SupportAddon.Core.Tests.Sla;

public sealed class ClockWatchTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(60);
    private static readonly SlaPolicy Office = new() { Targets = [Target(null, "FR-STD", 60, null)] };

    private static TicketStory Received => new TicketStory().Is("08:00", TicketStatus.Reception);

    [Fact]
    public void Each_alarm_is_raised_once_and_until_then_nobody_need_look()
    {
        var clock = Received.Response(Office);
        var atRisk = new SlaAlarm(SlaAlarmKind.AtRisk, Hour, At("08:45"));
        var breached = new SlaAlarm(SlaAlarmKind.Breached, Hour, At("09:00"));

        Look(clock, "08:10", [], raise: [], lookAgain: "08:45");
        Look(clock, "08:45", [], raise: [atRisk], lookAgain: "2026-03-10T09:00:01Z");
        Look(clock, "08:50", [atRisk], raise: [], lookAgain: "2026-03-10T09:00:01Z");
        Look(clock, "09:00", [atRisk], raise: [], lookAgain: "2026-03-10T09:00:01Z");
        Look(clock, "2026-03-10T09:00:01Z", [atRisk], raise: [breached], lookAgain: null);
        Look(clock, "09:30", [atRisk, breached], raise: [], lookAgain: null);
    }

    [Fact]
    public void At_night_an_alarm_waits_for_the_morning()
    {
        var clock = new TicketStory().Is("16:00", TicketStatus.Reception).Response(Office);

        Look(clock, "19:00", [], raise: [], lookAgain: "2026-03-11T08:00Z");
        Look(clock, "2026-03-11T08:00Z", [], raise: [new(SlaAlarmKind.Breached, Hour, At("17:00"))], lookAgain: null);
    }

    [Fact]
    public void What_stopped_in_time_was_never_at_risk_to_anybody_and_what_stopped_late_is_told()
    {
        Assert.Empty(ClockWatch.Look(Received.Says("08:50").Response(Office), At("09:30"), []).Raise);
        Assert.Equal([new SlaAlarm(SlaAlarmKind.Breached, Hour, At("09:00"))], ClockWatch.Look(Received.Says("09:10").Response(Office), At("09:30"), []).Raise);
    }

    [Fact]
    public void A_breach_that_a_late_event_undoes_is_retracted_and_one_that_it_moves_is_not()
    {
        SlaAlarm[] told = [new(SlaAlarmKind.AtRisk, Hour, At("08:45")), new(SlaAlarmKind.Breached, Hour, At("09:00"))];

        Assert.Equal([told[1]], ClockWatch.Look(Received.Says("08:50").Response(Office), At("09:30"), told).Retract);
        Assert.Equal(told, ClockWatch.Look(Received.Says("08:30").Response(Office), At("09:30"), told).Retract);
        Assert.Empty(ClockWatch.Look(Received.Says("09:10").Response(Office), At("09:30"), told).Retract);
    }

    [Fact]
    public void Another_target_is_another_promise_and_past_breaches_stay()
    {
        var policy = new SlaPolicy { Targets = [Target(TicketPriority.Critical, "24x7", 15, null), Target(null, "24x7", 60, null)] };
        SlaAlarm[] told = [new(SlaAlarmKind.Breached, Hour, At("09:00"))];
        var clock = Received.Is("09:30", TicketStatus.InProgress, TicketPriority.Critical).Response(policy);

        var watch = ClockWatch.Look(clock, At("09:40"), told);

        Assert.Equal([new SlaAlarm(SlaAlarmKind.Breached, TimeSpan.FromMinutes(15), At("09:30"))], watch.Raise);
        Assert.Empty(watch.Retract);
    }

    [Fact]
    public void While_it_is_paused_nothing_comes_by_itself()
    {
        var policy = Promised();
        var clock = Received.Is("08:30", TicketStatus.WaitingCustomer).Resolution(policy);

        Assert.Equal((0, null), (ClockWatch.Look(clock, At("20:00"), []).Raise.Count, ClockWatch.Look(clock, At("20:00"), []).LookAgainAt));
    }

    private static void Look(TicketClock clock, string now, IReadOnlyList<SlaAlarm> told, SlaAlarm[] raise, string? lookAgain)
    {
        var watch = ClockWatch.Look(clock, At(now), told);

        Assert.Equal(raise, watch.Raise);
        Assert.Empty(watch.Retract);
        Assert.Equal(lookAgain is null ? null : At(lookAgain), watch.LookAgainAt);
    }
}
