using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Endpoints;

/// <summary>A correction over HTTP.</summary>
/// <param name="State">planned, approved, rejected or expired; once applied, the execution's: queued, running, paused, stopped, waiting, done, cancelled.</param>
/// <param name="Execution">Null as long as it was not applied.</param>
/// <param name="UndoneBy">The plans that take it back.</param>
internal sealed record PlanSheet(Plan Plan, string State, Execution? Execution, IReadOnlyList<long> UndoneBy);

/// <summary>A line of the list of corrections.</summary>
internal sealed record PlanLine(long Id, string Connection, string Fix, string Title, int Changes, string Author, DateTimeOffset PlannedAt, string State);

/// <summary>Puts together what is told of corrections over HTTP.</summary>
internal sealed class PlanSheets(VisiblePlans visible, PlanStore plans, ExecutionStore executions, TimeProvider time)
{
    public async Task<PlanSheet> GetAsync(long id, CancellationToken ct)
    {
        var (plan, execution) = (await plans.GetAsync(id, ct), await executions.FindAsync(id, ct));
        return new(plan, PlanStanding.Of(plan, execution, time.GetUtcNow()), execution, await plans.UndosAsync(id, ct));
    }

    public async Task<IReadOnlyList<PlanLine>> ListAsync(Access.Caller caller, long? before, int limit, CancellationToken ct)
    {
        var listed = await visible.ListAsync(caller, before, limit, ct);
        var applied = await executions.OfAsync(listed.Select(plan => plan.Id), ct);
        return [.. listed.Select(plan => new PlanLine(
            plan.Id, plan.Head.Connection, plan.Head.Fix, plan.Title.English, plan.Counts.Change, plan.Author, plan.PlannedAt,
            PlanStanding.Of(plan, applied.GetValueOrDefault(plan.Id), time.GetUtcNow())))];
    }
}
