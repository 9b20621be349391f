using SupportAddon.Core.Life;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tests.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Life;

public sealed class SupportedTimelineTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly TicketTimeline Source = new(new(1, "1", "Title", null, "desk"),
        [new(Start, new() { Client = "acme", Status = TicketStatus.Reception }), new(At(5), new() { Client = "acme", Status = TicketStatus.Resolved })]);

    [Fact]
    public void Ours_stands_from_its_event_until_the_source_says_the_same()
    {
        var timeline = SupportedTimeline.Of(Source, [State(2, "resolved"), new(At(6), LifeEventType.Settlement, TakenField.Status, "resolved", Settlement.Agreed)]);

        Assert.Equal(
            [(Start, TicketStatus.Reception), (At(2), TicketStatus.Resolved), (At(5), TicketStatus.Resolved), (At(6), TicketStatus.Resolved)],
            timeline.Steps.Select(step => (step.At, step.State.Status!.Value)));
    }

    [Fact]
    public void Nothing_of_ours_comes_before_the_ticket_or_before_what_was_recorded_earlier()
    {
        var timeline = SupportedTimeline.Of(Source, [State(-3, "qualification"), State(3, "in-progress"), State(2, "waiting-customer")]);

        Assert.Equal(
            [(Start, TicketStatus.Qualification), (At(3), TicketStatus.WaitingCustomer), (At(5), TicketStatus.WaitingCustomer)],
            timeline.Steps.Select(step => (step.At, step.State.Status!.Value)));
    }

    [Fact]
    public void A_merged_ticket_is_withdrawn_and_comes_back_when_they_are_separated()
    {
        var timeline = SupportedTimeline.Of(Source with { Steps = [Source.Steps[0]] },
            [new(At(1), LifeEventType.Merge, null, null, "2"), new(At(2), LifeEventType.Merge, null, "2")]);

        Assert.Equal([Flow.Created, Flow.Withdrawn, Flow.Reopened], Flows.Of(timeline, new Scope("acme")).Select(flow => flow.Flow));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_backlog_adds_up_whatever_support_lays_over_the_sources(int seed)
    {
        var random = new Random(seed);
        var timelines = new RandomTimelines(seed).Take(300, ties: true)
            .Select(source => SupportedTimeline.Of(source, [.. Enumerable.Range(0, random.Next(6)).Select(_ => RandomEvent(random))])).ToList();

        foreach (var quarter in new[] { new Quarter(2026, 2), new Quarter(2026, 3), new Quarter(2026, 4) })
            Assert.True(Balance.Of(new Scope("acme"), quarter.Bounds(TimeZoneInfo.Utc), timelines).Created.Count >= 0);
    }

    private static LifeEvent RandomEvent(Random random)
    {
        var at = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero).AddHours(random.Next(270 * 24));
        return random.Next(4) switch
        {
            0 => new(at, LifeEventType.Merge, null, null, random.Next(2) == 0 ? null : "7"),
            1 => new(at, LifeEventType.Qualification, "kind", null, random.Next(2) == 0 ? "anomaly" : "question"),
            2 => new(at, LifeEventType.Settlement, TakenField.Status, null, Settlement.Theirs),
            _ => new(at, LifeEventType.State, null, null, TicketWord.Of((TicketStatus)random.Next(9))),
        };
    }

    private static LifeEvent State(int hour, string to) => new(At(hour), LifeEventType.State, null, null, to);

    private static DateTimeOffset At(int hour) => Start.AddHours(hour);
}
