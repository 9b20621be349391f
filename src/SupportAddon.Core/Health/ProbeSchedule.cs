namespace SupportAddon.Core.Health;

/// <summary>
/// When a probe asks: every so often from a moment of its own, so that ten thousand of them do not all ask at the full minute. The
/// same on each host, and after each start.
/// </summary>
internal static class ProbeSchedule
{
    /// <summary>What of its interval the n-th probe is late by; neighbours are far apart, and no two fall together.</summary>
    private const double GoldenRatio = 0.6180339887498949;

    /// <summary>The first time after an instant.</summary>
    public static DateTimeOffset Next(long probe, TimeSpan every, DateTimeOffset after)
    {
        var late = (long)(probe * GoldenRatio % 1 * every.Ticks);
        var passed = (after.UtcTicks - late) / every.Ticks;
        return new((passed + 1) * every.Ticks + late, TimeSpan.Zero);
    }
}
