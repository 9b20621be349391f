using SupportAddon.Core.Tickets;
using SupportAddon.Health.History;

namespace SupportAddon.Health.Commands;

/// <summary>How a probe stands, as programs read it.</summary>
internal static class StatusText
{
    public static object Of(ProbeStatus status) => new
    {
        status.Probe.Client, Probe = status.Probe.Name, status.Probe.Kind, status.Result, status.Since, MeasuredAt = status.Standing.Last?.At,
        LatencyMs = status.Standing.Last?.Latency.TotalMilliseconds, status.Standing.Last?.Reason, status.FlappingSince,
        Downtime = status.Planned?.Reason, status.Outage,
    };

    /// <summary>What else is to be known of it.</summary>
    public static string Note(ProbeStatus status) => string.Join("; ", new[]
    {
        status.Standing.Last?.Reason,
        status.Standing.IsSoft ? FormattableString.Invariant($"bad {status.Standing.Bad!.Count} of {status.Probe.Asking.Failures} times") : null,
        status.FlappingSince is null ? null : "comes and goes",
        status.Planned is { } planned ? $"planned downtime: {planned.Reason}" : null,
        status.Outage?.HeldBy is { } hold && status.Outage.AnnouncedAt is null ? $"nobody was told: {hold}" : null,
        status.Outage?.Ticket,
    }.OfType<string>());
}

/// <summary>The history of a probe, as programs read it.</summary>
internal static class HistoryText
{
    public static object Of(ProbeAvailability found) => new
    {
        found.Probe.Client, Probe = found.Probe.Name, From = found.Period.Start, To = found.Period.End, found.Availability.Share,
        DownSeconds = found.Availability.Down.TotalSeconds, UnknownSeconds = found.Availability.Unknown.TotalSeconds, PlannedSeconds = found.Availability.Planned.TotalSeconds,
        found.Outages,
    };
}
