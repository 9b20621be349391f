using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

public class FlowTests
{
    private static readonly Scope Acme = new("acme");
    private static readonly Scope Anomalies = Scope.OfKind("acme", TicketKind.Anomaly);

    [Fact]
    public void A_ticket_of_the_client_is_created() => Is([Flow.Created], Acme, Story.Open);

    [Fact]
    public void A_ticket_created_elsewhere_is_nothing() => Is([], Acme, Story.Elsewhere);

    [Fact]
    public void A_ticket_that_nobody_claims_is_nothing() => Is([], Acme, Story.Open with { Client = null });

    [Fact]
    public void Created_resolved_is_created_and_resolved() => Is([Flow.Created, Flow.Resolved], Acme, Story.Resolved);

    [Fact]
    public void Created_closed_is_created_and_resolved() =>
        Is([Flow.Created, Flow.Resolved], Acme, Story.Open with { Status = TicketStatus.Closed });

    [Fact]
    public void Created_cancelled_is_created_and_withdrawn() => Is([Flow.Created, Flow.Withdrawn], Acme, Story.Cancelled);

    [Fact]
    public void Resolving_is_resolved() => Is([Flow.Created, Flow.Resolved], Acme, Story.Open, Story.Resolved);

    [Fact]
    public void Closing_what_is_resolved_counts_no_second_time() =>
        Is([Flow.Created, Flow.Resolved], Acme, Story.Open, Story.Resolved, Story.Open with { Status = TicketStatus.Closed });

    [Fact]
    public void Cancelling_is_withdrawn() => Is([Flow.Created, Flow.Withdrawn], Acme, Story.Open, Story.Cancelled);

    [Fact]
    public void Deleting_is_withdrawn() => Is([Flow.Created, Flow.Withdrawn], Acme, Story.Open, Story.Gone);

    [Fact]
    public void Resolved_and_deleted_in_one_step_is_withdrawn() =>
        Is([Flow.Created, Flow.Withdrawn], Acme, Story.Open, Story.Resolved with { Gone = true });

    [Fact]
    public void Deleting_what_is_resolved_counts_no_second_time() =>
        Is([Flow.Created, Flow.Resolved], Acme, Story.Open, Story.Resolved, Story.Resolved with { Gone = true });

    [Fact]
    public void Opening_what_was_resolved_is_reopened() =>
        Is([Flow.Created, Flow.Resolved, Flow.Reopened], Acme, Story.Open, Story.Resolved, Story.Open);

    [Fact]
    public void Opening_what_was_cancelled_is_reopened() =>
        Is([Flow.Created, Flow.Withdrawn, Flow.Reopened], Acme, Story.Open, Story.Cancelled, Story.Open);

    [Fact]
    public void A_deleted_ticket_that_comes_back_is_reopened() =>
        Is([Flow.Created, Flow.Withdrawn, Flow.Reopened], Acme, Story.Open, Story.Gone, Story.Open);

    [Fact]
    public void An_open_ticket_from_elsewhere_enters() => Is([Flow.Entered], Acme, Story.Elsewhere, Story.Open);

    [Fact]
    public void A_ticket_claimed_later_enters() => Is([Flow.Entered], Acme, Story.Open with { Client = null }, Story.Open);

    [Fact]
    public void A_resolved_ticket_from_elsewhere_that_opens_here_is_reopened() =>
        Is([Flow.Reopened], Acme, Story.Elsewhere with { Status = TicketStatus.Closed }, Story.Open);

    [Fact]
    public void A_resolved_ticket_from_elsewhere_changes_nothing_until_it_opens() =>
        Is([Flow.Reopened], Acme, Story.Elsewhere with { Status = TicketStatus.Closed }, Story.Resolved, Story.Open);

    [Fact]
    public void Going_elsewhere_is_left() => Is([Flow.Created, Flow.Left], Acme, Story.Open, Story.Elsewhere);

    [Fact]
    public void Going_elsewhere_resolved_is_left_and_not_resolved() =>
        Is([Flow.Created, Flow.Left], Acme, Story.Open, Story.Elsewhere with { Status = TicketStatus.Resolved });

    [Fact]
    public void Retyping_means_nothing_for_the_client() => Is([Flow.Created], Acme, Story.Open, Story.Change);

    [Fact]
    public void Retyping_leaves_one_kind() => Is([Flow.Created, Flow.Left], Anomalies, Story.Open, Story.Change);

    [Fact]
    public void Retyping_enters_the_other() =>
        Is([Flow.Entered], Scope.OfKind("acme", TicketKind.Change), Story.Open, Story.Change);

    [Fact]
    public void An_unmapped_kind_is_a_kind_of_its_own() =>
        Is([Flow.Created, Flow.Left], Scope.OfKind("acme", null), Story.Open with { Kind = null }, Story.Open);

    [Fact]
    public void An_unmapped_status_is_open() => Is([Flow.Created], Acme, Story.Open with { Status = null });

    private static void Is(Flow[] expected, Scope scope, params TicketState[] states)
    {
        var story = new Story(1);
        for (var index = 0; index < states.Length; index++)
            story.Then($"2026-08-0{index + 1}", states[index]);
        Assert.Equal(expected, Flows.Of(story.End(), scope).Select(flow => flow.Flow));
    }
}
