using Microsoft.Extensions.Logging;
using Quartz;
using SupportAddon.Clients;
using SupportAddon.Connectors.Breakers;
using SupportAddon.Sync;

namespace SupportAddon.Jobs;

/// <summary>
/// One connection's sync when its time has come. Quartz decides only when; who may talk to the connection is decided by
/// its lease, so that a job that fires twice, here or on another node, does its work once.
/// </summary>
internal sealed partial class SyncJob(
    ConnectionStore connections, BreakerStore breakers, LeasedSync sync, WorkerProcess worker, TimeProvider time, ILogger<SyncJob> logger) : IJob
{
    public const string Group = "sync";

    public static JobKey Key(string connection) => new(connection, Group);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var name = context.JobDetail.Key.Name;
        if ((await connections.ListAsync(cancellationToken)).FirstOrDefault(stored => stored.Name == name) is not { } connection)
        {
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }

        var before = await breakers.GetAsync(connection.Id, cancellationToken);
        if (before.Breaker.IsOpen(time.GetUtcNow()))
        {
            LogHeldBack(name, before.Breaker.RetryAt, before.Error);
            return;
        }

        await RunAsync(connection, cancellationToken);
        var after = await breakers.GetAsync(connection.Id, CancellationToken.None);
        if (after.Breaker.RetryAt is { } retry && after.Breaker != before.Breaker)
            await Retries.PlanAsync(context.Scheduler, name, retry, time, CancellationToken.None);
    }

    private async Task RunAsync(Connection connection, CancellationToken ct)
    {
        if (connection.Isolated)
            await worker.RunAsync(connection, ct);
        else if (await sync.TryRunAsync(connection, "supportaddon serve", ct) is not { } run)
            LogTaken(connection.Name);
        else if (run.Error is not null)
            LogFailed(connection.Name, run.Id, run.Error);
    }

    [LoggerMessage(LogLevel.Information, "{Connection} is held back until {RetryAt}: {Error}")]
    private partial void LogHeldBack(string connection, DateTimeOffset? retryAt, string? error);

    [LoggerMessage(LogLevel.Information, "{Connection} is being synced by another process")]
    private partial void LogTaken(string connection);

    [LoggerMessage(LogLevel.Warning, "{Connection}: run {Run} failed: {Error}")]
    private partial void LogFailed(string connection, long run, string error);
}
