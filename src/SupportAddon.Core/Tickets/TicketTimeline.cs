namespace SupportAddon.Core.Tickets;

/// <summary>A ticket through time: from each step's instant on, its state holds until the next step.</summary>
/// <param name="Ticket">Which ticket.</param>
/// <param name="Steps">At least one, in time order; the first is the creation.</param>
internal sealed record TicketTimeline(TicketRef Ticket, IReadOnlyList<TicketStep> Steps)
{
    public DateTimeOffset CreatedAt => Steps[0].At;

    /// <summary>The state at an instant, changes of that very instant included; null before the creation.</summary>
    public TicketState? At(DateTimeOffset instant)
    {
        TicketState? state = null;
        foreach (var step in Steps)
        {
            if (step.At > instant)
                break;
            state = step.State;
        }

        return state;
    }
}

/// <param name="At">When the state began, UTC.</param>
/// <param name="State">What the ticket was from then on.</param>
internal sealed record TicketStep(DateTimeOffset At, TicketState State);

/// <summary>What a report or a list shows to name a ticket.</summary>
/// <param name="Id">Our own number.</param>
/// <param name="Number">The number people quote.</param>
/// <param name="Title">Plain text from the source, never trusted.</param>
/// <param name="Link">Where it opens in its source.</param>
/// <param name="Connection">The name of the connection it came through.</param>
internal sealed record TicketRef(long Id, string Number, string Title, Uri? Link, string Connection);
