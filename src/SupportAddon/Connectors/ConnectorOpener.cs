using Microsoft.Extensions.Logging;
using SupportAddon.Clients;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Plugins;

namespace SupportAddon.Connectors;

/// <summary>Opens stored connections: the plugin found, the secrets unsealed.</summary>
internal sealed class ConnectorOpener(PluginCatalog plugins, SecretVault vault, TimeProvider time, ILoggerFactory loggers)
{
    /// <param name="connection">Which one.</param>
    /// <param name="trace">Called with each exchange, secrets masked, when somebody watches.</param>
    /// <exception cref="Sdk.ConnectorException">It cannot be opened as it is.</exception>
    public OpenConnector Open(Connection connection, Action<HttpExchange>? trace = null)
    {
        var plugin = plugins.Find(connection.Plugin) ?? throw new RefusedException(
            $"The plugin \"{connection.Plugin}\" of connection \"{connection.Name}\" is not loaded.",
            "See why, and which there are: supportaddon plugin list");
        return OpenConnector.Open(plugin, Options(connection), new(time, loggers) { Since = connection.Since, Trace = trace });
    }

    private Dictionary<string, object?> Options(Connection connection) => connection.Options
        .Concat(vault.Open(connection))
        .ToDictionary(option => option.Key, option => (object?)option.Value);
}
