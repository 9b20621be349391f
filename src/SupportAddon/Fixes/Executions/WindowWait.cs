using SupportAddon.Core.Fixes;

namespace SupportAddon.Fixes.Executions;

/// <summary>How an execution waits for the maintenance window of the clients.</summary>
internal static class WindowWait
{
    public const string Reason = "It is outside of the maintenance window of the client.";

    /// <summary>What is said where the windows of several clients never fall together.</summary>
    public const string Never = "The maintenance windows of the clients of this connection never fall together.";

    public static string Next(long planId) =>
        $"It goes on by itself when the window opens; without a service: supportaddon fix apply {planId}. What cannot wait: supportaddon fix apply {planId} --outside-window --reason TEXT";

    public static string NextOfNever(long planId) =>
        $"Correct them in the client files, or apply it outside of them: supportaddon fix apply {planId} --outside-window --reason TEXT";

    public static Ending Ending(long planId, DateTimeOffset? opensAt) => opensAt is null
        ? new(ExecutionState.Stopped, Never, $"Correct them in the client files. Then: supportaddon fix resume {planId}")
        : new(ExecutionState.Queued, Reason, Next(planId), opensAt, OpensAt: opensAt);
}

/// <summary>The maintenance window is over, or would be before the next write is: what was not sent waits.</summary>
internal sealed class WindowClosedException() : Exception("The maintenance window is over.");
