using SupportAddon.Core.Fixes;

namespace SupportAddon.Fixes.Executions;

/// <summary>The application of a plan as stored.</summary>
internal sealed record Execution
{
    /// <summary>A plan is applied once: its number is the execution's.</summary>
    public required long PlanId { get; init; }

    public required long ConnectionId { get; init; }

    public required string Hash { get; init; }

    public required ExecutionState State { get; init; }

    /// <summary>What a person wants of whoever runs it: pause or cancel.</summary>
    public string? Asked { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it may go on; null where nobody goes on by himself.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the maintenance window opens for which it waits; null where it waits for none.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Who lets it write outside of the maintenance windows; null where nobody does.</summary>
    public string? OutsideBy { get; init; }

    public string? OutsideReason { get; init; }

    public DateTimeOffset? BegunAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often in a row the source asked for patience.</summary>
    public int Tries { get; init; }

    /// <summary>How many had come to an end when a person last let it go on.</summary>
    public int SeenEnded { get; init; }

    /// <summary>How many of those had gone wrong.</summary>
    public int SeenWrong { get; init; }

    public string? Reason { get; init; }

    public string? Next { get; init; }

    /// <summary>How many records are in which state; those without any were never touched.</summary>
    public IReadOnlyDictionary<EntryState, int> Counts { get; init; } = new Dictionary<EntryState, int>();

    /// <summary>How many have come to an end.</summary>
    public int Ended => Counts.Where(count => count.Key is not (EntryState.Intended or EntryState.Withdrawn)).Sum(count => count.Value);

    public int Wrong => Counts.Where(count => ErrorBrake.IsWrong(count.Key)).Sum(count => count.Value);

    /// <summary>Nobody goes on with it by himself.</summary>
    public bool IsAtRest => DueAt is null;

    public bool WaitsForWindow(DateTimeOffset now) => OpensAt > now;
}
