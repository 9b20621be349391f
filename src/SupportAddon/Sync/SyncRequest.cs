namespace SupportAddon.Sync;

/// <summary>What is asked of one sync.</summary>
internal sealed record SyncRequest
{
    /// <summary>Sweep the ids now, whether or not it is due.</summary>
    public bool Sweep { get; init; }

    /// <summary>Read everything again since the first date of interest.</summary>
    public bool Full { get; init; }

    /// <summary>Somebody has looked: that many tickets are really gone.</summary>
    public bool AcceptDeletions { get; init; }
}

/// <summary>What a run is doing, for whoever looks on.</summary>
/// <param name="Phase">One of <see cref="SyncPhase"/>.</param>
internal sealed record SyncProgress(string Connection, string Phase, SyncCounts Counts)
{
    /// <summary>Who is waited for.</summary>
    public string? For { get; init; }
}

/// <summary>The parts of a run.</summary>
internal static class SyncPhase
{
    public const string Wait = "wait";
    public const string Check = "check";
    public const string Read = "read";
    public const string Sweep = "sweep";
}
