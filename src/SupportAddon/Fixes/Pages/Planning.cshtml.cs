using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Pages;

/// <summary>A dry run while it is made. Once there is a plan, this is the plan's page.</summary>
[Requires(Permission.CorrectData)]
internal sealed class PlanningModel(VisiblePlans visible, PlanningStore plannings) : FormPage
{
    public Planning Planning { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct)
    {
        if (!await visible.HasPlanningAsync(HttpContext.Caller(), id, ct))
            return NotFound();
        Planning = await plannings.GetAsync(id, ct);
        return Planning.PlanId is { } plan ? LocalRedirect($"/fixes/{plan}") : Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(long id, CancellationToken ct)
    {
        if (!await visible.HasPlanningAsync(HttpContext.Caller(), id, ct))
            return NotFound();
        return await TryAsync(() => plannings.CancelAsync(id, HttpContext.Actor(), ct), $"/fixes/plannings/{id}", () => OnGetAsync(id, ct));
    }
}
