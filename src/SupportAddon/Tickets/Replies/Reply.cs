namespace SupportAddon.Tickets.Replies;

/// <summary>Something that is to be written to a source, or was.</summary>
internal sealed record Reply
{
    public required long Id { get; init; }

    public required long TicketId { get; init; }

    public required long ConnectionId { get; init; }

    /// <summary>What it carries to the source.</summary>
    public required long EventId { get; init; }

    /// <summary>answer, note, status or assignee.</summary>
    public required string Kind { get; init; }

    public string? Value { get; init; }

    public string? Expected { get; init; }

    public required string Marker { get; init; }

    /// <summary>One of <see cref="ReplyState"/>.</summary>
    public required string State { get; init; }

    public int Tries { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public string? Reason { get; init; }

    public string? Next { get; init; }

    /// <summary>The source's id of the ticket.</summary>
    public required string ExternalId { get; init; }
}

/// <summary>How far a reply has come.</summary>
internal static class ReplyState
{
    public const string Waiting = "waiting";

    /// <summary>On its way, or its sender has died: whether it arrived is not known until its marker was looked for.</summary>
    public const string Sending = "sending";

    /// <summary>It was sent, and the source could not say what became of it.</summary>
    public const string Unknown = "unknown";
    public const string Written = "written";

    /// <summary>The source was changed meanwhile; a person must settle it.</summary>
    public const string Conflict = "conflict";
    public const string Refused = "refused";

    /// <summary>Not wanted any more.</summary>
    public const string Withdrawn = "withdrawn";
}
