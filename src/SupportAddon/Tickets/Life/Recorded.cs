namespace SupportAddon.Tickets.Life;

/// <summary>What was recorded, and what is to become of it at the source.</summary>
/// <param name="Ticket">Our number of the ticket.</param>
/// <param name="Number">As people quote it.</param>
/// <param name="Event">The number of the event; null where there was nothing to change.</param>
internal sealed record Recorded(long Ticket, string Number, long? Event)
{
    /// <summary>What is written to the source; null where nothing is.</summary>
    public long? Reply { get; init; }

    /// <summary>Why nothing is written to the source, where something might be.</summary>
    public string? StaysHere { get; init; }
}
