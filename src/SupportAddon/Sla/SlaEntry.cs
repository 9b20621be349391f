namespace SupportAddon.Sla;

/// <summary>Service levels as a client file writes them and as they are stored.</summary>
internal sealed record SlaEntry
{
    /// <summary>The name of a calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>In order: the first that fits a ticket holds.</summary>
    public required IReadOnlyList<TargetEntry> Targets { get; init; }

    /// <summary>In percent of the target.</summary>
    public int AtRisk { get; init; } = 75;

    public bool PauseForVendor { get; init; }
}

/// <summary>Times for some tickets, in open minutes or hours such as <c>90m</c> or <c>14h</c>.</summary>
internal sealed record TargetEntry
{
    public string? Kind { get; init; }

    public string? Priority { get; init; }

    /// <summary>Where it is another one.</summary>
    public string? Calendar { get; init; }

    public string? FirstResponse { get; init; }

    public string? Resolution { get; init; }

    public string? Vendor { get; init; }

    /// <summary>Whether all tickets that the other fits are its own already.</summary>
    public bool Covers(TargetEntry other) => (Kind is null || Kind == other.Kind) && (Priority is null || Priority == other.Priority);
}
