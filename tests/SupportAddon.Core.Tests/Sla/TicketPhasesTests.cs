using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using SupportAddon.Core.Times;
using static SupportAddon.Core.Tests.Sla.TicketStory;

namespace SupportAddon.Core.Tests.Sla;

public sealed class TicketPhasesTests
{
    private static TicketStory Received => new TicketStory().Is("08:00", TicketStatus.Reception);

    [Fact]
    public void A_ticket_that_only_came_is_open()
    {
        var life = Life(Received);

        Assert.Equal((At("08:00"), null, null, null), (life.CreatedAt, life.ResolvedAt, life.WithdrawnAt, life.FirstResolvedAt));
        Assert.Empty(life.Away);
    }

    [Fact]
    public void Resolved_and_closed_are_one_end()
    {
        var life = Life(Received.Is("09:00", TicketStatus.Resolved).Is("10:00", TicketStatus.Closed));

        Assert.Equal((At("09:00"), At("09:00")), (life.ResolvedAt, life.EndedAt));
    }

    [Fact]
    public void Each_time_it_was_away_is_told_until_it_came_back()
    {
        var life = Life(Received.Is("09:00", TicketStatus.Resolved).Is("10:00", TicketStatus.InProgress).Is("11:00", TicketStatus.Cancelled)
            .Is("12:00", TicketStatus.InProgress).Is("13:00", TicketStatus.Closed));

        Assert.Equal([new Stretch(At("09:00"), At("10:00")), new(At("11:00"), At("12:00"))], life.Away);
        Assert.Equal((At("13:00"), At("09:00")), (life.ResolvedAt, life.FirstResolvedAt));
    }

    [Fact]
    public void What_is_deleted_after_it_was_resolved_stays_resolved()
    {
        var life = Life(Received.Is("09:00", TicketStatus.Resolved).Is("10:00", TicketStatus.Resolved, gone: true));

        Assert.Equal((At("09:00"), null), (life.ResolvedAt, life.WithdrawnAt));
    }

    [Fact]
    public void What_is_deleted_as_resolved_at_one_stroke_is_withdrawn() =>
        Assert.Equal((null, At("09:00")), (Life(Received.Is("09:00", TicketStatus.Resolved, gone: true)).ResolvedAt, Life(Received.Is("09:00", TicketStatus.Resolved, gone: true)).WithdrawnAt));

    [Fact]
    public void After_a_reopening_that_came_too_late_nothing_is_looked_at_any_more()
    {
        var life = Life(Received.Is("09:00", TicketStatus.Resolved).Is("2026-04-10T09:00Z", TicketStatus.WaitingCustomer).Is("2026-04-11T09:00Z", TicketStatus.Cancelled));

        Assert.Equal((At("09:00"), At("2026-04-10T09:00Z"), null), (life.ResolvedAt, life.ReopenedTooLate, life.WithdrawnAt));
        Assert.Empty(life.In(status => status == TicketStatus.WaitingCustomer));
    }

    [Fact]
    public void A_phase_lasts_until_the_next_step_or_for_ever()
    {
        var life = Life(Received.Is("09:00", TicketStatus.WaitingVendor).Is("10:00", TicketStatus.InProgress).Is("11:00", TicketStatus.WaitingVendor));

        Assert.Equal([new Stretch(At("09:00"), At("10:00")), new(At("11:00"), Stretch.Never)], life.In(status => status == TicketStatus.WaitingVendor));
    }

    private static TicketPhases Life(TicketStory story) => new(story.Facts.Steps, TimeSpan.FromDays(10));
}
