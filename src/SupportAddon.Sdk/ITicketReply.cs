namespace SupportAddon.Sdk;

/// <summary>A system to which answers, notes, states and assignments are written back.</summary>
public interface ITicketReply
{
    /// <summary>What can be written back here.</summary>
    IReadOnlyList<ReplyKind> Replies { get; }

    /// <summary>
    /// Writes one reply to one ticket. Sent twice with one marker it appears once: before a message leaves, the ticket
    /// is looked at for the marker; a state or assignment is compared with what it is now.
    /// </summary>
    /// <param name="reply">What to write.</param>
    /// <param name="ct">Obeyed before the write leaves; afterwards its answer is awaited within the connection's time limit.</param>
    /// <exception cref="ConnectorException">
    /// Nothing was written. Where this is not certain the outcome is <see cref="WriteResult.Unknown"/> instead.
    /// </exception>
    Task<ReplyOutcome> ReplyAsync(TicketReply reply, CancellationToken ct);
}

/// <summary>One thing to write to one ticket.</summary>
public sealed record TicketReply
{
    /// <summary>The ticket, as in <see cref="SourceTicket.Id"/>.</summary>
    public required string TicketId { get; init; }

    /// <summary>What it is.</summary>
    public required ReplyKind Kind { get; init; }

    /// <summary>
    /// The plain text of an answer or note; otherwise the new value of <see cref="TicketFields.Status"/> or
    /// <see cref="TicketFields.Assignee"/>, in the source's words, null for nobody.
    /// </summary>
    public required string? Value { get; init; }

    /// <summary>For a state or assignment: the value it must have now, in the source's words; what differs is a conflict. Null for whatever it is.</summary>
    public string? Expected { get; init; }

    /// <summary>
    /// Our own name for this reply, 1 to 40 of a-z, 0-9 and '-', unlike any other. It goes out with a message in a form that
    /// the source keeps and that is found again.
    /// </summary>
    public required string Marker { get; init; }
}

/// <summary>Kinds of reply.</summary>
public enum ReplyKind
{
    /// <summary>A message that the requester sees.</summary>
    Answer,

    /// <summary>A message for the support side only.</summary>
    Note,

    /// <summary>Another state.</summary>
    Status,

    /// <summary>Somebody else works on it, or nobody.</summary>
    Assignee,
}

/// <summary>What became of a reply.</summary>
/// <param name="Result">Whether it was written; see <see cref="WriteResult"/>.</param>
/// <param name="EventId">The id that a message has in the ticket's history, as in <see cref="SourceEvent.Id"/>; null where it is not known.</param>
/// <param name="Reason">One sentence where it was not simply written; otherwise null.</param>
public sealed record ReplyOutcome(WriteResult Result, string? EventId = null, string? Reason = null);
