using SupportAddon.Connectors.Leases;

namespace SupportAddon.Fixes;

/// <summary>How executions of plans go about.</summary>
internal sealed record FixLimits
{
    /// <summary>So many records are intended in one commit, and at most so many are read back after a crash, twice.</summary>
    public int Portion { get; init; } = 50;

    /// <summary>A write that has begun has left within this time: the lease must stand at least so long.</summary>
    public TimeSpan Sending { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the answer to a write is waited for.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>So long a write takes at most, as far as can be known: it ends within the maintenance window in which it begins.</summary>
    public TimeSpan Longest => Sending + Answer;

    /// <summary>So long an heir waits before he reads back: by then nothing that was sent before can still take effect.</summary>
    public TimeSpan Settling { get; init; } = LeaseStore.Length + TimeSpan.FromSeconds(15);

    /// <summary>So often in a row a source may ask for patience.</summary>
    public int Tries { get; init; } = 10;

    /// <summary>So often a record whose outcome is not known is looked for, and written again where it was not.</summary>
    public int Passes { get; init; } = 3;

    /// <summary>Where the source does not say how long.</summary>
    public static TimeSpan Pause(int tries) => TimeSpan.FromSeconds(Math.Min(300, 5 * Math.Pow(2, tries)));
}
