using System.Text.Json.Nodes;
using SupportAddon.Access;
using SupportAddon.Core.Health;
using SupportAddon.Health.History;

namespace SupportAddon.Health.Endpoints;

/// <summary>How a system is, over HTTP.</summary>
/// <param name="Result">unknown where the next measurement is overdue.</param>
/// <param name="Since">Since when; null before the first measurement.</param>
/// <param name="Reason">What the last measurement found; null where all is well.</param>
/// <param name="FlappingSince">Since when it comes and goes; null where it does not.</param>
/// <param name="Downtime">The reason of the planned downtime in which it is.</param>
/// <param name="Outage">The number of the outage that stands.</param>
/// <param name="HeldBy">Why nobody was told of it: downtime, parent or flapping; support's to know.</param>
internal sealed record ProbeLine(
    string Client, string Probe, string Kind, ProbeResult Result, DateTimeOffset? Since, DateTimeOffset? MeasuredAt, double? LatencyMs, string? Reason,
    DateTimeOffset? FlappingSince, string? Downtime, long? Outage, string? Ticket, string? HeldBy)
{
    public static ProbeLine Of(ProbeStatus status, Caller caller) => new(
        status.Probe.Client, status.Probe.Name, status.Probe.Kind, status.Result, status.Since, status.Standing.Last?.At, status.Standing.Last?.Latency.TotalMilliseconds,
        status.Standing.Last?.Reason, status.FlappingSince, status.Planned?.Reason, status.Outage?.Id, status.Outage?.Ticket, caller.SeesAllClients ? status.Outage?.HeldBy : null);
}

/// <summary>A probe as applied, and how it stands.</summary>
/// <param name="Secrets">The names of settings that are secret.</param>
internal sealed record ProbeSheet(ProbeLine Status, JsonObject Settings, IReadOnlyList<string> Secrets, ProbeTerms Terms);
