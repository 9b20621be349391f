using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets;

/// <summary>A state to which somebody may bring a ticket from where it is.</summary>
/// <param name="NeedsReason">Whether it must be said why.</param>
/// <param name="Why">What makes it legal.</param>
internal sealed record TicketWay(TicketStatus From, TicketStatus To, bool NeedsReason, string Why)
{
    public static IReadOnlyList<TicketWay> Of(TicketSheet sheet, Caller caller) =>
        !caller.May(Permission.MoveTickets) || sheet.Ticket.MergedInto is not null ? []
        : [.. from way in Transitions.All where way.From == Status(sheet) && way.By == Party.Support select new TicketWay(way.From, way.To, way.NeedsReason, way.Why)];

    /// <summary>What has no word of ours stands at reception.</summary>
    public static TicketStatus Status(TicketSheet sheet) => TicketWord.Parse<TicketStatus>(sheet.Ticket.Status) ?? TicketStatus.Reception;
}
