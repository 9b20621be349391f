using SupportAddon.Core.Life;

namespace SupportAddon.Core.Tests.Life;

public sealed class TicketLifeTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_status_of_ours_stands_until_the_source_says_the_same()
    {
        var moved = Told(State("in-progress", "resolved", "Doing"));
        var agreed = TicketLife.Next(moved, new(Start, LifeEventType.Settlement, TakenField.Status, "resolved", Settlement.Agreed));

        Assert.Equal(new Ours("resolved", "Doing"), moved.Status);
        Assert.Null(agreed.Status);
        Assert.Equal(Start, agreed.ResolvedAt);
    }

    [Fact]
    public void A_conflict_keeps_ours_until_it_is_settled()
    {
        var conflict = Told(State("in-progress", "resolved", "Doing"), new(Start, LifeEventType.Conflict, TakenField.Status, "resolved", "Waiting"));
        SupportState Settled(string keep) => TicketLife.Next(conflict, new(Start, LifeEventType.Settlement, TakenField.Status, "resolved", keep, "Waiting"));

        Assert.Equal(("resolved", true, "Waiting"), (conflict.Status!.Value, conflict.InConflict, conflict.Status.Theirs));
        Assert.Equal(new Ours("resolved", "Waiting"), Settled(Settlement.Ours).Status);
        Assert.Null(Settled(Settlement.Theirs).Status);
    }

    [Theory]
    [InlineData("Doing", false, "", nameof(Standing.Unchanged))]
    [InlineData("Waiting", false, "", nameof(Standing.Conflict))]
    [InlineData("Done", true, "", nameof(Standing.Agreed))]
    [InlineData("Sent", false, "Sent", nameof(Standing.Unchanged))]
    [InlineData("Doing", false, "Sent", nameof(Standing.Conflict))]
    public void What_the_source_says_now_is_compared_with_what_it_said_and_what_was_written(string now, bool says, string written, string standing) =>
        Assert.Equal(standing, new Ours("resolved", "Doing").Stand(now, says, written.Length == 0 ? [] : [written]).ToString());

    [Fact]
    public void A_conflict_that_is_known_is_not_told_again()
    {
        var ours = new Ours("resolved", "Doing") { InConflict = true, Theirs = "Waiting" };

        Assert.Equal((Standing.Unchanged, Standing.Conflict), (ours.Stand("Waiting", false, []), ours.Stand("Stopped", false, [])));
    }

    [Fact]
    public void The_priority_is_the_impacts_until_somebody_overrides_it()
    {
        var important = Told(Set("impact", "important"));
        var low = TicketLife.Next(important, Set("priority", "low"));

        Assert.Equal(("high", "low", "high"), (important.Priority, low.Priority, TicketLife.Next(low, Set("priority", null)).Priority));
    }

    [Fact]
    public void Links_come_and_go_and_a_merge_is_undone()
    {
        var linked = Told(new(Start, LifeEventType.Link, "caused-by", null, "7"), new(Start, LifeEventType.Link, "follows", null, "8"), new(Start, LifeEventType.Merge, null, null, "9"));
        var less = TicketLife.Next(TicketLife.Next(linked, new(Start, LifeEventType.Link, "caused-by", "7")), new(Start, LifeEventType.Merge, null, "9"));

        Assert.Equal((2, 9L), (linked.Links.Count, linked.MergedInto));
        Assert.Equal([new TicketLink("follows", 8)], less.Links);
        Assert.Null(less.MergedInto);
    }

    [Fact]
    public void Reopening_forgets_the_verdict()
    {
        var closed = Told(State("in-progress", "resolved", null), new(Start, LifeEventType.Confirmation, Verdict.Silent), State("resolved", "closed", null));

        Assert.Equal((Verdict.Silent, Start), (closed.Verdict, closed.ClosedAt));
        Assert.Equal((null, null), (TicketLife.Next(closed, State("closed", "in-progress", null)).Verdict, TicketLife.Next(closed, State("closed", "in-progress", null)).ClosedAt));
    }

    private static SupportState Told(params LifeEvent[] events) => TicketLife.Fold(events);

    private static LifeEvent State(string from, string to, string? source) => new(Start, LifeEventType.State, null, from, to, source);

    private static LifeEvent Set(string field, string? value) => new(Start, LifeEventType.Qualification, field, null, value);
}
