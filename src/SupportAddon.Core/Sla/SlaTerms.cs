using SupportAddon.Core.Times;

namespace SupportAddon.Core.Sla;

/// <summary>All that a clock depends on, as the history of a ticket tells it.</summary>
internal sealed record SlaTerms
{
    /// <summary>When the clock begins, in UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How much open time there is.</summary>
    public required TimeSpan Target { get; init; }

    public required WorkCalendar Calendar { get; init; }

    /// <summary>Changes of priority, in any order; those before the start count from the start, those after the stop not at all.</summary>
    public IReadOnlyList<TargetChange> Changes { get; init; } = [];

    /// <summary>When the clock stood still; they may overlap.</summary>
    public IReadOnlyList<Stretch> Pauses { get; init; } = [];

    /// <summary>When the ticket was resolved before it was opened again.</summary>
    public IReadOnlyList<Stretch> Resolved { get; init; } = [];

    /// <summary>When the clock ended; null while it runs.</summary>
    public DateTimeOffset? Stop { get; init; }

    /// <summary>From which share of its target on it is at risk.</summary>
    public double RiskShare { get; init; } = 0.75;
}

/// <summary>From an instant on another target holds.</summary>
/// <param name="At">In UTC.</param>
/// <param name="Target">Of the whole clock, not of what remains.</param>
/// <param name="Calendar">For what remains; null where it stays.</param>
internal sealed record TargetChange(DateTimeOffset At, TimeSpan Target, WorkCalendar? Calendar = null);
