using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Sdk;
using SupportAddon.Tickets.Life;
using SupportAddon.Tickets.Replies;

namespace SupportAddon.Tests.Tickets.Life;

using static SupportAddon.Core.Tickets.TicketStatus; // Here, where it comes before the namespaces called Qualification.

/// <summary>What is written back to the source: once, and never over what somebody changed there.</summary>
public sealed class RepliesTests
{
    [Fact]
    public async Task An_answer_arrives_and_is_told_once()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var answered = await AnswerAsync(bench, id);

        Assert.Equal(1, await bench.DeliverAsync());
        await bench.PullAsync();

        Assert.Equal(ReplyState.Written, (await bench.ReplyAsync(answered)).State);
        var message = Assert.Single((await bench.SheetAsync(id)).History, fact => fact.Type == "message");
        Assert.Equal(("here", "ana", "support", "Hello", ReplyState.Written), (message.Origin, message.Author, message.Side, message.Body, message.Sent!.State));
        Assert.Single(bench.Sync.Source.Tickets["a"].Events);
    }

    [Fact]
    public async Task A_message_whose_id_the_source_keeps_to_itself_is_told_once_too()
    {
        await using var bench = await LifeBench.CreateAsync();
        bench.Replies.KeepsIdsToItself = true;
        var id = await bench.PulledAsync("a");
        await AnswerAsync(bench, id);
        await bench.DeliverAsync();

        await bench.PullAsync();

        Assert.Single((await bench.SheetAsync(id)).History, fact => fact.Type == "message");
    }

    [Fact]
    public async Task A_status_arrives_in_the_sources_word_and_the_source_is_then_enough()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        await bench.MoveAsync(id, Qualification, InProgress);

        Assert.Equal(2, await bench.DeliverAsync());
        Assert.Equal("in-progress", await bench.StatusAsync(id));
        Assert.Equal([("Looked at", "New"), ("Doing", "Looked at")], bench.Replies.Asked.Select(reply => (reply.Value!, reply.Expected!)));
        Assert.Equal((0, "in-progress"), (await bench.PullAsync(), await bench.StatusAsync(id)));
        Assert.Null((await bench.StateAsync(id)).Status);
    }

    [Fact]
    public async Task A_pull_between_two_changes_is_no_conflict()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        await bench.MoveAsync(id, Qualification);
        await bench.DeliverAsync();
        await bench.MoveAsync(id, InProgress);

        Assert.Equal((0, "in-progress"), (await bench.PullAsync(), await bench.StatusAsync(id)));
        Assert.Equal((1, 0), (await bench.DeliverAsync(), await bench.PullAsync()));
        Assert.Equal("Doing", bench.Sync.Source.Tickets["a"].Fields["status"]);
    }

    [Fact]
    public async Task What_was_read_before_our_writing_says_nothing_about_it()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        await bench.MoveAsync(id, Qualification);
        await bench.DeliverAsync();

        Assert.Equal((0, "qualification"), (await bench.LookAsync(), await bench.StatusAsync(id)));
        Assert.NotNull((await bench.StateAsync(id)).Status);
    }

    [Fact]
    public async Task A_status_without_a_word_at_the_source_stays_here_and_the_ticket_says_what_to_add()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a", "Doing");

        var moved = await bench.Moves.MoveAsync(id, WaitingVendor, null, LifeBench.Ana, CancellationToken.None);

        Assert.Null(moved.Reply);
        Assert.Contains("{ status: { waiting-vendor: VALUE } }", moved.StaysHere, StringComparison.Ordinal);
        Assert.Equal([moved.StaysHere!], (await bench.SheetAsync(id)).StaysHere);
        Assert.Equal("waiting-vendor", await bench.StatusAsync(id));
    }

    [Fact]
    public async Task Where_the_connector_cannot_write_the_ticket_says_so()
    {
        await using var bench = await LifeBench.CreateAsync(ReplyKind.Note);
        var id = await bench.PulledAsync("a");

        var answered = await AnswerAsync(bench, id);

        Assert.Equal((null, "The connector of desk cannot write an answer."), (answered.Reply, answered.StaysHere));
        Assert.Equal(["The connector of desk cannot write answer, status, assignee: such a change stays here."], (await bench.SheetAsync(id)).StaysHere);
        Assert.Null((await AnswerAsync(bench, await bench.OwnAsync())).StaysHere);
    }

    [Fact]
    public async Task A_source_that_changed_first_is_not_written_over()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var moved = await bench.Moves.MoveAsync(id, Qualification, null, LifeBench.Ana, CancellationToken.None);
        bench.AtSource("a", "status", "Asked");

        await bench.DeliverAsync();

        Assert.Equal((ReplyState.Conflict, 0, "Asked"), ((await bench.ReplyAsync(moved)).State, bench.Replies.Writes, bench.Sync.Source.Tickets["a"].Fields["status"]));
        Assert.Equal(("qualification", true), (await bench.StatusAsync(id), (await bench.StateAsync(id)).InConflict));
        await bench.PullAsync();
        await bench.Conflicts.SettleAsync(id, Settlement.Ours, LifeBench.Ana, CancellationToken.None);
        await bench.DeliverAsync();
        Assert.Equal(("Looked at", 0, false), (bench.Sync.Source.Tickets["a"].Fields["status"], await bench.PullAsync(), (await bench.StateAsync(id)).InConflict));
    }

    [Fact]
    public async Task A_source_changed_back_after_our_writing_is_a_conflict()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        await bench.MoveAsync(id, Qualification);
        await bench.DeliverAsync();
        bench.AtSource("a", "status", "New");

        Assert.Equal((1, "qualification"), (await bench.PullAsync(), await bench.StatusAsync(id)));
    }

    [Fact]
    public async Task Settling_for_the_source_withdraws_what_waits()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var moved = await bench.Moves.MoveAsync(id, Qualification, null, LifeBench.Ana, CancellationToken.None);
        bench.AtSource("a", "status", "Asked");
        await bench.PullAsync();

        await bench.Conflicts.SettleAsync(id, Settlement.Theirs, LifeBench.Ana, CancellationToken.None);

        Assert.Equal((0, ReplyState.Withdrawn, "waiting-customer"), (await bench.DeliverAsync(), (await bench.ReplyAsync(moved)).State, await bench.StatusAsync(id)));
    }

    [Fact]
    public async Task A_refusal_is_shown_with_what_to_do_and_not_tried_again()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var answered = await AnswerAsync(bench, id);
        bench.Replies.Failure = new(FailureKind.Forbidden, "The key may not write.", "Give it the right.");

        await bench.DeliverAsync();

        Assert.Equal(0, await bench.DeliverAsync());
        Assert.Equal(new(ReplyState.Refused, "The key may not write.", "Give it the right."), (await bench.SheetAsync(id)).History[^1].Sent);
        Assert.Equal(ReplyState.Refused, (await bench.ReplyAsync(answered)).State);
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again_later_and_keeps_the_order()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var (first, second) = (await AnswerAsync(bench, id, "First"), await AnswerAsync(bench, id, "Second"));
        bench.Replies.Failure = new(FailureKind.Unreachable, "Nobody answers.", "Wait.") { RetryAfter = TimeSpan.FromMinutes(10) };
        Assert.Equal(1, await bench.DeliverAsync());
        bench.Replies.Failure = null;

        Assert.Equal(0, await bench.DeliverAsync());
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, await bench.DeliverAsync());

        Assert.Equal([ReplyState.Written, ReplyState.Written], [(await bench.ReplyAsync(first)).State, (await bench.ReplyAsync(second)).State]);
        Assert.Equal(["First", "Second"], bench.Sync.Source.Tickets["a"].Events.OfType<MessagePosted>().Select(message => message.Text));
    }

    [Fact]
    public async Task What_may_have_arrived_is_looked_for_under_its_marker_and_not_sent_twice()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var answered = await AnswerAsync(bench, id);
        bench.Replies.Forgets = true;
        await bench.DeliverAsync();
        Assert.Equal(ReplyState.Unknown, (await bench.ReplyAsync(answered)).State);

        await bench.DeliverAsync();
        await bench.PullAsync();

        Assert.Equal((ReplyState.Written, 1), ((await bench.ReplyAsync(answered)).State, bench.Replies.Writes));
        Assert.Single(bench.Replies.Asked.Select(reply => reply.Marker).Distinct());
        Assert.Single((await bench.SheetAsync(id)).History, fact => fact.Type == "message");
    }

    [Fact]
    public async Task An_assignment_goes_out_under_the_name_that_the_source_knows()
    {
        await using var bench = await LifeBench.CreateAsync();
        await bench.People.PutAsync(new() { Code = "bob", Name = "Bob", Side = "support", Identities = [new("desk", "b.petit")] }, LifeBench.Ana, CancellationToken.None);
        await bench.People.PutAsync(new() { Code = "carl", Name = "Carl", Side = "support" }, LifeBench.Ana, CancellationToken.None);
        var id = await bench.PulledAsync("a");
        await bench.Assignments.AssignAsync(id, "bob", LifeBench.Ana, CancellationToken.None);

        await bench.DeliverAsync();

        Assert.Equal((0, "b.petit"), (await bench.PullAsync(), bench.Sync.Source.Tickets["a"].Fields["assignee"]));
        Assert.Equal(("Bob", null), ((await bench.SheetAsync(id)).Ticket.Owner, (await bench.StateAsync(id)).Owner));
        Assert.Contains("person map carl", (await bench.Assignments.AssignAsync(id, "carl", LifeBench.Ana, CancellationToken.None)).StaysHere, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_lost_the_lease_records_nothing()
    {
        await using var bench = await LifeBench.CreateAsync();
        var id = await bench.PulledAsync("a");
        var answered = await AnswerAsync(bench, id);
        await using var lease = await bench.Sync.TakeAsync(await bench.Sync.ConnectionAsync());
        await bench.Sync.ExecuteAsync("update lease set epoch = epoch + 1");

        await Assert.ThrowsAsync<LeaseLostException>(() => new ReplyDelivery(lease, bench.Replies, bench.Time).DeliverAsync(CancellationToken.None));

        Assert.Equal((ReplyState.Waiting, 0), ((await bench.ReplyAsync(answered)).State, bench.Replies.Asked.Count));
    }

    private static Task<Recorded> AnswerAsync(LifeBench bench, long id, string text = "Hello") =>
        bench.Messages.AnswerAsync(id, text, LifeBench.Ana, CancellationToken.None);
}
