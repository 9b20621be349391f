using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Sla;

/// <summary>What was promised to a client.</summary>
internal sealed record SlaPolicy
{
    /// <summary>In order: the first that fits a ticket's kind and priority holds.</summary>
    public required IReadOnlyList<SlaTarget> Targets { get; init; }

    /// <summary>From which share of its target on a clock is at risk.</summary>
    public double RiskShare { get; init; } = 0.75;

    /// <summary>Opened again within that time of its resolution a ticket is still the same.</summary>
    public TimeSpan Reopening { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether waiting for the vendor stops the clock of resolution.</summary>
    public bool PausesForVendor { get; init; }

    /// <summary>Null where nothing was promised for such tickets.</summary>
    public SlaTarget? For(TicketState state)
    {
        foreach (var target in Targets)
            if ((target.Kind is null || target.Kind == state.Kind) && (target.Priority is null || target.Priority == state.Priority))
                return target;
        return null;
    }
}

/// <summary>The open time there is for some tickets.</summary>
/// <param name="Kind">Of this kind; null for any.</param>
/// <param name="Priority">Of this priority; null for any.</param>
/// <param name="Calendar">When the team is at work for them.</param>
/// <param name="FirstResponse">Until the first public word of the support side.</param>
/// <param name="Resolution">Until it is resolved.</param>
/// <param name="Vendor">For the vendor, in all.</param>
internal sealed record SlaTarget(
    TicketKind? Kind, TicketPriority? Priority, WorkCalendar Calendar, TimeSpan? FirstResponse, TimeSpan? Resolution, TimeSpan? Vendor)
{
    public TimeSpan? Of(SlaClockKind clock) => clock switch
    {
        SlaClockKind.FirstResponse => FirstResponse,
        SlaClockKind.Resolution => Resolution,
        _ => Vendor,
    };
}

/// <summary>The clocks of a ticket.</summary>
internal enum SlaClockKind
{
    FirstResponse,
    Resolution,
    Vendor,
}
