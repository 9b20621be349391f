namespace SupportAddon.Storage.Cluster;

/// <param name="DataFolder">SupportAddon's data folder; the cluster lives in a folder inside it.</param>
/// <param name="BinFolder">Where initdb and pg_ctl are; null to look for them.</param>
internal sealed record PrivateClusterSettings(string DataFolder, string? BinFolder = null)
{
    /// <summary>Survives a power failure. Tests do without.</summary>
    public bool Durable { get; init; } = true;
}
