using SupportAddon.Core.Fixes;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Health;

/// <summary>
/// When a system is down on purpose: once, or every week by the clock on the client's wall. It stops alerts, tickets and
/// corrections, and is not counted; measuring goes on (H1).
/// </summary>
internal sealed record Downtime
{
    /// <summary>For one that happens once; null for a weekly one.</summary>
    public Stretch? Once { get; init; }

    /// <summary>The hours of a weekly one; null for one that happens once.</summary>
    public MaintenanceWindow? Weekly { get; init; }

    /// <summary>From when on it holds, and until when: a weekly one that was added yesterday changes no figure of last month.</summary>
    public required Stretch Holds { get; init; }

    /// <summary>The stretches of it within a period.</summary>
    public IEnumerable<Stretch> Within(Stretch period, TimeZoneInfo zone) =>
        from stretch in Once is { } once ? [once] : Repeated(period, zone)
        let clipped = new Stretch(Later(Later(stretch.Start, period.Start), Holds.Start), Earlier(Earlier(stretch.End, period.End), Holds.End))
        where clipped.Start < clipped.End
        select clipped;

    public bool Covers(DateTimeOffset now, TimeZoneInfo zone) => Within(new(now, now.AddTicks(1)), zone).Any();

    private IEnumerable<Stretch> Repeated(Stretch period, TimeZoneInfo zone) => Weekly!.Within(
        DateOnly.FromDateTime(period.Start.UtcDateTime).AddDays(-2), DateOnly.FromDateTime(period.End.UtcDateTime).AddDays(1), zone);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
