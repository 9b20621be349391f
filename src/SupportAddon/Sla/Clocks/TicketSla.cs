using SupportAddon.Core.Sla;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Sla.Clocks;

/// <summary>A stored ticket with its clocks.</summary>
/// <param name="Ticket">Which.</param>
/// <param name="ClientId">Whose; null for nobody's.</param>
/// <param name="Client">Their code.</param>
/// <param name="PolicyHash">The wording that was promised to them when it was created; null for none.</param>
/// <param name="Facts">Its history.</param>
/// <param name="Clocks">Read from it.</param>
/// <param name="LastEventId">The last event that is in it; 0 for none.</param>
/// <param name="Seen">What else it was derived from.</param>
internal sealed record TicketSla(
    TicketRef Ticket, long? ClientId, string? Client, string? PolicyHash, SlaFacts Facts, IReadOnlyList<TicketClock> Clocks, long LastEventId, string Seen);
