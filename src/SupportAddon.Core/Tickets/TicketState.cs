namespace SupportAddon.Core.Tickets;

/// <summary>What a ticket was at one moment, in our words; null where the source's value is empty or unmapped.</summary>
internal sealed record TicketState
{
    /// <summary>The code of the client it belonged to; null while no rule claimed it.</summary>
    public string? Client { get; init; }

    public TicketKind? Kind { get; init; }

    public TicketStatus? Status { get; init; }

    public TicketPriority? Priority { get; init; }

    public MaintenanceType? MaintenanceType { get; init; }

    /// <summary>The source's own word.</summary>
    public string? Category { get; init; }

    /// <summary>Deleted at the source.</summary>
    public bool Gone { get; init; }

    /// <summary>Merged into another ticket, which speaks for it.</summary>
    public bool Merged { get; init; }

    public bool IsSettled => Status is TicketStatus.Resolved or TicketStatus.Closed;

    /// <summary>Open is what is not resolved, closed, cancelled, merged or gone; an unmapped status counts as open.</summary>
    public bool IsOpen => !Gone && !Merged && !IsSettled && Status is not TicketStatus.Cancelled;
}
