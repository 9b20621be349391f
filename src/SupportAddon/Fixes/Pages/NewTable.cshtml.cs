using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Pages;

/// <summary>A CSV file whose values are given to records.</summary>
[Requires(Permission.CorrectData)]
internal sealed class NewTableModel(VisiblePlans visible, PlanningDesk desk) : FormPage
{
    public Connection Connection { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken ct) => await FindAsync(name, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        string name, IFormFile? file, string? resource, string? key, string? map, string? expect, bool clears, bool create, string? max, CancellationToken ct)
    {
        if (!await FindAsync(name, ct))
            return NotFound();
        return await TryAsync(
            async () =>
            {
                if (file is not { Length: > 0 })
                    throw new RefusedException("There is no table, or it is empty.", "Choose a CSV file.");
                var use = new TableUse(resource?.Trim() ?? "", key?.Trim() ?? "", PlanForm.Columns(map), PlanForm.Columns(expect), clears) { Create = create };
                var planning = await desk.AskAsync(Connection, await PlanForm.ReadAsync(file, ct), Path.GetFileName(file.FileName), use, PlanForm.Max(max), HttpContext.Actor(), ct);
                return LocalRedirect($"/fixes/plannings/{planning.Id}");
            },
            () => Task.FromResult<IActionResult>(Page()));
    }

    private async Task<bool> FindAsync(string name, CancellationToken ct)
    {
        if (await visible.ConnectionAsync(HttpContext.Caller(), name, ct) is not { } connection)
            return false;
        Connection = connection;
        return true;
    }
}
