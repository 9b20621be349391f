using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Plannings;

namespace SupportAddon.Fixes.Pages;

/// <summary>A dry run while it is made. Once there is a plan, this is the plan's page.</summary>
[Requires(Permission.CorrectData)]
internal sealed class PlanningModel(VisiblePlans visible, PlanningStore plannings) : PageModel
{
    public Planning Planning { get; private set; } = null!;

    public RefusedException? Refused { get; private set; }

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
        try
        {
            await plannings.CancelAsync(id, HttpContext.Actor(), ct);
            return LocalRedirect($"/fixes/plannings/{id}");
        }
        catch (RefusedException refused)
        {
            (Refused, Response.StatusCode) = (refused, StatusCodes.Status400BadRequest);
            return await OnGetAsync(id, ct);
        }
    }
}
