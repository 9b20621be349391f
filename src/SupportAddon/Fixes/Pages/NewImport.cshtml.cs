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

/// <summary>An erroneous import that is taken back: by its own file, or by conditions that its records fulfil.</summary>
[Requires(Permission.CorrectData)]
internal sealed class NewImportModel(VisiblePlans visible, PlanningDesk desk) : FormPage
{
    public Connection Connection { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken ct) => await FindAsync(name, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        string name, IFormFile? file, string? resource, string? key, string? map, string? where, string? fields, bool delete, string? max, CancellationToken ct)
    {
        if (!await FindAsync(name, ct))
            return NotFound();
        return await TryAsync(
            async () =>
            {
                var use = new ImportUse(
                    resource?.Trim() ?? "", string.IsNullOrWhiteSpace(key) ? null : key.Trim(), PlanForm.Columns(map), PlanForm.Lines(where), PlanForm.Lines(fields), delete);
                (byte[], string)? sent = file is { Length: > 0 } ? (await PlanForm.ReadAsync(file, ct), Path.GetFileName(file.FileName)) : null;
                var planning = await desk.AskAsync(Connection, use, sent, PlanForm.Max(max), HttpContext.Actor(), ct);
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
