using Dapper;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Core.Access;
using SupportAddon.Reports;
using SupportAddon.Sync;
using SupportAddon.Tickets;

namespace SupportAddon.Shell.Pages;

/// <summary>The clients and connections that the reader sees, at a glance.</summary>
[Requires(Permission.ViewClients)]
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
        var caller = HttpContext.Caller();
        Clients = await ClientsAsync(caller.ClientId, ct);
        if (caller.May(Permission.ViewConnections))
            Connections = await ConnectionsAsync(caller.ClientId, ct);
        if (caller.May(Permission.ManageConnections))
            Hanging = [.. plugins.Entries.Where(plugin => plugin.Hanging.Count > 0)];
        if (caller.May(Permission.ViewReports))
            Reviews = await reports.ReadAsync(caller.ClientId, ct);
    }

    private async Task<IReadOnlyList<ClientLine>> ClientsAsync(long? clientId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<ClientLine>(new CommandDefinition(
            $"""
            select client.id, client.code, client.name, count(ticket.id) filter (where {TicketList.IsOpen}) as open
            from client left join ticket_now as ticket on ticket.client_id = client.id
            where @clientId::bigint is null or client.id = @clientId
            group by client.id order by client.name
            """, new { clientId }, cancellationToken: ct))];
    }

    private async Task<IReadOnlyList<ConnectionStatus>> ConnectionsAsync(long? clientId, CancellationToken ct)
    {
        var lines = new List<ConnectionStatus>();
        foreach (var connection in await connections.ListOfAsync(clientId, ct))
            lines.Add(await statuses.ReadAsync(connection, ct));
        return lines;
    }

    internal sealed record ClientLine(long Id, string Code, string Name, long Open);
}
