using SupportAddon.People;

namespace SupportAddon.Fixes.Plannings;

/// <summary>A dry run that somebody has asked the service for, as stored.</summary>
internal sealed record Planning
{
    public required long Id { get; init; }

    public required string Connection { get; init; }

    public required PlanRequest Request { get; init; }

    public required Actor By { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>So many records were looked at so far.</summary>
    public int Found { get; init; }

    /// <summary>Who is at the connection meanwhile.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>What it has become.</summary>
    public long? PlanId { get; init; }

    /// <summary>When it came to nothing.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it came to nothing.</summary>
    public string? Reason { get; init; }

    public string? Next { get; init; }

    public PlanningState State => PlanId is not null ? PlanningState.Planned : EndedAt is not null ? PlanningState.Refused : PlanningState.Planning;
}

/// <summary>How far a dry run is.</summary>
internal enum PlanningState
{
    /// <summary>It waits for the connection, or looks at records.</summary>
    Planning,

    /// <summary>There is a plan.</summary>
    Planned,

    /// <summary>There is none, and none comes.</summary>
    Refused,
}
