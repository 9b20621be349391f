using SupportAddon.Core.Life;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets;

/// <summary>One fact of a ticket's history, as shown.</summary>
/// <param name="Origin"><c>source</c>, <c>observed</c> or <c>here</c>.</param>
/// <param name="Side"><c>support</c>, <c>client</c>, or null for whom nobody has mapped.</param>
/// <param name="Data">What else an event made here says.</param>
internal sealed record TicketEvent(
    long Id, DateTimeOffset OccurredAt, DateTimeOffset ObservedAt, string Type, string Origin, string? Author, string? Side,
    string? Field, string? From, string? To, string? Visibility, string? Body, IReadOnlyDictionary<string, string?> Data)
{
    /// <summary>The ticket it happened on, where that is one merged into this one.</summary>
    public string? Ticket { get; init; }

    /// <summary>What became of it at the source; null for what is not for the source.</summary>
    public SentState? Sent { get; init; }

    /// <summary>It would be the source's to know, and is not written there: <see cref="TicketSheet.StaysHere"/> says why.</summary>
    public bool StaysHere { get; init; }
}

/// <summary>How far something made here has come to the source.</summary>
/// <param name="State">One of <see cref="Replies.ReplyState"/>.</param>
/// <param name="Reason">Why it is not there, or not as it was.</param>
/// <param name="Next">What to do about it.</param>
internal sealed record SentState(string State, string? Reason, string? Next);

/// <summary>All that is known of a ticket.</summary>
/// <param name="Ticket">As it is: the source's fields with support's own over them.</param>
/// <param name="Fields">The source's fields in its own words.</param>
/// <param name="Support">What support says of it.</param>
/// <param name="History">What was ours, observed, sent and not sent, in the order in which it happened.</param>
internal sealed record TicketSheet(
    TicketLine Ticket, string? Link, string? Description, string? MaintenanceType, DateTimeOffset? GoneAt,
    IReadOnlyDictionary<string, string?> Fields, SupportState Support, IReadOnlyList<TicketTie> Ties, IReadOnlyList<TicketEvent> History)
{
    /// <summary>Phone, e-mail, web, api, or connector.</summary>
    public string Channel { get; init; } = "";

    /// <summary>What cannot be written to the source, as sentences.</summary>
    public IReadOnlyList<string> StaysHere { get; init; } = [];

    /// <summary>What is known of it as a change request; null for every other ticket.</summary>
    public TicketChange? Change { get; init; }

    public LifeTerms Terms { get; init; } = LifeTerms.Default;

    /// <summary>What the client's own people may read of it: what was said to them, and nothing that support or the source keeps to itself.</summary>
    public TicketSheet AsClientSees() => this with
    {
        Ticket = Ticket.AsClientSees(),
        Fields = new Dictionary<string, string?>(),
        Support = SupportState.Nothing,
        StaysHere = [],
        Change = Change?.AsClientSees(),
        History = [.. History.Where(fact => fact.Visibility == "public").Select(fact => fact with { Sent = null, StaysHere = false, Data = TicketChange.FactsForClient(fact) })],
    };
}

/// <summary>Another ticket and how it is tied to this one.</summary>
/// <param name="Ticket">Our number of it.</param>
internal sealed record TicketTie(long Ticket, string Kind, string Number, string Title, string? Status);
