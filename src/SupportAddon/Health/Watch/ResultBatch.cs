using SupportAddon.Core.Health;
using SupportAddon.Core.Times;

namespace SupportAddon.Health.Watch;

/// <summary>What some measurements change together. The probes themselves are moved on only when all of it is stored.</summary>
internal sealed class ResultBatch
{
    private readonly Dictionary<Watched, ProbeStanding> standings = [];

    /// <param name="measured">Of each probe in the order in which it was asked.</param>
    public ResultBatch(IReadOnlyList<(Watched Probe, Measured Measured)> measured)
    {
        Measured = measured;
        foreach (var (probe, result) in measured)
            Add(probe, result);
    }

    public IReadOnlyList<(Watched Probe, Measured Measured)> Measured { get; }

    public IReadOnlyDictionary<Watched, ProbeStanding> Standings => standings;

    public List<(long Probe, Stretch Gap)> Gaps { get; } = [];

    /// <summary>In order: what begins may end in the same batch.</summary>
    public List<(Watched Probe, OutageStart Start, DateTimeOffset KnownAt)> Began { get; } = [];

    public List<(Watched Probe, DateTimeOffset At, DateTimeOffset KnownAt)> Ended { get; } = [];

    public void Keep()
    {
        foreach (var (probe, standing) in standings)
            probe.Standing = standing;
    }

    private void Add(Watched probe, Measured result)
    {
        var step = standings.GetValueOrDefault(probe, probe.Standing).Next(probe.Probe.Asking, result);
        standings[probe] = step.After;
        if (step.Gap is { } gap)
            Gaps.Add((probe.Probe.Id, gap));
        if (step.Began is { } start)
            Began.Add((probe, start, result.At));
        if (step.EndedAt is { } end)
            Ended.Add((probe, end, result.At));
    }
}
