using System.Globalization;
using Microsoft.Extensions.Logging;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Connectors.Calls;

/// <summary>
/// Calls into one connector, each on a task of its own, so that a call that never comes back costs its connection and
/// not whoever made it (P3). A call left behind goes on inside the plugin: nothing can end it, so the connector is
/// neither called nor disposed any more.
/// </summary>
internal sealed class CallWatch(string pluginId, TimeProvider time, CallLimits limits, HangingCalls hanging, ILogger logger)
{
    public Pulse Pulse { get; } = new(time);

    /// <summary>True once a call was left behind.</summary>
    public bool IsAbandoned { get; private set; }

    /// <param name="stop">What the plugin was given to watch; cancelled as soon as nobody waits any longer.</param>
    /// <param name="patience">How long it may be silent.</param>
    /// <exception cref="ConnectorException">It was given up.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> RunAsync<T>(
        string doing, Func<Task<T>> work, CancellationTokenSource stop, TimeSpan patience, CancellationToken ct)
    {
        ThrowIfAbandoned(doing);
        Pulse.Beat();
        var call = Task.Run(work, CancellationToken.None);
        if (await EndsAsync(call, patience, ct))
            return await call;
        _ = stop.CancelAsync(); // not awaited: what the plugin hung onto the token may hang as well
        await QuietlyAsync(call.WaitAsync(limits.Obedience, time, CancellationToken.None));
        Settle(call, doing);
        ct.ThrowIfCancellationRequested();
        throw GivenUp(doing, patience, IsAbandoned);
    }

    public Task<T> RunAsync<T>(string doing, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        var stop = new CancellationTokenSource();
        return RunAsync(doing, () => work(stop.Token), stop, limits.Silence, ct);
    }

    /// <summary>The end of something of the plugin's: it has only as long as a call that was told to stop.</summary>
    public async Task EndAsync(string doing, Func<ValueTask> end)
    {
        if (!IsAbandoned)
            await RunAsync(doing, async () =>
            {
                await end();
                return true;
            }, new(), limits.Obedience, CancellationToken.None);
    }

    /// <summary>For what is cheap by contract: the caller does wait, but never longer than the limit.</summary>
    public T Run<T>(string doing, Func<T> work)
    {
        ThrowIfAbandoned(doing);
        var call = Task.Run(work);
        if (Task.WaitAny([call], limits.Cheap) >= 0)
            return call.GetAwaiter().GetResult();
        Settle(call, doing);
        throw GivenUp(doing, limits.Cheap, hangs: true);
    }

    private async Task<bool> EndsAsync(Task call, TimeSpan patience, CancellationToken ct)
    {
        while (!call.IsCompleted && !ct.IsCancellationRequested && Pulse.Silence < patience)
            await QuietlyAsync(call.WaitAsync(Left(patience), time, ct));
        return call.IsCompleted;
    }

    private TimeSpan Left(TimeSpan patience) => patience > Pulse.Silence ? patience - Pulse.Silence : TimeSpan.Zero;

    private static async Task QuietlyAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Settle(Task call, string doing)
    {
        if (call.IsCompleted)
            return;
        IsAbandoned = true;
        hanging.Leave(call);
        logger.LogWarning("{Plugin} does not come back from {Doing}; {Count} of its calls are left hanging", pluginId, doing, hanging.Count);
    }

    private void ThrowIfAbandoned(string doing)
    {
        if (IsAbandoned)
            throw GivenUp(doing, TimeSpan.Zero, hangs: true);
    }

    private ConnectorException GivenUp(string doing, TimeSpan silence, bool hangs) => new Failure(
        FailureKind.Unexpected,
        silence == TimeSpan.Zero
            ? $"The plugin {pluginId} still hangs in an earlier call, so {doing} was not tried."
            : $"The plugin {pluginId} was given up in {doing}: for {Text(silence)} it neither ended nor sent or received anything.",
        hangs
            ? "This is a mistake in the plugin: tell its author. The call was left hanging and is gone with the next start."
            : "This is a mistake in the plugin: tell its author.").ToException();

    private static string Text(TimeSpan silence) => silence >= TimeSpan.FromMinutes(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{silence.TotalMinutes:0.#} min")
        : string.Create(CultureInfo.InvariantCulture, $"{silence.TotalSeconds:0.#} s");
}
