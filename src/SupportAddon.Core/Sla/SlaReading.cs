using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>What a clock says.</summary>
internal sealed record SlaReading
{
    /// <summary>The earliest instant at which the target is used up; null when its calendar never opens so much.</summary>
    public required DateTimeOffset? Deadline { get; init; }

    /// <summary>From when on it is at risk.</summary>
    public required DateTimeOffset? AtRisk { get; init; }

    /// <summary>The open time that has counted, up to the stop, or to now while it runs.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Whether it stopped in time; false also while it runs too long; null while it may still be met.</summary>
    public required bool? IsMet { get; init; }

    /// <summary>Each target that was missed, in order: one that a change of priority took away stays.</summary>
    public required IReadOnlyList<SlaBreach> Breaches { get; init; }
}

/// <summary>A target that was missed.</summary>
/// <param name="At">When.</param>
/// <param name="Target">Which.</param>
/// <param name="IsRequalified">It was used up already when a change of priority set it.</param>
internal sealed record SlaBreach(DateTimeOffset At, TimeSpan Target, bool IsRequalified);

/// <summary>One step of how a clock came to what it says.</summary>
/// <param name="When">From when to when.</param>
/// <param name="Kind">What the clock did.</param>
/// <param name="Elapsed">What has counted in all at its end.</param>
/// <param name="Target">The target that held.</param>
/// <param name="Calendar">The calendar that held.</param>
internal sealed record SlaStep(Stretch When, SlaStepKind Kind, TimeSpan Elapsed, TimeSpan Target, string Calendar);

/// <summary>What a clock does in a stretch of time.</summary>
internal enum SlaStepKind
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>It stands still, waiting for somebody else.</summary>
    Paused,

    /// <summary>It stands still, the ticket being resolved.</summary>
    Resolved,
}
