using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Http;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors;

/// <summary>
/// The wall between host and connector. Every call goes in by the watch, and what comes out as an exception is masked,
/// free of the plugin's own types, and always a ConnectorException, whatever the plugin did wrong.
/// </summary>
internal sealed class ConnectorBoundary(string pluginId, SecretMask mask, ILogger logger, CallWatch watch)
{
    public Task<T> RunAsync<T>(string doing, Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        ContainAsync(() => watch.RunAsync(doing, work, ct), ct);

    /// <summary>One call of several that share what the plugin was given to watch.</summary>
    public Task<T> RunAsync<T>(string doing, Func<Task<T>> work, CancellationTokenSource stop, TimeSpan patience, CancellationToken ct) =>
        ContainAsync(() => watch.RunAsync(doing, work, stop, patience, ct), ct);

    /// <summary>Disposes something of the plugin's, unless a call still hangs in it.</summary>
    public Task EndAsync(string doing, Func<ValueTask> end) => ContainAsync(
        async () =>
        {
            await watch.EndAsync(doing, end);
            return true;
        },
        CancellationToken.None);

    public T Run<T>(string doing, Func<T> work)
    {
        try
        {
            return watch.Run(doing, work);
        }
        catch (Exception e)
        {
            throw Translate(e);
        }
    }

    /// <summary>What the contract says is there, or a failure that says what the plugin left out.</summary>
    public T Given<T>(T? value, string what) => value ?? throw new Failure(
        FailureKind.Unexpected, $"The plugin {pluginId} gave no {what}.", "This is a mistake in the plugin: tell its author.").ToException();

    /// <summary>For what nobody waits for any more.</summary>
    public void Note(string doing, ConnectorException e) =>
        logger.LogWarning("{Plugin} failed in {Doing}: {Failure}", pluginId, doing, e.Message);

    private async Task<T> ContainAsync<T>(Func<Task<T>> work, CancellationToken ct)
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

    private static bool IsOurs(Exception e, CancellationToken ct) => e is OperationCanceledException && ct.IsCancellationRequested;

    private ConnectorException Translate(Exception e) => e is ConnectorException known
        ? new(known.Kind, mask.Apply(known.Message), mask.Apply(known.Next), MaskedFailure.Of(known.InnerException, mask))
        {
            IsTransient = known.IsTransient,
            RetryAfter = known.RetryAfter,
            NothingWasSent = known.NothingWasSent,
        }
        : Fault(e);

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
