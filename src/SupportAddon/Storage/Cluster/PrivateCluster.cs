namespace SupportAddon.Storage.Cluster;

/// <summary>
/// SupportAddon's own PostgreSQL, for as long as this is held. Any number of processes share it: the first starts the
/// server, the last one out stops it, and a process that is killed leaves it running for the next.
/// </summary>
internal sealed class PrivateCluster : IAsyncDisposable
{
    private readonly Postmaster _postmaster;
    private readonly FileStream _inside;
    private bool _left;

    private PrivateCluster(Postmaster postmaster, FileStream inside, string connectionString)
    {
        _postmaster = postmaster;
        _inside = inside;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    /// <exception cref="RefusedException">It cannot be had; the exception says what to do.</exception>
    public static async Task<PrivateCluster> AttachAsync(PrivateClusterSettings settings, TimeProvider time, CancellationToken ct)
    {
        var folder = new ClusterFolder(Path.GetFullPath(settings.DataFolder));
        var account = await ClusterOwner.FindAsync(folder, ct);
        await folder.PrepareAsync(account, ct);
        await using var door = await FileLock.WaitAloneAsync(folder.DoorLock, time, ct);
        var installation = await InstallationSearch.In(settings.BinFolder).FindAsync(folder.MajorVersion, ct);
        var postmaster = new Postmaster(folder, account, installation);
        if (!folder.HasCluster)
            await new ClusterBirth(folder, account, installation).MakeAsync(settings.Durable, ct);
        var inside = await FileLock.WaitSharedAsync(folder.InsideLock, time, ct);
        try
        {
            var address = await new ClusterOpening(postmaster, time).UntilReadyAsync(ct);
            return new PrivateCluster(postmaster, inside, address.ConnectionString(ClusterConfiguration.Database));
        }
        catch
        {
            await LeaveAsync(inside, postmaster);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_left) return;
        _left = true;
        await LeaveAsync(_inside, _postmaster);
    }

    /// <summary>Who is alone is the last one out; who comes meanwhile waits for the lock until the server is down.</summary>
    private static async Task LeaveAsync(FileStream inside, Postmaster postmaster)
    {
        await inside.DisposeAsync();
        await using var alone = FileLock.TryAlone(postmaster.Folder.InsideLock);
        // A server that would not stop does no harm: it lives on, and whoever comes next finds it.
        if (alone is not null && postmaster.Find() is not null)
            await postmaster.StopAsync(CancellationToken.None);
    }
}
