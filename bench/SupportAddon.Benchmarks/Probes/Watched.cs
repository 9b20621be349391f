using System.Diagnostics;
using SupportAddon.Benchmarks.Measuring;

namespace SupportAddon.Benchmarks.Probes;

/// <summary>What asking has cost one process, and how late each was begun.</summary>
/// <param name="MemoryEarly">Resident bytes when a quarter of the time was over, and all was warm.</param>
internal sealed record Watched(TimeSpan Wall, TimeSpan Cpu, long MemoryEarly, long MemoryLate, IReadOnlyList<TimeSpan> Lateness)
{
    public TimeSpan Late(double share) => Lateness.Count == 0 ? TimeSpan.Zero : Lateness.Order().ElementAt((int)((Lateness.Count - 1) * share));

    /// <summary>Looks on for so long; lateness is told by somebody else.</summary>
    public static async Task<Watched> LookOnAsync(Process process, TimeSpan length, CancellationToken ct)
    {
        var (began, before) = (Stopwatch.GetTimestamp(), Meter.Cpu(process.Id));
        await Task.Delay(length / 4, TimeProvider.System, ct);
        var early = Meter.Resident(process.Id);
        await Task.Delay(length - length / 4, TimeProvider.System, ct);
        return new(Stopwatch.GetElapsedTime(began), Meter.Cpu(process.Id) - before, early, Meter.Resident(process.Id), []);
    }
}
