namespace SupportAddon.Sdk;

/// <summary>One fact of a ticket's history as its source tells it.</summary>
public abstract record SourceEvent
{
    /// <summary>The source's stable id of this fact, unique within the ticket: 1 to 200 characters. The same fact always has the same id.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened, in UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who did it, as the source names people; null when the source does not say.</summary>
    public string? Author { get; init; }
}

/// <summary>A field got another value.</summary>
public sealed record FieldChanged : SourceEvent
{
    /// <summary>The field, as in <see cref="SourceTicket.Fields"/>.</summary>
    public required string Field { get; init; }

    /// <summary>The value before, in the source's words; null when it was empty.</summary>
    public string? From { get; init; }

    /// <summary>The value after, in the source's words; null when it became empty.</summary>
    public string? To { get; init; }
}

/// <summary>Somebody, or something, wrote on the ticket.</summary>
public sealed record MessagePosted : SourceEvent
{
    /// <summary>The text, plain or in the source's markup; shown as text.</summary>
    public required string Text { get; init; }

    /// <summary>Who may see it.</summary>
    public required Visibility Visibility { get; init; }
}

/// <summary>Who may see a message, and whether a person wrote it.</summary>
public enum Visibility
{
    /// <summary>A person wrote it for the requester and the support alike.</summary>
    Public,

    /// <summary>A person wrote it for the support side only.</summary>
    Internal,

    /// <summary>A program wrote it, for example an acknowledgement.</summary>
    Automatic,
}
