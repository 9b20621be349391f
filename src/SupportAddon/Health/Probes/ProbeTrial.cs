using SupportAddon.Audit;
using SupportAddon.Core.Health;
using SupportAddon.People;

namespace SupportAddon.Health.Probes;

/// <summary>Asks a probe once for somebody who wants to know now. It is on record who did, and no figure: history is what the watch finds.</summary>
internal sealed class ProbeTrial(ProbeMeasurer measurer, AuditTrail audit)
{
    public async Task<TriedProbe> TryAsync(StoredProbe probe, Actor by, CancellationToken ct)
    {
        await audit.RecordAsync(by, "probe.measure", $"probe {probe.Client}/{probe.Name}", null, ct);
        var measurement = await measurer.MeasureAsync(probe, ct);
        return new(measurer.JudgeOf(probe).Judge(measurement), measurement.Latency);
    }
}

/// <param name="Latency">How long it took.</param>
internal sealed record TriedProbe(Judgement Judgement, TimeSpan Latency);
