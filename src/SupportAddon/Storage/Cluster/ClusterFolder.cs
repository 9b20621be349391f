using System.Globalization;

namespace SupportAddon.Storage.Cluster;

/// <summary>Where the private cluster keeps what is its own, inside the data folder.</summary>
internal sealed record ClusterFolder(string Data)
{
    public string Root { get; } = Path.Combine(Data, "postgresql");

    public string Cluster => Path.Combine(Root, "cluster");

    public string Log => Path.Combine(Root, "server.log");

    /// <summary>Held by whoever is coming in, one at a time: only one makes the cluster and starts the server.</summary>
    public string DoorLock => Path.Combine(Root, "door.lock");

    /// <summary>Shared by all who are inside; who gets it alone is the last.</summary>
    public string InsideLock => Path.Combine(Root, "inside.lock");

    public bool HasCluster => Directory.Exists(Cluster);

    /// <summary>The major version of PostgreSQL that made the cluster; null when there is none yet.</summary>
    public int? MajorVersion => HasCluster ? ReadVersion() : null;

    public async Task PrepareAsync(Account account, CancellationToken ct)
    {
        try
        {
            DataFolder.Create(Data);
            DataFolder.CreatePrivate(Root);
            foreach (var path in (string[])[DoorLock, InsideLock])
                if (!File.Exists(path))
                    await File.WriteAllBytesAsync(path, [], ct);
        }
        catch (UnauthorizedAccessException e)
        {
            throw await NotOursAsync(e, ct);
        }
        if (Account.IsRoot)
            await account.TakeAsync([Root, DoorLock, InsideLock], ct);
    }

    private int ReadVersion()
    {
        var path = Path.Combine(Cluster, "PG_VERSION");
        if (File.Exists(path) && int.TryParse(File.ReadAllText(path), NumberStyles.None | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var major))
            return major;
        throw new RefusedException(
            $"{Cluster} is not a PostgreSQL cluster: it has no PG_VERSION that can be read.",
            "Restore the folder from a backup, or move it away to begin with an empty database.");
    }

    private async Task<RefusedException> NotOursAsync(Exception e, CancellationToken ct)
    {
        var seen = Root;
        while (!Path.Exists(seen)) seen = Path.GetDirectoryName(seen)!;
        var owner = await Account.OwnerOfAsync(seen, ct);
        return new RefusedException(
            $"The user {Account.Current.Name} may not use {Root}: {seen} belongs to {owner?.Name ?? "somebody else"}.",
            "Start SupportAddon as that user, or choose another data folder (SupportAddon:Data).", e);
    }
}
