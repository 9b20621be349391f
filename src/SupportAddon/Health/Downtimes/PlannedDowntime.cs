using SupportAddon.Core.Health;

namespace SupportAddon.Health.Downtimes;

/// <summary>A downtime that somebody has planned.</summary>
/// <param name="Client">The client's code.</param>
/// <param name="ProbeId">The one probe that it is about; null for all of the client.</param>
/// <param name="Probe">Its name.</param>
/// <param name="EndsAt">When it holds no more.</param>
internal sealed record PlannedDowntime(
    long Id, long ClientId, string Client, TimeZoneInfo Zone, long? ProbeId, string? Probe, Downtime Downtime, string Reason, string Author, DateTimeOffset EndsAt)
{
    public bool Concerns(long clientId, long probeId) => ClientId == clientId && (ProbeId is null || ProbeId == probeId);
}
