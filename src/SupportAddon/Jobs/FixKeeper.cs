using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Fixes.Executions;

namespace SupportAddon.Jobs;

/// <summary>
/// Looks every second for corrections that may go on: queued ones, ones whose pause has passed, and ones whose process has died,
/// a command's as well as a service's. Who may write is decided by the lease. Connections go side by side.
/// </summary>
internal sealed partial class FixKeeper(
    ExecutionStore executions, FixRunner runner, ConnectionStore connections, WorkerProcess worker, TimeProvider time, ILogger<FixKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, Task> running = new();

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
            var due = (await executions.DueAsync(time.GetUtcNow(), ct)).ToLookup(execution => execution.ConnectionId, execution => execution.PlanId);
            if (due.Count == 0)
                return;
            foreach (var connection in (await connections.ListAsync(ct)).Where(stored => due.Contains(stored.Id)))
                if (running.GetValueOrDefault(connection.Id) is not { IsCompleted: false })
                    running[connection.Id] = RunAsync(connection, due[connection.Id].First(), ct);
        }
        catch (NpgsqlException e)
        {
            LogFailed(e);
        }
    }

    private async Task RunAsync(Connection connection, long planId, CancellationToken ct)
    {
        try
        {
            if (connection.Isolated)
                await worker.RunAsync(connection, ["fix", "apply", planId.ToString(CultureInfo.InvariantCulture)], ct);
            else
                await runner.TryRunAsync(planId, connection, "supportaddon serve", ct);
        }
        catch (OperationCanceledException)
        {
            // The service ends. Another process goes on, or this one when it is started again.
        }
        catch (Exception e)
        {
            LogInterrupted(planId, e); // It goes on with the next look, here or elsewhere.
        }
    }

    [LoggerMessage(LogLevel.Error, "The correction of plan {Plan} was interrupted")]
    private partial void LogInterrupted(long plan, Exception e);

    [LoggerMessage(LogLevel.Error, "Corrections that may go on could not be looked for")]
    private partial void LogFailed(Exception e);
}
