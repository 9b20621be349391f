using ValueMaps = System.Collections.Generic.IReadOnlyDictionary<
    string, System.Collections.Generic.IReadOnlyDictionary<string, string>>;

namespace SupportAddon.Clients;

/// <summary>One connector installed, with its options and secrets.</summary>
internal sealed record Connection
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The id of the plugin.</summary>
    public required string Plugin { get; init; }

    /// <summary>Option name to value, secrets left out.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>Option name to the secret as the vault has sealed it.</summary>
    public required IReadOnlyDictionary<string, string> SealedSecrets { get; init; }

    /// <summary>How its system is reached: dotted setting to value, secrets left out.</summary>
    public required IReadOnlyDictionary<string, string> Network { get; init; }

    /// <summary>Dotted setting to the secret as the vault has sealed it.</summary>
    public required IReadOnlyDictionary<string, string> SealedNetworkSecrets { get; init; }

    /// <summary>The first date of interest.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it is synced: five cron fields, or <c>manual</c>.</summary>
    public required string Schedule { get; init; }

    /// <summary>The IANA zone of the schedule; null for that of its clients.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Synced in a process of its own.</summary>
    public bool Isolated { get; init; }

    /// <summary>How often the ids are swept for deletions.</summary>
    public required TimeSpan SweepEvery { get; init; }

    /// <summary>How long payloads are kept as they were received.</summary>
    public required TimeSpan KeepRaw { get; init; }

    /// <summary>Field, then the source's value, then our word: laid over what the connector knows.</summary>
    public required ValueMaps Mapping { get; init; }

    /// <summary>What the connector itself knows of the mapping, as it last said.</summary>
    public required ValueMaps KnownMapping { get; init; }

    /// <summary>Field, then our word, then the source's value that is written for it, or none where it stays here.</summary>
    public required ValueMaps Reply { get; init; }
}
