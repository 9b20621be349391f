using System.Net.Sockets;
using Npgsql;

namespace SupportAddon.Storage;

/// <summary>A server that somebody else runs, reached by the connection string of the settings.</summary>
internal static class GivenServer
{
    private const string Setting = "SupportAddon:Database";

    public static async Task<NpgsqlDataSource> OpenAsync(string connectionString, CancellationToken ct)
    {
        var address = Read(connectionString);
        var source = NpgsqlDataSource.Create(address);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            ServerRequirements.Check(connection);
            return source;
        }
        catch (Exception e)
        {
            await source.DisposeAsync();
            if (e is NpgsqlException refused && Explain(refused, address) is { } explained) throw explained;
            throw;
        }
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            var address = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(address.Host) ? throw new ArgumentException("it names no Host") : address;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // The inner message is left out: it may quote the password.
            throw new RefusedException(
                $"The connection string in {Setting} cannot be read.",
                "Write it like Host=db.example;Port=5432;Username=supportaddon;Password=...;Database=supportaddon.");
        }
    }

    private static RefusedException? Explain(NpgsqlException e, NpgsqlConnectionStringBuilder address) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
            new($"The server {Name(address)} refuses the user {address.Username}: {refused.MessageText}.",
                $"Correct Username and Password in {Setting}, or allow the user in the server's pg_hba.conf.", e),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            new($"The server {Name(address)} has no database {address.Database ?? address.Username}.",
                $"Create it with: CREATE DATABASE {address.Database ?? address.Username} ENCODING 'UTF8' TEMPLATE template0, or correct Database in {Setting}.", e),
        PostgresException other =>
            new($"The server {Name(address)} does not let us in: {other.MessageText}.",
                $"Put right what the server says, or correct {Setting}.", e),
        { InnerException: SocketException or IOException or TimeoutException } =>
            new($"The server {Name(address)} does not answer: {e.InnerException.Message}.",
                $"Start it, let this machine through its firewall, or correct Host and Port in {Setting}.", e),
        _ => new($"The server {Name(address)} cannot be used: {e.Message}.", $"Correct {Setting}.", e),
    };

    private static string Name(NpgsqlConnectionStringBuilder address) => $"{address.Host}:{address.Port}";
}
