using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>How a ticket comes into a backlog or leaves it.</summary>
internal enum Flow
{
    Created,
    Entered,
    Reopened,
    Resolved,
    Withdrawn,
    Left,
}

/// <summary>
/// Tells what each step of a ticket means for a backlog. Every step that changes whether the ticket is open within
/// the scope is exactly one flow, and a creation in any other state is two, which is why the balance always adds up.
/// </summary>
internal static class Flows
{
    public static IEnumerable<(Flow Flow, Counted Counted)> Of(TicketTimeline timeline, Scope scope)
    {
        TicketState? before = null;
        foreach (var step in timeline.Steps)
        {
            var flows = before is null ? AtCreation(step.State, scope) : AtStep(before, step.State, scope);
            foreach (var flow in flows)
                yield return (flow, new Counted(timeline, step.At));
            before = step.State;
        }
    }

    private static Flow[] AtCreation(TicketState state, Scope scope) =>
        !scope.Holds(state) ? [] : state.IsOpen ? [Flow.Created] : [Flow.Created, Ending(state)];

    private static Flow[] AtStep(TicketState before, TicketState after, Scope scope) =>
        (scope.IsOpen(before), scope.IsOpen(after)) switch
        {
            (false, true) => [before.IsOpen ? Flow.Entered : Flow.Reopened], // It was open, so it was open elsewhere.
            (true, false) => [scope.Holds(after) ? Ending(after) : Flow.Left],
            _ => [],
        };

    private static Flow Ending(TicketState state) => state is { IsSettled: true, Gone: false, Merged: false } ? Flow.Resolved : Flow.Withdrawn;
}
