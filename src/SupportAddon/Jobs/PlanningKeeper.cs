using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Fixes.Plannings;

namespace SupportAddon.Jobs;

/// <summary>Looks every second for dry runs that pages and programs have asked for, and makes them: one at a time for each connection, connections side by side.</summary>
internal sealed partial class PlanningKeeper(
    PlanningStore plannings, PlanningRunner runner, ConnectionStore connections, WorkerProcess worker, TimeProvider time, ILogger<PlanningKeeper> logger) : BackgroundService
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
            await Task.WhenAll(running.Values);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            var open = (await plannings.OpenAsync(ct)).ToLookup(planning => planning.ConnectionId, planning => planning.Id);
            if (open.Count == 0)
                return;
            foreach (var connection in (await connections.ListAsync(ct)).Where(stored => open.Contains(stored.Id)))
                if (running.GetValueOrDefault(connection.Id) is not { IsCompleted: false })
                    running[connection.Id] = RunAsync(connection, open[connection.Id].First(), ct);
        }
        catch (NpgsqlException e)
        {
            LogFailed(e);
        }
    }

    private async Task RunAsync(Connection connection, long id, CancellationToken ct)
    {
        try
        {
            if (connection.Isolated)
                await worker.RunAsync(connection, ["fix", "prepare", id.ToString(CultureInfo.InvariantCulture)], ct);
            else
                await runner.RunAsync(id, "supportaddon serve", ct);
        }
        catch (OperationCanceledException)
        {
            // The service ends. It is begun anew by another, or by this one when it is started again.
        }
        catch (Exception e)
        {
            LogInterrupted(id, e);
            await GiveUpAsync(id);
        }
    }

    /// <summary>A bug would meet it again every second.</summary>
    private async Task GiveUpAsync(long id)
    {
        try
        {
            await plannings.RefuseAsync(id, "Something failed while it was planned.", "Plan it again; if it fails again tell an administrator, who finds why in the log.", CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Error, "Planning {Planning} was interrupted")]
    private partial void LogInterrupted(long planning, Exception e);

    [LoggerMessage(LogLevel.Error, "Dry runs that were asked for could not be looked for")]
    private partial void LogFailed(Exception e);
}
