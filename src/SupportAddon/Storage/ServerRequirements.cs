using Npgsql;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Storage;

/// <summary>What any server must offer before anything is stored in it.</summary>
internal static class ServerRequirements
{
    public static void Check(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < Installation.OldestVersion)
            throw new RefusedException(
                $"The server is PostgreSQL {connection.PostgreSqlVersion.Major}, and SupportAddon needs {Installation.OldestVersion} or newer.",
                "Upgrade the server, or set SupportAddon:Database to the connection string of a newer one.");
        if (connection.PostgresParameters["server_encoding"] is not "UTF8" and var encoding)
            throw new RefusedException(
                $"The database {connection.Database} is encoded in {encoding}, and SupportAddon needs UTF8.",
                "Create another one with: CREATE DATABASE supportaddon ENCODING 'UTF8' TEMPLATE template0, and move what is there by pg_dump and restore.");
    }
}
