using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Life;

/// <summary>What support says of a ticket, as its events tell it. The source's own fields are not in it.</summary>
internal sealed record SupportState
{
    public static SupportState Nothing { get; } = new();

    /// <summary>Our status, while it stands in place of the source's.</summary>
    public Ours? Status { get; init; }

    /// <summary>The owner's code (null for nobody), while it stands in place of the source's assignee.</summary>
    public Ours? Owner { get; init; }

    /// <summary>The fields of the qualification, level and team among them, by <see cref="QualificationField"/>.</summary>
    public IReadOnlyDictionary<string, string> Values
    {
        get;
        init => field = new SortedDictionary<string, string>(value.ToDictionary(), StringComparer.Ordinal);
    } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How far it has come as a change request; null before its first step.</summary>
    public ChangeRequest? Change { get; init; }

    public IReadOnlyList<TicketLink> Links { get; init; } = [];

    /// <summary>The ticket that this one was merged into.</summary>
    public long? MergedInto { get; init; }

    /// <summary>When it was resolved here; null once it is confirmed, refused, closed or reopened here.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When it was closed here; null once it is reopened here.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The requester's last word on a solution: one of <see cref="Verdict"/>.</summary>
    public string? Verdict { get; init; }

    /// <summary>The priority that support gives it: as overridden, else as its impact says.</summary>
    public string? Priority => Values.GetValueOrDefault(QualificationField.Priority)
        ?? (TicketWord.Parse<Impact>(Values.GetValueOrDefault(QualificationField.Impact)) is { } impact ? TicketWord.Of(Impacts.PriorityOf(impact)) : null);

    /// <summary>Whether the contract covers it; null while nobody has said anything.</summary>
    public Coverage? Coverage => TicketWord.Parse<Coverage>(Value(QualificationField.Coverage));

    public bool InConflict => Status is { InConflict: true } || Owner is { InConflict: true };

    public string? Value(string field) => Values.GetValueOrDefault(field);

    public SupportState With(string field, string? value)
    {
        var values = Values.ToDictionary();
        values.Remove(field);
        if (value is not null)
            values[field] = value;
        return this with { Values = values };
    }
}

/// <summary>A tie to another ticket.</summary>
/// <param name="Kind">One of <see cref="LinkKind"/>.</param>
/// <param name="Ticket">Our number of the other.</param>
internal sealed record TicketLink(string Kind, long Ticket);

/// <summary>What became of a solution.</summary>
internal static class Verdict
{
    public const string Confirmed = "confirmed";
    public const string Refused = "refused";

    /// <summary>Nobody said anything in the time agreed.</summary>
    public const string Silent = "without-confirmation";
}
