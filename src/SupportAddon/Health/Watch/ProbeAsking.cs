using System.Collections.Concurrent;
using SupportAddon.Core.Health;
using SupportAddon.Health.Heartbeats;
using SupportAddon.Health.Kinds.Heartbeat;
using SupportAddon.Health.Probes;

namespace SupportAddon.Health.Watch;

/// <summary>Asks a probe and judges what it found; conditions are read once.</summary>
internal sealed class ProbeAsking(ProbeMeasurer measurer, HeartbeatBook heartbeats, TimeProvider time)
{
    private readonly ConcurrentDictionary<long, (StoredProbe Probe, ProbeJudge Judge)> judges = new();

    public async Task<Measured> AskAsync(StoredProbe probe, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var measurement = probe.Kind == HeartbeatKind.Key ? await heartbeats.MeasureAsync(probe, ct) : await measurer.MeasureAsync(probe, ct);
        ct.ThrowIfCancellationRequested();
        var judgement = JudgeOf(probe).Judge(measurement);
        return new(Stored(at), judgement.Result, judgement.Reason, measurement.Latency);
    }

    private ProbeJudge JudgeOf(StoredProbe probe)
    {
        if (!judges.TryGetValue(probe.Id, out var known) || !ReferenceEquals(known.Probe, probe))
            judges[probe.Id] = known = (probe, measurer.JudgeOf(probe));
        return known.Judge;
    }

    /// <summary>As the database keeps it, so that what is read back is what was found.</summary>
    private static DateTimeOffset Stored(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
