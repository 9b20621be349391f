namespace SupportAddon.Core.Life;

/// <summary>One fact about a ticket that was made here.</summary>
/// <param name="Type">One of <see cref="LifeEventType"/>.</param>
/// <param name="Field">What it is about, where the type needs it.</param>
/// <param name="From">What was before.</param>
/// <param name="To">What is from then on.</param>
/// <param name="Base">For a state or an owner: the value that the source had when we set ours.</param>
internal sealed record LifeEvent(DateTimeOffset At, string Type, string? Field = null, string? From = null, string? To = null, string? Base = null)
{
    private static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();

    /// <summary>What belongs to the stage of a change request that it leads to; nothing for other types.</summary>
    public IReadOnlyDictionary<string, string?> Facts { get; init; } = None;
}

/// <summary>Types of what is made here.</summary>
internal static class LifeEventType
{
    /// <summary>A ticket of our own came into being.</summary>
    public const string Created = "created";

    /// <summary>An answer or a note; the visibility says which.</summary>
    public const string Message = "message";

    /// <summary>From one status to another.</summary>
    public const string State = "state";

    /// <summary>The requester's word, or silence, about a solution: the field says which.</summary>
    public const string Confirmation = "confirmation";

    /// <summary>Another owner, or nobody.</summary>
    public const string Assignment = "assignment";

    /// <summary>Another support level.</summary>
    public const string Level = "level";

    /// <summary>Another value of a field of the qualification.</summary>
    public const string Qualification = "qualification";

    /// <summary>From one stage of a change request to another; the facts say with what.</summary>
    public const string Stage = "stage";

    /// <summary>Tied to another ticket, or no longer: the field is the kind of link.</summary>
    public const string Link = "link";

    /// <summary>Merged into another ticket (to), or separated from it again (from).</summary>
    public const string Merge = "merge";

    /// <summary>Another ticket was merged into this one (to), or separated again (from).</summary>
    public const string Absorption = "absorption";

    /// <summary>Somebody outside was asked, or answered.</summary>
    public const string Contact = "contact";

    /// <summary>Somebody worked on the requester's screen.</summary>
    public const string RemoteSession = "remote-session";

    /// <summary>The source has changed what we had changed: from ours to theirs.</summary>
    public const string Conflict = "conflict";

    /// <summary>A difference to the source has ended: to <see cref="Settlement"/>.</summary>
    public const string Settlement = "settlement";
}

/// <summary>How a difference between us and the source ends.</summary>
internal static class Settlement
{
    public const string Ours = "ours";
    public const string Theirs = "theirs";

    /// <summary>The source says by now what we say.</summary>
    public const string Agreed = "agreed";
}
