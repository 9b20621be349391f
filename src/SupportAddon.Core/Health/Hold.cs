namespace SupportAddon.Core.Health;

/// <summary>Why nobody is told of an outage yet. Measuring goes on all the same (H1).</summary>
internal enum Hold
{
    /// <summary>The system is down on purpose.</summary>
    Downtime,

    /// <summary>What it stands behind does not answer either.</summary>
    Parent,

    /// <summary>It comes and goes, which was told.</summary>
    Flapping,
}

internal static class Holds
{
    /// <summary>Null when an outage is to be told.</summary>
    /// <param name="standing">Of the probe that is down.</param>
    /// <param name="parent">Of the probe that it stands behind; null for none.</param>
    /// <param name="isPlanned">Whether a planned downtime covers it now.</param>
    public static Hold? Of(ProbeStanding standing, ProbeStanding? parent, bool isPlanned) =>
        isPlanned ? Hold.Downtime
        : parent is { Bad: not null } or { DownSince: not null } ? Hold.Parent
        : standing.Flapping.IsOn ? Hold.Flapping
        : null;
}
