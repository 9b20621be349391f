using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace SupportAddon.Alerts.Outbox;

/// <summary>Tells people, every five seconds, for as long as the service runs.</summary>
internal sealed partial class AlertService(AlertKeeper keeper, AlertSender sender, TimeProvider time, ILogger<AlertService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        await TryAsync(sender.HurryAsync, stoppingToken);
        do
            await TryAsync(keeper.KeepAsync, stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What cannot be done while the database is away is done when it is back.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> act, CancellationToken ct)
    {
        try
        {
            await act(ct);
        }
        catch (NpgsqlException e)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Error, "The database cannot be reached: people are alerted when it can")]
    private partial void LogFailed(Exception e);
}
