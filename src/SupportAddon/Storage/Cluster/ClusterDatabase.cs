using Npgsql;

namespace SupportAddon.Storage.Cluster;

/// <summary>The one database of the cluster: there once the server answers, and in UTF-8.</summary>
internal static class ClusterDatabase
{
    /// <summary>Returns when the database can be used.</summary>
    /// <exception cref="NpgsqlException">The server is starting or stopping, or gone; or it has created the database meanwhile, for somebody else.</exception>
    public static async Task EnsureAsync(ServerAddress address, CancellationToken ct)
    {
        if (await ExistsAsync(address, ct)) return;
        await using var maintenance = await OpenAsync(address, "postgres", ct);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {ClusterConfiguration.Database}", maintenance);
        await create.ExecuteNonQueryAsync(ct);
    }

    private static async Task<bool> ExistsAsync(ServerAddress address, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(address, ClusterConfiguration.Database, ct);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(ServerAddress address, string database, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(address.ConnectionString(database)) { Pooling = false };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            ServerRequirements.Check(connection);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
