using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Pages;

/// <summary>What can be corrected where, and the corrections under way and past.</summary>
[Requires(Permission.CorrectData)]
internal sealed class FixesModel(VisiblePlans visible, FixCatalog catalog, PlanningStore plannings, ExecutionStore executions, TimeProvider time) : PageModel
{
    private const int Size = 30;

    public IReadOnlyList<Connection> Connections { get; private set; } = [];

    public IReadOnlyList<OfferedFix> Fixes { get; private set; } = [];

    /// <summary>Dry runs under way, and those that came to nothing lately.</summary>
    public IReadOnlyList<Planning> Plannings { get; private set; } = [];

    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    /// <summary>Plans before this one are on the next page; null on the last.</summary>
    public long? Earlier { get; private set; }

    private IReadOnlyDictionary<long, Execution> Executions { get; set; } = new Dictionary<long, Execution>();

    public IEnumerable<OfferedFix> OfferedTo(Connection connection) => Fixes.Where(fix => fix.IsFor(connection));

    public string Standing(Plan plan) => PlanStanding.Of(plan, Executions.GetValueOrDefault(plan.Id), time.GetUtcNow());

    public async Task OnGetAsync(long? before, CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        Connections = await visible.ConnectionsAsync(caller, ct);
        Fixes = await catalog.ListAsync(ct);
        if (before is null)
            Plannings = await plannings.WithoutPlanAsync([.. Connections.Select(connection => connection.Id)], limit: 5, ct);
        var plans = await visible.ListAsync(caller, before, Size + 1, ct);
        (Plans, Earlier) = ([.. plans.Take(Size)], plans.Count > Size ? plans[Size - 1].Id : null);
        Executions = await executions.OfAsync(Plans.Select(plan => plan.Id), ct);
    }
}
