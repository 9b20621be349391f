using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Health.Kinds.Upkeep;
using SupportAddon.Health.Outages;

namespace SupportAddon.Health.Watch;

/// <summary>Asks, writes down and tells, for as long as the service runs.</summary>
internal sealed partial class HealthService(HealthWatch watch, ProbeRound round, OutageKeeper outages, UpkeepKeeper upkeep, TimeProvider time, ILogger<HealthService> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan BetweenTellings = TimeSpan.FromSeconds(2);

    /// <summary>So often is looked whether upkeep is due.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(
            round.RunAsync(stoppingToken),
            RepeatAsync(Shards.BetweenRenewals, watch.ShareAsync, BetweenWrites, watch.WriteAsync, stoppingToken),
            RepeatAsync(BetweenTellings, outages.KeepAsync, stoppingToken),
            RepeatAsync(BetweenLooks, upkeep.KeepAsync, stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(async ct =>
        {
            await watch.WriteAsync(ct);
            await watch.GiveBackAsync(ct);
        }, cancellationToken);
    }

    /// <summary>The one after the other, each so often.</summary>
    private async Task RepeatAsync(TimeSpan seldom, Func<CancellationToken, Task> first, TimeSpan often, Func<CancellationToken, Task> second, CancellationToken ct)
    {
        for (var turn = 0; ; turn++)
        {
            if (turn % (int)(seldom / often) == 0)
                await TryAsync(first, ct);
            await TryAsync(second, ct);
            await Task.Delay(often, time, ct);
        }
    }

    private async Task RepeatAsync(TimeSpan pause, Func<CancellationToken, Task> act, CancellationToken ct)
    {
        for (; ; await Task.Delay(pause, time, ct))
            await TryAsync(act, ct);
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

    [LoggerMessage(LogLevel.Error, "The database cannot be reached: what probes find is written when it can")]
    private partial void LogFailed(Exception e);
}
