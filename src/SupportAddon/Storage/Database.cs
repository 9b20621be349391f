using Npgsql;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Storage;

/// <summary>The database, up to date, for as long as it is held.</summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly PrivateCluster? _cluster;

    private Database(NpgsqlDataSource source, PrivateCluster? cluster)
    {
        Source = source;
        _cluster = cluster;
    }

    public NpgsqlDataSource Source { get; }

    /// <exception cref="RefusedException">It cannot be had; the exception says what to do.</exception>
    public static async Task<Database> OpenAsync(DatabaseSettings settings, TimeProvider time, CancellationToken ct)
    {
        var database = string.IsNullOrWhiteSpace(settings.ConnectionString)
            ? await OpenPrivateAsync(settings, time, ct)
            : new Database(await GivenServer.OpenAsync(settings.ConnectionString, ct), cluster: null);
        try
        {
            await Schema.UpgradeAsync(database.Source, time, ct);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The cluster last: while it is held, the server stays.</summary>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    private static async Task<Database> OpenPrivateAsync(DatabaseSettings settings, TimeProvider time, CancellationToken ct)
    {
        var cluster = await PrivateCluster.AttachAsync(new PrivateClusterSettings(settings.DataFolder, settings.BinFolder), time, ct);
        return new Database(NpgsqlDataSource.Create(cluster.ConnectionString), cluster);
    }
}
