using Npgsql;
using SupportAddon.Storage.Cluster;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

/// <summary>A data folder for one test's private cluster; whatever still runs in it is ended with the test.</summary>
internal sealed class ClusterSite : IAsyncDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public ClusterSite(string name = "data") => Data = Path.Combine(_temporary.Path, name);

    public string Outside => _temporary.Path;

    public string Data { get; }

    public ClusterFolder Folder => new(Data);

    public string PidFilePath => Path.Combine(Folder.Cluster, "postmaster.pid");

    public PostmasterFile? PidFile => PostmasterFile.Read(PidFilePath);

    /// <summary>Who a server is to run as: PostgreSQL's own user when the tests run as root.</summary>
    public static Account Expected => Account.IsRoot ? new Account("postgres") : Account.Current;

    public bool ServerRuns => PidFile is { } file && ServerProcess.IsServerOf(Folder.Cluster, file);

    public Task<PrivateCluster> AttachAsync(string? bin = null) =>
        PrivateCluster.AttachAsync(new PrivateClusterSettings(Data, bin), TimeProvider.System, CancellationToken.None);

    public async Task<RefusedException> RefusedAsync(string? bin = null) =>
        await Assert.ThrowsAsync<RefusedException>(() => AttachAsync(bin));

    public static async Task<object?> AskAsync(PrivateCluster cluster, string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Returns when the server is gone; its number may stay for a while where nobody buries the dead.</summary>
    public async Task SignalServerAsync(string signal)
    {
        var file = PidFile!;
        await new Tool("kill", "-" + signal, $"{file.Pid}").RunAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => !ServerProcess.IsServerOf(Folder.Cluster, file));
    }

    public async ValueTask DisposeAsync()
    {
        if (ServerRuns) await SignalServerAsync("QUIT");
        var socket = SocketFolder.For(Folder);
        if (Directory.Exists(socket)) Directory.Delete(socket, recursive: true);
        _temporary.Dispose();
    }
}
