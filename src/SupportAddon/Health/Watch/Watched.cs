using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;

namespace SupportAddon.Health.Watch;

/// <summary>A probe that this host asks, and how it stands.</summary>
internal sealed class Watched(StoredProbe probe, ProbeStanding standing)
{
    /// <summary>As last applied.</summary>
    public StoredProbe Probe { get; set; } = probe;

    /// <summary>As last stored.</summary>
    public ProbeStanding Standing { get; set; } = standing;

    /// <summary>Whether it is being asked: never twice at once.</summary>
    public bool IsAsked { get; set; }
}
