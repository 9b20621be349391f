using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;
using static SupportAddon.Core.Tests.Sla.TicketStory;

namespace SupportAddon.Core.Tests.Sla;

public sealed class TicketClockTests
{
    private static TicketStory Received => new TicketStory().Is("08:00", TicketStatus.Reception);

    [Fact]
    public void The_first_public_word_of_the_support_side_stops_the_first_response()
    {
        var clock = Received.Says("08:01", reach: MessageReach.Automatic).Says("08:02", support: false).Says("08:03", reach: MessageReach.Internal)
            .Says("08:40").Says("08:50").Response();

        Assert.Equal(At("08:40"), clock.Terms.Stop);
        Assert.True(clock.Read(At("12:00")).IsMet);
    }

    [Fact]
    public void The_first_response_is_never_paused_and_a_reply_that_waits_stops_it_and_pauses_the_resolution()
    {
        var story = Received.Is("08:10", TicketStatus.WaitingCustomer).Is("08:50", TicketStatus.InProgress).Says("09:30").Is("09:30", TicketStatus.WaitingCustomer);

        Assert.Equal(At("09:00"), story.Response().Read(At("10:00")).Deadline);
        Assert.False(story.Response().Read(At("10:00")).IsMet);
        Assert.Equal(TimeSpan.FromMinutes(50), story.Resolution().Read(At("11:00")).Elapsed);
        Assert.Null(story.Resolution().Read(At("11:00")).Deadline);
    }

    [Fact]
    public void What_was_said_before_the_ticket_began_answers_it_at_once() =>
        Assert.Equal(At("08:00"), Received.Says("07:59").Response().Terms.Stop);

    [Fact]
    public void An_acknowledgement_and_an_answer_are_told_apart()
    {
        var facts = Received.Says("08:01", reach: MessageReach.Automatic).Says("08:09", support: false).Facts;

        Assert.Equal((At("08:01"), null), (facts.AcknowledgedAt, facts.AnsweredAt));
    }

    [Fact]
    public void A_ticket_that_is_resolved_without_a_word_was_answered_by_that_also_when_it_comes_back()
    {
        var story = Received.Is("08:30", TicketStatus.Resolved).Is("10:00", TicketStatus.InProgress).Says("11:00");

        Assert.Equal(At("08:30"), story.Response().Terms.Stop);
    }

    [Theory]
    [InlineData(nameof(TicketStatus.WaitingCustomer), 60)]
    [InlineData(nameof(TicketStatus.WaitingThirdParty), 60)]
    [InlineData(nameof(TicketStatus.WaitingVendor), 120)]
    [InlineData(nameof(TicketStatus.Qualification), 120)]
    public void Waiting_for_the_customer_or_a_third_party_pauses_the_resolution_and_for_the_vendor_only_where_agreed(string word, int minutes)
    {
        var status = Enum.Parse<TicketStatus>(word);
        var story = Received.Is("08:30", status).Is("09:30", TicketStatus.InProgress);

        Assert.Equal(minutes, story.Resolution().Read(At("10:00")).Elapsed.TotalMinutes);
        Assert.Equal(status == TicketStatus.WaitingVendor ? 60 : minutes,
            story.Resolution(Promised(policy => policy with { PausesForVendor = true })).Read(At("10:00")).Elapsed.TotalMinutes);
    }

    [Fact]
    public void Reopened_in_time_it_is_the_same_clock_and_the_resolved_time_does_not_count()
    {
        var clock = Received.Is("09:00", TicketStatus.Resolved).Is("09:10", TicketStatus.Closed).Is("11:00", TicketStatus.InProgress).Is("12:00", TicketStatus.Resolved).Resolution();

        Assert.Equal((At("12:00"), 120.0), (clock.Terms.Stop, clock.Read(At("20:00")).Elapsed.TotalMinutes));
        Assert.Equal(SlaStepKind.Resolved, clock.Clock.Steps(At("12:00")).Single(step => step.When.Start == At("09:00")).Kind);
    }

    [Fact]
    public void Reopened_later_than_agreed_the_result_stays_what_it_was()
    {
        var story = Received.Is("09:00", TicketStatus.Resolved).Is("2026-03-20T09:00:01Z", TicketStatus.InProgress).Is("2026-03-21T09:00:00Z", TicketStatus.Resolved);

        Assert.Equal(At("09:00"), story.Resolution().Terms.Stop);
        Assert.Equal(At("2026-03-20T09:00:01Z"), new TicketPhases(story.Facts.Steps, TimeSpan.FromDays(10)).ReopenedTooLate);
        Assert.Equal(At("2026-03-21T09:00:00Z"), story.Resolution(Promised(policy => policy with { Reopening = TimeSpan.FromDays(11) })).Terms.Stop);
    }

