using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Sync;
using SupportAddon.Sync.Drift;

namespace SupportAddon.Shell.Pages;

/// <summary>One connection: how it is doing, what ran, what its source has changed.</summary>
[Requires(Permission.ViewConnections)]
internal sealed class ConnectionModel(ConnectionStore connections, ConnectionStatusReader statuses, RunStore runs, DriftList drift) : PageModel
{
    private const int LatestRuns = 50;

    public ConnectionStatus Status { get; private set; } = null!;

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public IReadOnlyList<DriftLine> Drift { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken ct)
    {
        if ((await connections.ListOfAsync(HttpContext.Caller().ClientId, ct)).FirstOrDefault(stored => stored.Name == name) is not { } connection)
            return NotFound();
        Status = await statuses.ReadAsync(connection, ct);
        Runs = await runs.ListAsync(name, LatestRuns, ct);
        Drift = await drift.OpenAsync(connection, ct);
        return Page();
    }

    /// <summary>How much a run has read, and of how much while it is under way and knows.</summary>
    public static string Read(Reader reader, Run run) => run is { State: RunState.Running, Counts.Total: { } total }
        ? reader["read.of", reader.Number(run.Counts.Read), reader.Number(total)]
        : reader.Number(run.Counts.Read);
}
