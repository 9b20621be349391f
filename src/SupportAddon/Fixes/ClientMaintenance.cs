using Dapper;
using Npgsql;
using SupportAddon.Core.Fixes;
using SupportAddon.Storage;

namespace SupportAddon.Fixes;

/// <summary>When corrections may be applied, by the client files: of all clients that a connection serves, when all allow it.</summary>
internal sealed class ClientMaintenance(NpgsqlDataSource database)
{
    public async Task<MaintenanceTimes> OfAsync(long connectionId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var clients = await db.QueryAsync<(string Zone, string Windows)>(new CommandDefinition(
            "select time_zone, maintenance::text from client where maintenance is not null and id in (select client_id from claim where connection_id = @connectionId)",
            new { connectionId }, cancellationToken: ct));
        return new([.. clients.Select(client => (TimeZoneInfo.FindSystemTimeZoneById(client.Zone), JsonColumn.Read<IReadOnlyList<MaintenanceWindow>>(client.Windows)))]);
    }
}
