using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Sla;

namespace SupportAddon.Board;

/// <summary>A ticket on the board.</summary>
/// <param name="Id">Our number of it.</param>
/// <param name="Number">As people quote it.</param>
/// <param name="Client">The client's code; null for nobody's.</param>
/// <param name="State">Its status; reception where the source's word has none of ours.</param>
internal sealed record BoardCard(long Id, string Number, string Title, string? Client, TicketStatus State)
{
    public TicketPriority? Priority { get; init; }

    /// <summary>The name of whoever works on it.</summary>
    public string? Owner { get; init; }

    /// <summary>Changed here and at its source, and nobody has said whose value stands.</summary>
    public bool InConflict { get; init; }

    /// <summary>The most urgent of its clocks; null where nothing runs.</summary>
    public UrgentClock? Clock { get; init; }

    /// <summary>Where support may bring it.</summary>
    public IEnumerable<Transition> Ways => Transitions.All.Where(way => way.From == State && way.By == Party.Support);
}

/// <summary>The tickets in one state, the most urgent first.</summary>
/// <param name="Total">How many there are; the board shows the first of them.</param>
internal sealed record BoardColumn(TicketStatus State, IReadOnlyList<BoardCard> Cards, long Total)
{
    public string Word => TicketWord.Of(State);
}

/// <summary>What of all tickets is on the board; what is null does not restrict.</summary>
/// <param name="ClientId">The one client whom the reader sees.</param>
/// <param name="Client">The code of the client chosen.</param>
/// <param name="Owner">The code of a person.</param>
internal sealed record BoardFilter(long? ClientId, string? Client, string? Owner);

/// <summary>Somebody who has tickets on the board.</summary>
internal sealed record BoardOwner(string Code, string Name);
