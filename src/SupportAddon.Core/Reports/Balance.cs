using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>How a backlog went from its start to its end.</summary>
internal sealed record Balance(
    Figure Start,
    Figure Created,
    Figure Entered,
    Figure Reopened,
    Figure Resolved,
    Figure Withdrawn,
    Figure Left,
    Figure End)
{
    public bool IsEmpty => new[] { Start, Created, Entered, Reopened, End }.All(figure => figure.Count == 0);

    private bool AddsUp =>
        End.Count == Start.Count + Created.Count + Entered.Count + Reopened.Count
            - Resolved.Count - Withdrawn.Count - Left.Count;

    public static Balance Of(Scope scope, Period period, IReadOnlyCollection<TicketTimeline> timelines)
    {
        var flows = timelines
            .SelectMany(timeline => Flows.Of(timeline, scope))
            .Where(flow => period.Contains(flow.Counted.At))
            .ToLookup(flow => flow.Flow, flow => flow.Counted);
        Figure Happened(Flow flow) => Figure.Of(flows[flow]);
        var balance = new Balance(
            OpenBefore(period.Start, scope, timelines),
            Happened(Flow.Created),
            Happened(Flow.Entered),
            Happened(Flow.Reopened),
            Happened(Flow.Resolved),
            Happened(Flow.Withdrawn),
            Happened(Flow.Left),
            OpenBefore(period.End, scope, timelines));
        return balance.AddsUp ? balance : throw new InvalidOperationException($"The backlog of {scope} does not add up.");
    }

    private static Figure OpenBefore(DateTimeOffset instant, Scope scope, IEnumerable<TicketTimeline> timelines) =>
        Figure.Of(timelines
            .Where(timeline => scope.IsOpen(timeline.Before(instant)))
            .Select(timeline => new Counted(timeline, timeline.CreatedAt)));
}
