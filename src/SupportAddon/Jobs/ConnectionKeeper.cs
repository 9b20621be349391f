using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SupportAddon.Clients;

namespace SupportAddon.Jobs;

/// <summary>
/// Looks every second for work that waits at connections, and does it: one thing at a time at each, connections side by side; for an
/// isolated one in a process of its own.
/// </summary>
internal abstract class ConnectionKeeper(ConnectionStore connections, WorkerProcess worker, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, Task> running = new();

    /// <summary>The command that does one of them in a process of its own; its number follows.</summary>
    protected abstract IReadOnlyList<string> Command { get; }

    /// <summary>Their numbers by connection, in the order in which they are done.</summary>
    protected abstract Task<ILookup<long, long>> WaitingAsync(DateTimeOffset now, CancellationToken ct);

    protected abstract Task RunHereAsync(long id, Connection connection, CancellationToken ct);

    /// <summary>It met a bug, or its process ended badly.</summary>
    protected abstract Task InterruptedAsync(long id, Exception fault);

    /// <summary>The database could not be asked; it is asked again.</summary>
    protected abstract void Unseen(NpgsqlException fault);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        finally
        {
            await Task.WhenAll(running.Values); // What is under way comes to the end of its record.
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var waiting = await WaitingAsync(time.GetUtcNow(), ct);
            if (waiting.Count == 0)
                return;
            foreach (var connection in (await connections.ListAsync(ct)).Where(stored => waiting.Contains(stored.Id)))
                if (running.GetValueOrDefault(connection.Id) is not { IsCompleted: false })
                    running[connection.Id] = RunAsync(waiting[connection.Id].First(), connection, ct);
        }
        catch (NpgsqlException e)
        {
            Unseen(e);
        }
    }

    private async Task RunAsync(long id, Connection connection, CancellationToken ct)
    {
        try
        {
            if (connection.Isolated)
                await worker.RunAsync(connection, [.. Command, id.ToString(CultureInfo.InvariantCulture)], ct);
            else
                await RunHereAsync(id, connection, ct);
        }
        catch (OperationCanceledException)
        {
            // The service ends. Another process goes on, or this one when it is started again.
        }
        catch (Exception e)
        {
            await InterruptedAsync(id, e);
        }
    }
}