    [Fact]
    public void Nothing_is_owed_for_what_is_cancelled_or_deleted_but_what_was_missed_stays_missed()
    {
        var early = Received.Is("08:30", TicketStatus.Cancelled);
        var late = Received.Is("13:00", TicketStatus.Reception, gone: true);

        Assert.Equal((null, 30.0), (early.Resolution().Read(At("20:00")).IsMet, early.Resolution().Read(At("20:00")).Elapsed.TotalMinutes));
        Assert.Null(early.Response().Read(At("20:00")).IsMet);
        Assert.Equal(false, late.Resolution().Read(At("20:00")).IsMet);
        Assert.False(early.Response().IsRunning);
    }

    [Fact]
    public void What_comes_back_after_a_cancellation_goes_on_without_the_time_between()
    {
        var story = Received.Is("08:30", TicketStatus.Cancelled).Is("2026-05-10T08:30Z", TicketStatus.InProgress);

        Assert.Equal(60, story.Resolution().Read(At("2026-05-10T09:00Z")).Elapsed.TotalMinutes);
        Assert.True(story.Resolution().IsRunning);
    }

    [Fact]
    public void A_ticket_cancelled_first_and_resolved_then_is_resolved()
    {
        var clock = Received.Is("08:30", TicketStatus.Cancelled).Is("10:00", TicketStatus.Resolved).Resolution();

        Assert.Equal((At("10:00"), 30.0), (clock.Terms.Stop, clock.Read(At("20:00")).Elapsed.TotalMinutes));
    }

    [Fact]
    public void The_vendors_clock_adds_up_the_times_it_had_the_ticket()
    {
        var clock = Received.Is("09:00", TicketStatus.WaitingVendor).Is("10:00", TicketStatus.InProgress).Is("12:00", TicketStatus.WaitingVendor).Is("13:30", TicketStatus.InProgress)
            .Clock(SlaClockKind.Vendor);

        Assert.Equal((At("09:00"), At("13:30")), (clock.Terms.Start, clock.Terms.Stop));
        Assert.Equal((At("13:00"), 150.0, false), (clock.Read(At("20:00")).Deadline, clock.Read(At("20:00")).Elapsed.TotalMinutes, clock.Read(At("20:00")).IsMet!.Value));
    }

    [Fact]
    public void The_vendor_has_no_clock_without_a_target_or_without_the_ticket()
    {
        var story = Received.Is("09:00", TicketStatus.WaitingVendor);

        Assert.DoesNotContain(new TicketClocks(new() { Targets = [Target(null, "24x7", 60, 240)] }).Of(story.Facts), clock => clock.Kind == SlaClockKind.Vendor);
        Assert.DoesNotContain(new TicketClocks(Promised()).Of(Received.Facts), clock => clock.Kind == SlaClockKind.Vendor);
    }

    [Fact]
    public void The_first_target_that_fits_kind_and_priority_holds_and_a_change_keeps_what_has_counted()
    {
        var policy = new SlaPolicy { Targets = [Target(TicketPriority.Critical, "24x7", 15, 120), Target(null, "FR-STD", 60, 840)] };
        var clock = Received.Is("09:00", TicketStatus.InProgress, TicketPriority.Critical).Resolution(policy);

        Assert.Equal([new TargetChange(At("09:00"), TimeSpan.FromMinutes(120), Clocks.Calendar("24x7"))], clock.Terms.Changes);
        Assert.Equal((At("10:00"), 60.0), (clock.Read(At("09:00")).Deadline, clock.Read(At("09:00")).Elapsed.TotalMinutes));
    }

    [Fact]
    public void A_step_that_changes_no_target_is_no_change()
    {
        var clock = Received.Is("09:00", TicketStatus.InProgress, TicketPriority.High).Is("14:00", TicketStatus.InProgress, TicketPriority.Low).Resolution();

        Assert.Empty(clock.Terms.Changes);
        Assert.Single(clock.Read(At("20:00")).Breaches);
    }

    [Fact]
    public void A_promise_that_begins_with_qualification_holds_from_the_start_and_stays_where_a_later_priority_has_none()
    {
        var policy = new SlaPolicy { Targets = [Target(TicketPriority.High, "24x7", 60, 240)] };
        var clock = Received.Is("09:00", TicketStatus.InProgress, TicketPriority.High).Is("10:00", TicketStatus.InProgress, TicketPriority.Low).Resolution(policy);

        Assert.Equal(At("12:00"), clock.Read(At("11:00")).Deadline);
        Assert.Empty(new TicketClocks(policy).Of(Received.Facts));
    }

    [Fact]
    public void Kind_counts_as_well_as_priority()
    {
        var policy = new SlaPolicy { Targets = [Target(null, "24x7", 60, 240) with { Kind = TicketKind.Change }] };

        Assert.Empty(new TicketClocks(policy).Of(Received.Facts));
        Assert.NotEmpty(new TicketClocks(policy).Of(new TicketStory().Is("08:00", TicketStatus.Reception, kind: TicketKind.Change).Facts));
    }
}
