using Microsoft.Extensions.Logging;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Fixes.Plannings;

namespace SupportAddon.Jobs;

/// <summary>Dry runs that pages and programs have asked for.</summary>
internal sealed partial class PlanningKeeper(
    PlanningStore plannings, PlanningRunner runner, ConnectionStore connections, WorkerProcess worker, TimeProvider time, ILogger<PlanningKeeper> logger)
    : ConnectionKeeper(connections, worker, time)
{
    protected override IReadOnlyList<string> Command { get; } = ["fix", "prepare"];

    protected override async Task<ILookup<long, long>> WaitingAsync(DateTimeOffset now, CancellationToken ct) =>
        (await plannings.OpenAsync(ct)).ToLookup(planning => planning.ConnectionId, planning => planning.Id);

    protected override Task RunHereAsync(long id, Connection connection, CancellationToken ct) => runner.RunAsync(id, "supportaddon serve", ct);

    /// <summary>It is given up: a bug would meet it again every second.</summary>
    protected override async Task InterruptedAsync(long id, Exception fault)
    {
        LogInterrupted(id, fault);
        try
        {
            await plannings.RefuseAsync(id, "Something failed while it was planned.", "Plan it again; if it fails again tell an administrator, who finds why in the log.", CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            LogFailed(e);
        }
    }

    protected override void Unseen(NpgsqlException fault) => LogFailed(fault);

    [LoggerMessage(LogLevel.Error, "Planning {Planning} was interrupted")]
    private partial void LogInterrupted(long planning, Exception e);

    [LoggerMessage(LogLevel.Error, "Dry runs that were asked for could not be looked for")]
    private partial void LogFailed(Exception e);
}
