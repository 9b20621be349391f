using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Health.Outages;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>One outage: what was found, who was told, and what it came from.</summary>
[Requires(Permission.ViewConnections)]
internal sealed class OutageModel(OutageReader outages, TimeProvider time) : FormPage
{
    public OutageSheet Outage { get; private set; } = null!;

    public Caller Caller => HttpContext.Caller();

    public TimeSpan Lasted => Outage.Lasted(time.GetUtcNow());

    /// <summary>Whoever works for the support side may say what it came from.</summary>
    public bool CanExplain => Caller.May(Permission.MoveTickets);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCauseAsync(long id, string? cause, [FromServices] OutageCauses causes, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        if (!CanExplain)
            return Forbid();
        return await TryAsync(() => causes.RecordAsync(id, cause, HttpContext.Actor(), ct), $"/outages/{id}", () => Task.FromResult<IActionResult>(Page()));
    }

    private async Task<bool> FindAsync(long id, CancellationToken ct)
    {
        if (await outages.FindAsync(Caller, id, ct) is not { } found)
            return false;
        Outage = found;
        return true;
    }
}
