using Npgsql;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Testing;

/// <summary>The inside of a process that shares a private cluster; tests start it as a program of its own, and kill it.</summary>
public static class ClusterGuest
{
    /// <summary>Arguments: data folder, bin folder or "-", then "stay" or "visit", rounds and seed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = new PrivateClusterSettings(args[0], args[1] == "-" ? null : args[1]);
        try
        {
            await (args[2] == "stay" ? StayAsync(settings) : VisitAsync(settings, int.Parse(args[3], null), int.Parse(args[4], null)));
            return 0;
        }
        catch (RefusedException e)
        {
            Console.WriteLine($"refused: {e.Message} {e.Next}");
            return 1;
        }
    }

    /// <summary>Inside until the caller writes a line or closes the input.</summary>
    private static async Task StayAsync(PrivateClusterSettings settings)
    {
        await using var cluster = await PrivateCluster.AttachAsync(settings, TimeProvider.System, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        Console.WriteLine($"inside {await AskAsync(source, "SELECT count(*) FROM pg_stat_activity")}");
        await Console.In.ReadLineAsync();
        Console.WriteLine($"leaving {await AskAsync(source, "SELECT 1")}");
    }

    /// <summary>In and out again and again, asking all the time; a connection that breaks ends it.</summary>
    private static async Task VisitAsync(PrivateClusterSettings settings, int rounds, int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < rounds; round++)
        {
            await using var cluster = await PrivateCluster.AttachAsync(settings, TimeProvider.System, CancellationToken.None);
            await using var connection = new NpgsqlConnection(cluster.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
            for (var asked = random.Next(1, 400); asked > 0; asked--)
                await AskAsync(connection);
        }
        Console.WriteLine($"visited {rounds}");
    }

    private static async Task<object?> AskAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task AskAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT pg_sleep(0.0005)", connection);
        await command.ExecuteNonQueryAsync();
    }
}
