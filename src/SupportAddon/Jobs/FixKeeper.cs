using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Fixes.Executions;

namespace SupportAddon.Jobs;

/// <summary>
/// Corrections that may go on: queued ones, ones whose pause has passed, and ones whose process has died, a command's as well as a
/// service's. Who may write is decided by the lease.
/// </summary>
internal sealed partial class FixKeeper(
    ExecutionStore executions, FixRunner runner, ConnectionStore connections, WorkerProcess worker, TimeProvider time, ILogger<FixKeeper> logger)
    : ConnectionKeeper(connections, worker, time)
{
    protected override IReadOnlyList<string> Command { get; } = ["fix", "apply"];

    protected override async Task<ILookup<long, long>> WaitingAsync(DateTimeOffset now, CancellationToken ct) =>
        (await executions.DueAsync(now, ct)).ToLookup(execution => execution.ConnectionId, execution => execution.PlanId);

    protected override Task RunHereAsync(long id, Connection connection, CancellationToken ct) => runner.TryRunAsync(id, connection, "supportaddon serve", ct);

    /// <summary>It goes on with the next look, here or elsewhere.</summary>
    protected override Task InterruptedAsync(long id, Exception fault)
    {
        LogInterrupted(id, fault);
        return Task.CompletedTask;
    }

    protected override void Unseen(NpgsqlException fault) => LogFailed(fault);

    [LoggerMessage(LogLevel.Error, "The correction of plan {Plan} was interrupted")]
    private partial void LogInterrupted(long plan, Exception e);

    [LoggerMessage(LogLevel.Error, "Corrections that may go on could not be looked for")]
    private partial void LogFailed(Exception e);
}
