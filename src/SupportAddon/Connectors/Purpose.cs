namespace SupportAddon.Connectors;

/// <summary>What a connection is opened for.</summary>
internal enum Purpose
{
    /// <summary>Ordinary work: reading and writing records.</summary>
    Work,

    /// <summary>Finding out how the system is; it has a share of the rate budget that nobody else uses up.</summary>
    Probe,
}
