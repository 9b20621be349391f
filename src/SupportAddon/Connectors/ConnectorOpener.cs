using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Network;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Connectors.Tokens;

namespace SupportAddon.Connectors;

/// <summary>Opens stored connections: the plugin found, the secrets unsealed, the way out as the settings say.</summary>
internal sealed class ConnectorOpener(
    PluginCatalog plugins, SecretVault vault, NpgsqlDataSource database, HostBudgets hosts, TimeProvider time, ILoggerFactory loggers)
{
    public CallLimits Calls { get; init; } = new();

    public HttpLimits Limits { get; init; } = new();

    /// <param name="connection">Which one.</param>
    /// <param name="trace">Called with each exchange, secrets masked, when somebody watches.</param>
    /// <param name="purpose">A probe has a share of the rate budget of its own.</param>
    /// <param name="maySend">Asked just before each request leaves, by whoever writes what must not be written twice.</param>
    /// <param name="answer">How long one answer is waited for, where that is less than usual.</param>
    /// <exception cref="Sdk.ConnectorException">It cannot be opened as it is.</exception>
    public OpenConnector Open(
        Connection connection, Action<HttpExchange>? trace = null, Purpose purpose = Purpose.Work, Func<bool>? maySend = null, TimeSpan? answer = null)
    {
        var plugin = plugins.Find(connection.Plugin) ?? throw new RefusedException(
            $"The plugin \"{connection.Plugin}\" of connection \"{connection.Name}\" is not loaded.",
            "See why, and which there are: supportaddon plugin list");
        var options = Options(connection);
        var tokens = new StoredTokens(database, vault, connection, TokenDigest.Of(connection.Plugin, options), time);
        return OpenConnector.Open(plugin, options, new(time, loggers, tokens)
        {
            Since = connection.Since,
            Trace = trace,
            Purpose = purpose,
            MaySend = maySend,
            Network = NetworkReader.Read(connection.Network, vault.OpenNetwork(connection), time),
            Hosts = hosts,
            Calls = Calls,
            Limits = answer is { } patience ? Limits with { Request = patience } : Limits,
        });
    }

    private Dictionary<string, object?> Options(Connection connection) => connection.Options
        .Concat(vault.Open(connection))
        .ToDictionary(option => option.Key, option => (object?)option.Value);
}
