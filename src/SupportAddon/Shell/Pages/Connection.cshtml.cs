using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Clients;
using SupportAddon.Sync;
using SupportAddon.Sync.Drift;

namespace SupportAddon.Shell.Pages;

/// <summary>One connection: how it is doing, what ran, what its source has changed.</summary>
internal sealed class ConnectionModel(ConnectionStore connections, ConnectionStatusReader statuses, RunStore runs, DriftList drift) : PageModel
{
    private const int LatestRuns = 50;

    public ConnectionStatus Status { get; private set; } = null!;

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public IReadOnlyList<DriftLine> Drift { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken ct)
    {
        if ((await connections.ListAsync(ct)).FirstOrDefault(stored => stored.Name == name) is not { } connection)
            return NotFound();
        Status = await statuses.ReadAsync(connection, ct);
        Runs = await runs.ListAsync(name, LatestRuns, ct);
        Drift = await drift.OpenAsync(connection, ct);
        return Page();
    }
}
