using SupportAddon.Audit;
using SupportAddon.Connectors.Leases;
using SupportAddon.People;

namespace SupportAddon.Sync;

/// <summary>Asks a run to stop, whichever process it is in.</summary>
internal sealed class RunStop(RunStore runs, AuditTrail audit)
{
    /// <exception cref="RefusedException">It is not under way.</exception>
    public async Task<Run> AskAsync(long id, Actor by, CancellationToken ct)
    {
        var run = await runs.GetAsync(id, ct);
        await using var change = await audit.BeginAsync(by, ct);
        if (run.State != RunState.Running || !await LeaseStore.AskToStopAsync(change.Db, run.ConnectionId, run.Epoch, by.Name, ct))
            throw new RefusedException($"Run {run.Id} is not under way.", "See the runs there are: supportaddon run list");
        await change.CommitAsync("run.stop", $"run {run.Id}", new { run.Connection }, ct);
        return run;
    }
}
