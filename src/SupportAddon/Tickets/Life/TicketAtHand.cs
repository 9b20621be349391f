using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Tickets.Life;

/// <summary>What whoever acts on a ticket must know of it beside its own events.</summary>
internal sealed record TicketAtHand
{
    public required long Id { get; init; }

    public required string Number { get; init; }

    /// <summary>The source's id.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Null for a ticket of our own.</summary>
    public long? ConnectionId { get; init; }

    public string? Connection { get; init; }

    public long? ClientId { get; init; }

    /// <summary>Where the client is; where this machine is, for a ticket that is nobody's.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When a pull last brought something new of it.</summary>
    public required DateTimeOffset PulledAt { get; init; }

    /// <summary>No longer at its source.</summary>
    public bool IsGone { get; init; }

    /// <summary>The source's fields, in its words.</summary>
    public required IReadOnlyDictionary<string, string?> Fields { get; init; }

    /// <summary>What the source's fields say in our words.</summary>
    public required TicketState Source { get; init; }

    public required LifeTerms Terms { get; init; }

    /// <summary>What the connector can write back.</summary>
    public IReadOnlyList<string> Replies { get; init; } = [];

    public required FieldMapping Mapping { get; init; }

    /// <summary>Which of several words of the source is written.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ReplyChoices { get; init; }

    /// <summary>Our words as they are written to the source.</summary>
    public ReplyWords ReplyWords => new(Connection ?? "", Mapping, ReplyChoices);

    public string? SourceValue(string field) => Fields.GetValueOrDefault(field);
}
