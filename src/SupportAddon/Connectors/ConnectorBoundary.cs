using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>
/// What leaves a connector as an exception passes here: masked, free of the plugin's own types, and always a
/// ConnectorException, whatever the plugin did wrong.
/// </summary>
internal sealed class ConnectorBoundary(string pluginId, SecretMask mask, ILogger logger)
{
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (!IsOurs(e, ct))
        {
            throw Translate(e);
        }
    }

    public T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            throw Translate(e);
        }
    }

    public static bool IsOurs(Exception e, CancellationToken ct) => e is OperationCanceledException && ct.IsCancellationRequested;

    public ConnectorException Translate(Exception e) => e is ConnectorException known
        ? new(known.Kind, mask.Apply(known.Message), mask.Apply(known.Next), MaskedFailure.Of(known.InnerException, mask))
        : Fault(e);

    /// <summary>For what nobody waits for any more.</summary>
    public void Note(string doing, ConnectorException e) =>
        logger.LogWarning("{Plugin} failed in {Doing}: {Failure}", pluginId, doing, e.Message);

    private ConnectorException Fault(Exception e)
    {
        logger.LogError(e, "The plugin {Plugin} failed", pluginId);
        return new(
            FailureKind.Unexpected,
            $"The plugin {pluginId} failed: {mask.Apply(PluginFault.Describe(e))}",
            "This is a mistake in the plugin: send its author the log of this moment.",
            MaskedFailure.Of(e, mask));
    }
}
