using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Tests.Storage;

/// <summary>A server as an administrator runs one: over TCP, with passwords.</summary>
public sealed class GivenServerFixture : IAsyncLifetime
{
    private ClusterSite? _site;
    private PrivateCluster? _server;

    public int Port { get; private set; }

    public string ConnectionString(string database, string password = "right") =>
        $"Host=127.0.0.1;Port={Port};Username=integrator;Password={password};Database={database};Timeout=10;Pooling=false";

    public async Task InitializeAsync()
    {
        Port = FreePort();
        _site = await MakeAsync(Port);
        _server = await _site.AttachAsync();
    }

    public async Task DisposeAsync()
    {
        await _server!.DisposeAsync();
        await _site!.DisposeAsync();
    }

    private static async Task<ClusterSite> MakeAsync(int port)
    {
        var site = new ClusterSite();
        await using var cluster = await site.AttachAsync();
        foreach (var sql in Setup(port)) await ClusterSite.AskAsync(cluster, sql);
        var rules = Path.Combine(site.Folder.Cluster, "pg_hba.conf");
        await File.WriteAllTextAsync(rules, "local all all trust\nhost all integrator 127.0.0.1/32 scram-sha-256\n");
        return site;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<string> Setup(int port) =>
    [
        "ALTER SYSTEM SET listen_addresses = '127.0.0.1'",
        $"ALTER SYSTEM SET port = {port.ToString(CultureInfo.InvariantCulture)}",
        "CREATE ROLE integrator LOGIN PASSWORD 'right'",
        "CREATE DATABASE good OWNER integrator",
        "CREATE DATABASE latin OWNER integrator ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
        "CREATE DATABASE foreign_owned",
    ];
}
