using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plannings;

/// <summary>Makes the plans that the service was asked for, and tells meanwhile how far it is.</summary>
internal sealed class PlanningRunner(
    PlanningStore plannings, Planner planner, FixCatalog catalog, PlanStore plans, ConnectionStore connections, TimeProvider time)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(500);

    /// <summary>To its end, which is a plan or a reason. Cut short it is begun anew by whoever comes next.</summary>
    public async Task RunAsync(long id, string starter, CancellationToken ct)
    {
        var planning = await plannings.GetAsync(id, ct);
        if (planning.State != PlanningState.Planning)
            return;
        try
        {
            await WatchedAsync(planning, starter, ct);
        }
        catch (RefusedException refused)
        {
            await plannings.RefuseAsync(id, refused.Message, refused.Next, CancellationToken.None);
        }
        catch (ConnectorException failure)
        {
            await plannings.RefuseAsync(id, failure.Message, failure.Next, CancellationToken.None);
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Another process was quicker: its plan stands.
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // A person has ended it, and it says so.
        }
    }

    private async Task WatchedAsync(Planning planning, string starter, CancellationToken ct)
    {
        var (found, waitsFor) = (0, (string?)null);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var making = PlanAsync(planning, new(starter, other => waitsFor = other) { Found = count => (found, waitsFor) = (count, null), Planning = planning.Id }, stop.Token);
        while (!making.IsCompleted)
        {
            await Task.WhenAny(making, Task.Delay(BetweenReports, time, CancellationToken.None));
            if (!await plannings.ReportAsync(planning.Id, found, waitsFor, CancellationToken.None))
                await stop.CancelAsync();
        }

        await making;
    }

    private async Task<Plan> PlanAsync(Planning planning, PlanWatch watch, CancellationToken ct)
    {
        var (request, connection) = (planning.Request, await connections.GetAsync(planning.Connection, ct));
        if (request.Undoes is { } undone)
            return await planner.UndoAsync(await plans.GetAsync(undone, ct), connection, request.Records, planning.By, watch, ct);
        var table = request.File is { } name ? TableReader.Read((await plannings.FileAsync(planning.Id, ct))!, name) : null;
        if (request.Table is { } use)
            return await planner.PlanAsync(connection, table!, use, request.Max, planning.By, watch, ct);
        if (request.Import is { } import)
            return await planner.PlanAsync(connection, import.Of(table), request.Max, planning.By, watch, ct);
        return await planner.PlanAsync(
            connection, await catalog.GetAsync(request.Fix!, connection, ct), request.Parameters, request.Max, planning.By, watch, ct);
    }
}
