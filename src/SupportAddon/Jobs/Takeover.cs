using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sync;

namespace SupportAddon.Jobs;

/// <summary>
/// Looks every second for syncs whose process has died or frozen, a command's and a worker's as well as a service's:
/// ends their runs and lets the connection go on from its last stored page.
/// </summary>
internal sealed partial class Takeover(
    LeaseStore leases, ConnectionStore connections, Syncer syncer, ISchedulerFactory schedulers, TimeProvider time, ILogger<Takeover> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
            try
            {
                foreach (var id in await leases.AbandonedAsync(stoppingToken))
                    await TakeOverAsync(id, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or SchedulerException)
            {
                LogFailed(e);
            }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TakeOverAsync(long connectionId, CancellationToken ct)
    {
        if ((await connections.ListAsync(ct)).FirstOrDefault(stored => stored.Id == connectionId) is not { } connection)
            return; // Removed meanwhile, and its lease with it.
        DateTimeOffset? retry;
        await using (var lease = await leases.TryTakeAsync(connectionId, LeaseHolder.ForSync("supportaddon serve"), ct))
        {
            if (lease is null)
                return;
            LogTakenOver(connection.Name);
            retry = await syncer.EndLostAsync(connection, lease);
        }

        await Retries.PlanAsync(await schedulers.GetScheduler(ct), connection.Name, retry ?? time.GetUtcNow(), time, ct);
    }

    [LoggerMessage(LogLevel.Warning, "{Connection} lost the process that synced it; it goes on from its last stored page")]
    private partial void LogTakenOver(string connection);

    [LoggerMessage(LogLevel.Error, "Lost syncs could not be looked for")]
    private partial void LogFailed(Exception e);
}
