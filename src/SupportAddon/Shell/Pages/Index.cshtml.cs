using Dapper;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Reports;
using SupportAddon.Sync;
using SupportAddon.Tickets;

namespace SupportAddon.Shell.Pages;

/// <summary>All clients and connections at a glance.</summary>
internal sealed class IndexModel(
    NpgsqlDataSource database, ConnectionStore connections, ConnectionStatusReader statuses, ReportList reports, PluginCatalog plugins) : PageModel
{
    public IReadOnlyList<ClientLine> Clients { get; private set; } = [];

    public IReadOnlyList<ConnectionStatus> Connections { get; private set; } = [];

    public IReadOnlyList<ReportLine> Reviews { get; private set; } = [];

    /// <summary>Plugins with calls that this process has left hanging.</summary>
    public IReadOnlyList<PluginEntry> Hanging { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        Clients = [.. await db.QueryAsync<ClientLine>(new CommandDefinition(
            $"""
            select client.id, client.code, client.name, count(ticket.id) filter (where {TicketList.IsOpen}) as open
            from client left join ticket_now as ticket on ticket.client_id = client.id
            group by client.id order by client.name
            """, cancellationToken: ct))];
        var lines = new List<ConnectionStatus>();
        foreach (var connection in await connections.ListAsync(ct))
            lines.Add(await statuses.ReadAsync(connection, ct));
        Connections = lines;
        Hanging = [.. plugins.Entries.Where(plugin => plugin.Hanging.Count > 0)];
        Reviews = await reports.ReadAsync(ct);
    }

    internal sealed record ClientLine(long Id, string Code, string Name, long Open);
}
