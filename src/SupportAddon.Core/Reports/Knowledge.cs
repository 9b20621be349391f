using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>
/// What a review may say of a ticket: as it was last known before the cut while it was the client's. Most tickets get
/// their priority, type and category after their creation, and what became of them at another client is not shown.
/// </summary>
internal sealed record Knowledge(string Client, DateTimeOffset Cut)
{
    private static readonly TicketState Nothing = new();

    public TicketState Of(TicketTimeline timeline) =>
        timeline.Steps.LastOrDefault(step => step.At < Cut && step.State.Client == Client)?.State ?? Nothing;

    public bool Knows(TicketTimeline timeline) => !ReferenceEquals(Of(timeline), Nothing);

    public int AgeInDays(TicketTimeline timeline) => (int)(Cut - timeline.CreatedAt).TotalDays;
}

internal static class Past
{
    /// <summary>The state just before an instant, changes of that very instant left out; null before the creation.</summary>
    public static TicketState? Before(this TicketTimeline timeline, DateTimeOffset instant)
    {
        TicketState? state = null;
        foreach (var step in timeline.Steps)
        {
            if (step.At >= instant)
                break;
            state = step.State;
        }

        return state;
    }
}
