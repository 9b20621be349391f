using SupportAddon.Core.Health;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Fixes;

/// <summary>When corrections may be applied to a system: whenever all clients that it serves allow it at once.</summary>
/// <param name="clients">The windows of each client that has any, and where its clock hangs.</param>
internal sealed class MaintenanceTimes(IReadOnlyList<(TimeZoneInfo Zone, IReadOnlyList<MaintenanceWindow> Windows)> clients)
{
    /// <summary>Nobody asked for a window.</summary>
    public static readonly MaintenanceTimes Always = new([]);

    /// <summary>When systems of these clients are down on purpose: nothing is corrected meanwhile.</summary>
    public IReadOnlyList<(TimeZoneInfo Zone, Downtime Downtime)> Downtimes { get; init; } = [];

    private bool IsAlways => clients.Count == 0 && Downtimes.Count == 0;

    /// <summary>One day more than a window lasts, and than two zones are apart.</summary>
    private const int Back = 3;

    /// <summary>Windows that do not fall together within so many days, two changes of the clock among them, never do.</summary>
    private const int Ahead = 366;

    private static readonly int[] Looks = [14, Ahead];

    /// <summary>Whether something that begins now and lasts so long ends within a window.</summary>
    public bool Allow(DateTimeOffset now, TimeSpan length) =>
        IsAlways || Open(now, 1 + Back).Any(open => open.Start <= now && now + length <= open.End);

    /// <summary>When something that lasts so long may begin: now, or when a window opens that is long enough. Null when none ever does.</summary>
    public DateTimeOffset? Next(DateTimeOffset now, TimeSpan length)
    {
        if (IsAlways)
            return now;
        foreach (var days in Looks)
            foreach (var open in Open(now, days).Where(open => Later(open.Start, now) + length <= open.End))
                return Later(open.Start, now);
        return null;
    }

    /// <summary>What none of the clients forbids.</summary>
    private IEnumerable<Stretch> Open(DateTimeOffset now, int days)
    {
        var whole = new Stretch(now.AddDays(-Back).ToUniversalTime(), now.AddDays(days).ToUniversalTime());
        return whole.Without(Stretch.Union(clients.SelectMany(client => whole.Without(Windows(whole, client.Zone, client.Windows)))
            .Concat(Downtimes.SelectMany(planned => planned.Downtime.Within(whole, planned.Zone)))));
    }

    private static IReadOnlyList<Stretch> Windows(Stretch whole, TimeZoneInfo zone, IReadOnlyList<MaintenanceWindow> windows)
    {
        var (first, last) = (DateOnly.FromDateTime(whole.Start.UtcDateTime).AddDays(-Back), DateOnly.FromDateTime(whole.End.UtcDateTime).AddDays(1));
        return Stretch.Union(windows.SelectMany(window => window.Within(first, last, zone)));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
