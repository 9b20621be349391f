using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>A number that can be opened: the tickets it counts.</summary>
internal sealed record Figure(IReadOnlyList<Counted> Tickets)
{
    public static Figure None { get; } = new([]);

    public int Count => Tickets.Count;

    public static Figure Of(IEnumerable<Counted> tickets) =>
        new([.. tickets.OrderBy(counted => counted.At).ThenBy(counted => counted.Ticket.Id)]);

    public Figure Where(Func<Counted, bool> holds) => new([.. Tickets.Where(holds)]);
}

/// <summary>One ticket in a figure. A ticket that was resolved twice is counted twice, each time at its own instant.</summary>
/// <param name="At">When it happened; for tickets that are open, when they were created.</param>
internal sealed record Counted(TicketTimeline Timeline, DateTimeOffset At)
{
    public TicketRef Ticket => Timeline.Ticket;
}
