namespace SupportAddon.Sync;

/// <summary>What a run has done so far.</summary>
internal sealed record SyncCounts
{
    /// <summary>Tickets given by the connector, those read again included.</summary>
    public long Read { get; init; }

    public long New { get; init; }

    public long Changed { get; init; }

    public long Unchanged { get; init; }

    /// <summary>Requests that the source refused and the connector went on without, as its settings say.</summary>
    public long Ignored { get; init; }

    /// <summary>Why the last of them was refused.</summary>
    public string? LastIgnored { get; init; }

    /// <summary>Found gone by an id sweep.</summary>
    public long Deleted { get; init; }

    /// <summary>Tickets of the connection that no client has, at the end of the run.</summary>
    public long Unassigned { get; init; }

    /// <summary>Tickets of the connection with a value that has no word of ours, at the end of the run.</summary>
    public long Unmapped { get; init; }

    /// <summary>How many tickets this reading will bring, where the source says so.</summary>
    public long? Total { get; init; }

    /// <summary>Requests sent again because they failed for a passing reason.</summary>
    public long Retries { get; init; }

    /// <summary>Ids listed by the sweep, where one was due.</summary>
    public long? Swept { get; init; }
}
