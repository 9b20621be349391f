namespace SupportAddon.Core.Fixes;

/// <summary>How far the execution of a plan has come.</summary>
internal enum ExecutionState
{
    /// <summary>It waits for the connection, or for the time at which it may go on.</summary>
    Queued,

    /// <summary>Somebody writes; or somebody died writing, and an heir goes on.</summary>
    Running,

    /// <summary>A person has halted it.</summary>
    Paused,

    /// <summary>It halted itself: too much went wrong.</summary>
    Stopped,

    /// <summary>All is written but for records of which a person must say what became of them.</summary>
    Waiting,

    /// <summary>Every record has come to an end.</summary>
    Done,

    /// <summary>A person has ended it; what was written stays written.</summary>
    Cancelled,
}

/// <summary>One way from a state to another, and what makes it legal.</summary>
internal sealed record ExecutionStep(ExecutionState From, ExecutionState To, string Why);

/// <summary>The one table of what an execution may do next.</summary>
internal static class ExecutionSteps
{
    public static IReadOnlyList<ExecutionStep> All { get; } =
    [
        new(ExecutionState.Queued, ExecutionState.Running, "The connection is ours, and the approval holds."),
        new(ExecutionState.Queued, ExecutionState.Paused, "A person halts it before it began."),
        new(ExecutionState.Queued, ExecutionState.Cancelled, "A person ends it before it began."),
        new(ExecutionState.Queued, ExecutionState.Stopped, "The approval does not hold any more, or the connection cannot be opened."),

        new(ExecutionState.Running, ExecutionState.Running, "Its process has died; an heir has read back what may have been sent, and goes on."),
        new(ExecutionState.Running, ExecutionState.Queued, "The source asks for patience, or somebody else needs the connection."),
        new(ExecutionState.Running, ExecutionState.Paused, "A person halts it between two records."),
        new(ExecutionState.Running, ExecutionState.Stopped, "Too much went wrong to go on without a person's look."),
        new(ExecutionState.Running, ExecutionState.Waiting, "Nothing is left but what only a person can tell."),
        new(ExecutionState.Running, ExecutionState.Done, "Every record has come to an end."),
        new(ExecutionState.Running, ExecutionState.Cancelled, "A person ends it between two records."),

        new(ExecutionState.Paused, ExecutionState.Queued, "A person lets it go on."),
        new(ExecutionState.Paused, ExecutionState.Cancelled, "A person ends it."),
        new(ExecutionState.Stopped, ExecutionState.Queued, "A person has looked, and lets it go on."),
        new(ExecutionState.Stopped, ExecutionState.Cancelled, "A person ends it."),
        new(ExecutionState.Waiting, ExecutionState.Queued, "A person has said what became of a record."),
        new(ExecutionState.Waiting, ExecutionState.Cancelled, "A person ends it without an answer."),
    ];

    public static bool IsLegal(ExecutionState from, ExecutionState to) => All.Any(step => step.From == from && step.To == to);

    /// <summary>From which states it may come to this one.</summary>
    public static IEnumerable<ExecutionState> Before(ExecutionState to) => All.Where(step => step.To == to).Select(step => step.From).Distinct();
}
