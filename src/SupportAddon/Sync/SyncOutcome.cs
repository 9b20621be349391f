using System.Data.Common;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;

namespace SupportAddon.Sync;

/// <summary>How a run ended, and what to do about it.</summary>
internal sealed record SyncOutcome(RunState State, SyncCounts Counts, string? Error = null, string? Next = null)
{
    /// <summary>It ended for a reason of our own, which says neither good nor bad of the source.</summary>
    public bool SaysNothingOfSource { get; private init; }

    /// <summary>How long the source asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static SyncOutcome Succeeded(SyncCounts counts) => new(RunState.Succeeded, counts);

    public static SyncOutcome Cancelled(SyncCounts counts) => Ours(RunState.Cancelled, counts,
        "Its process was asked to end.", "Run it again: it goes on from the last stored page.");

    public static SyncOutcome Stopped(SyncCounts counts, string by) => Ours(RunState.Cancelled, counts,
        $"{by} stopped it.", "Run it again: it goes on from the last stored page.");

    public static SyncOutcome Lost(SyncCounts counts) => Ours(RunState.Failed, counts,
        "Its process did not give a sign of life for too long, so the connection was given to another.",
        "Nothing to do: the run after it goes on from the last stored page.");

    public static SyncOutcome Stuck(SyncCounts counts, TimeSpan limit) => new(RunState.Failed, counts,
        $"It was ended because it had not got on for {limit.TotalMinutes:0} minutes.",
        "See how fast the source answers with: supportaddon connection try; a connector that asks for less at a time may help.");

    public static SyncOutcome Failed(Exception e, SyncCounts counts) => e switch
    {
        ConnectorException failure => new(RunState.Failed, counts, failure.Message, failure.Next) { RetryAfter = failure.RetryAfter },
        RefusedException refusal => new(RunState.Failed, counts, refusal.Message, refusal.Next),
        LeaseLostException => Lost(counts),
        DbException => Ours(RunState.Failed, counts, $"The database failed: {e.Message}",
            "What was stored before is safe; see that the database runs and has room, then run the sync again."),
        _ => new(RunState.Failed, counts, $"SupportAddon itself failed with {e.GetType().Name}: {e.Message}",
            "What was stored before is safe; please report it."),
    };

    private static SyncOutcome Ours(RunState state, SyncCounts counts, string error, string next) =>
        new(state, counts, error, next) { SaysNothingOfSource = true };
}
