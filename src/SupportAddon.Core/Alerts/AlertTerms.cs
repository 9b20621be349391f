namespace SupportAddon.Core.Alerts;

/// <summary>Of which outages a rule alerts, and when.</summary>
internal sealed record AlertTerms
{
    /// <summary>The names of the probes; all of the client when empty.</summary>
    public IReadOnlyList<string> Probes { get; init; } = [];

    /// <summary>An outage is told when it has stood for so long since it was announced.</summary>
    public TimeSpan After { get; init; }

    /// <summary>It is told again, so long after it was last told, while it stands; null for never.</summary>
    public TimeSpan? Reminder { get; init; }

    public bool Concerns(string probe) => Probes.Count == 0 || Probes.Contains(probe);
}
