using System.Net.Sockets;
using Npgsql;

namespace SupportAddon.Storage.Cluster;

/// <summary>Where a server listens: a folder with its socket, and the port that is part of the socket's name.</summary>
internal sealed record ServerAddress(string SocketFolder, int Port)
{
    /// <summary>The cluster serves several processes, each with its own pool.</summary>
    private const int LargestPool = 16;

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Port = Port,
        Username = ClusterConfiguration.Superuser,
        Database = database,
        MaxPoolSize = LargestPool,
    }.ConnectionString;

    /// <summary>Whether anybody listens; what they say is not asked.</summary>
    public bool Answers()
    {
        var path = Path.Combine(SocketFolder, $".s.PGSQL.{Port}");
        if (!File.Exists(path)) return false;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
