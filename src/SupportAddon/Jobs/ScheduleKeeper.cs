using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportAddon.Jobs;

/// <summary>Keeps the schedules as the stored connections ask for: at the start, when something changed, and once a minute.</summary>
internal sealed partial class ScheduleKeeper(
    NpgsqlDataSource database, Schedules schedules, TimeProvider time, ILogger<ScheduleKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or Quartz.SchedulerException)
            {
                LogFailed(e);
                await Task.Delay(AfterFailure, time, stoppingToken);
            }
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        await using var listening = await database.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand("listen supportaddon_schedules", listening))
            await listen.ExecuteNonQueryAsync(ct);
        while (true)
        {
            await schedules.KeepAsync(ct);
            await listening.WaitAsync(Pause, ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "The schedules could not be brought up to date")]
    private partial void LogFailed(Exception e);
}
