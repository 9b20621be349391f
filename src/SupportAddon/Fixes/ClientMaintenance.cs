using Dapper;
using Npgsql;
using SupportAddon.Core.Fixes;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.Storage;

namespace SupportAddon.Fixes;

/// <summary>
/// When corrections may be applied, by the client files: of all clients that a connection serves, when all allow it, and none has planned
/// a downtime of it.
/// </summary>
internal sealed class ClientMaintenance(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<MaintenanceTimes> OfAsync(long connectionId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var clients = (await db.QueryAsync<(long Id, string Zone, string? Windows)>(new CommandDefinition(
            "select id, time_zone, maintenance::text from client where id in (select client_id from claim where connection_id = @connectionId)",
            new { connectionId }, cancellationToken: ct))).ToList();
        return new([.. clients.Where(client => client.Windows is not null)
            .Select(client => (TimeZoneInfo.FindSystemTimeZoneById(client.Zone), JsonColumn.Read<IReadOnlyList<MaintenanceWindow>>(client.Windows!)))])
        {
            Downtimes = await DowntimesAsync(db, [.. clients.Select(client => client.Id)], connectionId, ct),
        };
    }

    /// <summary>One that is about a single probe counts where that probe asks over this connection.</summary>
    private async Task<IReadOnlyList<(TimeZoneInfo, Downtime)>> DowntimesAsync(NpgsqlConnection db, HashSet<long> clients, long connectionId, CancellationToken ct)
    {
        var probes = (await db.QueryAsync<long>(new CommandDefinition(
            "select id from probe where connection_id = @connectionId", new { connectionId }, cancellationToken: ct))).ToHashSet();
        return [.. (await DowntimeStore.ListAsync(db, null, new(time.GetUtcNow(), Stretch.Never), ct))
            .Where(planned => clients.Contains(planned.ClientId) && (planned.ProbeId is not { } probe || probes.Contains(probe)))
            .Select(planned => (planned.Zone, planned.Downtime))];
    }
}
