using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>One way from a state to another.</summary>
/// <param name="By">Who may go it.</param>
/// <param name="NeedsReason">Whether it must be said why.</param>
/// <param name="Why">What makes it legal.</param>
internal sealed record Transition(TicketStatus From, TicketStatus To, Party By, bool NeedsReason, string Why);
