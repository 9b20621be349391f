namespace SupportAddon.Health.Outages;

/// <summary>One outage, whole.</summary>
internal sealed class OutageSheet
{
    public long Id { get; init; }

    /// <summary>The client's code.</summary>
    public string Client { get; init; } = "";

    public string ClientName { get; init; } = "";

    public string Probe { get; init; } = "";

    /// <summary>Whether its probe still stands in the client's file.</summary>
    public bool IsWatched { get; init; }

    /// <summary>The first measurement that found it down.</summary>
    public DateTime BeganAt { get; init; }

    /// <summary>The measurement that made it an outage.</summary>
    public DateTime ConfirmedAt { get; init; }

    /// <summary>Null while it stands.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>When it was known to be over.</summary>
    public DateTime? RecoveredAt { get; init; }

    /// <summary>What the first measurement found.</summary>
    public string Error { get; init; } = "";

    /// <summary>Why nobody was told: downtime, parent or flapping; null for a client's user, who is not to know.</summary>
    public string? HeldBy { get; init; }

    /// <summary>Since when people are told of it; null where they never were.</summary>
    public DateTime? AnnouncedAt { get; init; }

    public long? TicketId { get; init; }

    /// <summary>The number of its ticket, as people quote it.</summary>
    public string? Ticket { get; init; }

    /// <summary>What a person found; null before.</summary>
    public string? Cause { get; init; }

    public TimeSpan Lasted(DateTimeOffset now) => (EndedAt ?? now.UtcDateTime) - BeganAt;
}
