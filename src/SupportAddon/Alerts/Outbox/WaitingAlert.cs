using SupportAddon.Core.Alerts;

namespace SupportAddon.Alerts.Outbox;

/// <summary>An alert that is about to be sent, with what it is about as things stand now.</summary>
internal sealed class WaitingAlert
{
    public long Id { get; init; }

    public Guid Key { get; init; }

    public long RuleId { get; init; }

    public long ClientId { get; init; }

    public AlertKind Kind { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int Tries { get; init; }

    /// <summary>Who needs no further try.</summary>
    public string[] Reached { get; init; } = [];

    /// <summary>The probe's name.</summary>
    public required string Probe { get; init; }

    public long? OutageId { get; init; }

    /// <summary>When the outage began, or since when the probe comes and goes.</summary>
    public DateTime Since { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>What was found, in English; null where it comes and goes.</summary>
    public string? Error { get; init; }
}
