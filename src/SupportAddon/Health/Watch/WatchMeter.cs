using System.Diagnostics;
using System.Diagnostics.Metrics;
using SupportAddon.Core.Health;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Health.Watch;

/// <summary>What the watch tells of itself, for whoever listens.</summary>
internal sealed class WatchMeter : IDisposable
{
    public const string Name = "SupportAddon.Health";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> measurements;
    private readonly Histogram<double> lateness;

    public WatchMeter()
    {
        measurements = meter.CreateCounter<long>("supportaddon.probe.measurements", description: "Measurements that were written, by what they found.");
        lateness = meter.CreateHistogram<double>("supportaddon.probe.lateness", "s", "How late after its due time a measurement was begun.");
    }

    public void Begun(TimeSpan late) => lateness.Record(late.TotalSeconds);

    public void Written(IEnumerable<ProbeResult> results)
    {
        foreach (var (result, count) in results.CountBy(result => result))
            measurements.Add(count, new TagList { { "result", TicketWord.Of(result) } });
    }

    public void Dispose() => meter.Dispose();
}
