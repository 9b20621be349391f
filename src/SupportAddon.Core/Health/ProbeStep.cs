using SupportAddon.Core.Times;

namespace SupportAddon.Core.Health;

/// <summary>What one measurement changes.</summary>
/// <param name="After">Where the probe stands from then on.</param>
internal sealed record ProbeStep(ProbeStanding After)
{
    /// <summary>So many bad measurements in a row that it is an outage now, from the first of them on.</summary>
    public OutageStart? Began { get; init; }

    /// <summary>So many good ones in a row that the outage is over, since the first of them.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>A stretch that is over now, of which nothing is known.</summary>
    public Stretch? Gap { get; init; }
}

/// <param name="At">The first bad measurement.</param>
/// <param name="Error">What it found.</param>
internal sealed record OutageStart(DateTimeOffset At, string Error);
