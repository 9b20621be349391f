namespace SupportAddon.Demo.Story;

/// <summary>What is known of a ticket before its life is told.</summary>
internal sealed record Draft
{
    /// <summary>The company it belongs to in the end.</summary>
    public required Company Company { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The type it has in the end.</summary>
    public required string Type { get; init; }

    public required string? Work { get; init; }

    public required string Severity { get; init; }

    public required string Module { get; init; }

    public required string Title { get; init; }

    public required string Channel { get; init; }

    public required string Requester { get; init; }

    public required string Version { get; init; }

    public required Fate Fate { get; init; }

    /// <summary>How much slower than usual everything goes.</summary>
    public required double Delay { get; init; }
}

internal enum Fate
{
    Plain,
    Reopened,
    Retyped,
    Misfiled,
    Dropped,
    Duplicate,
    Stuck,
}
