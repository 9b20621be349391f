using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Executions;

/// <summary>Runs what is due, when the connection's lease is to be had: the one way for commands and the service.</summary>
internal sealed class FixRunner(
    LeaseStore leases, ConnectorOpener opener, PlanStore plans, ExecutionStore executions, ConnectionStore connections, ClientMaintenance maintenance, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    public FixLimits Limits { get; init; } = new();

    /// <returns>False, at once, when somebody else is at the connection.</returns>
    public async Task<bool> TryRunAsync(long planId, Connection connection, string starter, CancellationToken ct)
    {
        await using var lease = await leases.TryTakeAsync(connection.Id, LeaseHolder.ForFix(starter), ct);
        try
        {
            if (lease is not null)
                await RunAsync(await plans.GetAsync(planId, ct), connection, lease, ct);
        }
        catch (LeaseLostException)
        {
            // Whoever has it now goes on.
        }

        return lease is not null;
    }

    /// <summary>Runs an execution here, or watches how somebody else does, until nobody goes on with it by himself, or it waits for a maintenance window.</summary>
    /// <param name="planId">Which.</param>
    /// <param name="starter">By which command.</param>
    /// <param name="report">Told where it is, every half second.</param>
    /// <param name="ct">Ends the following; what is under way is finished, and the rest waits for whoever goes on.</param>
    public async Task<Execution> FollowAsync(long planId, string starter, Action<Execution> report, CancellationToken ct)
    {
        var execution = await executions.GetAsync(planId, ct);
        var connection = (await connections.ListAsync(ct)).Single(stored => stored.Id == execution.ConnectionId);
        for (; !execution.IsAtRest && !execution.WaitsForWindow(time.GetUtcNow()); execution = await executions.GetAsync(planId, ct))
        {
            report(execution);
            var running = execution.DueAt <= time.GetUtcNow() ? TryRunAsync(planId, connection, starter, ct) : Task.FromResult(false);
            while (!running.IsCompleted)
            {
                await Task.WhenAny(running, Task.Delay(BetweenLooks, time, CancellationToken.None));
                report(await executions.GetAsync(planId, CancellationToken.None));
            }

            if (!await running)
                await Task.Delay(BetweenLooks, time, ct);
        }

        return execution;
    }

    private async Task RunAsync(Plan plan, Connection connection, Lease lease, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, lease.Ended);
        var execution = await executions.GetAsync(plan.Id, ct);
        try
        {
            await using var open = opener.Open(connection, maySend: () => lease.Outlasts(Limits.Sending), answer: Limits.Answer);
            var records = open.Records ?? throw new RefusedException($"The connector of {connection.Name} writes no records any more.", "See which connectors do: supportaddon plugin list");
            await new FixRun(lease, plan, execution, records, await maintenance.OfAsync(connection.Id, ct), Limits, time).ExecuteAsync(stop.Token);
        }
        catch (Exception e) when (e is ConnectorException or RefusedException)
        {
            await new Journal(lease, plan.Id, time).EndAsync([], Unopened(plan.Id, e), CancellationToken.None);
        }
    }

    private static Ending Unopened(long planId, Exception e) => new(
        ExecutionState.Stopped, e.Message, $"{(e is ConnectorException failure ? failure.Next : ((RefusedException)e).Next)} Then: supportaddon fix resume {planId}");
}
