using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Health;
using SupportAddon.Health.History;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>How the systems of all clients are, a line each.</summary>
[Requires(Permission.ViewConnections)]
internal sealed class HealthModel(StatusReader statuses, ClientStore clients) : PageModel
{
    private const int Size = 100;

    public IReadOnlyList<ClientHealth> Clients { get; private set; } = [];

    /// <summary>How many clients have probes.</summary>
    public int All { get; private set; }

    /// <summary>Of how many something is not up.</summary>
    public int Troubled { get; private set; }

    /// <summary>Only those are shown.</summary>
    public bool OnlyTroubled { get; private set; }

    /// <summary>The address of the clients that follow; null on the last page.</summary>
    public string? Next { get; private set; }

    public bool SeesAllClients => HttpContext.Caller().SeesAllClients;

    public async Task OnGetAsync(string? show, string? after, CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        var probes = (await statuses.ReadAsync(id => caller.Sees(id), ct)).ToLookup(status => status.Probe.ClientId);
        var watched = (await clients.ListAsync(ct)).Where(client => probes.Contains(client.Id)).Select(client => new ClientHealth(client, [.. probes[client.Id]])).ToList();
        OnlyTroubled = show == "trouble";
        (All, Troubled) = (watched.Count, watched.Count(client => client.IsTroubled));
        var shown = watched.Where(client => (!OnlyTroubled || client.IsTroubled) && string.CompareOrdinal(client.Client.Code, after) > 0)
            .OrderBy(client => client.Client.Code, StringComparer.Ordinal).ToList();
        Clients = [.. shown.Take(Size)];
        Next = shown.Count > Size ? Request.AddressWith("after", Clients[^1].Client.Code) : null;
    }
}

/// <param name="Probes">In the order of its file.</param>
internal sealed record ClientHealth(Client Client, IReadOnlyList<ProbeStatus> Probes)
{
    public string Worst => ProbeFace.Worst(Probes);

    public bool IsTroubled => Probes.Any(status => status.Result != ProbeResult.Up);

    /// <summary>Those of which more is to be said than that they are up.</summary>
    public IEnumerable<ProbeStatus> Remarkable => Probes.Where(status => status.Result != ProbeResult.Up || status.Planned is not null || status.FlappingSince is not null);
}
