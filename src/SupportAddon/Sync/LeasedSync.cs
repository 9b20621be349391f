using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;

namespace SupportAddon.Sync;

/// <summary>Syncs a connection under its lease: the one way for command line, worker and service.</summary>
internal sealed class LeasedSync(LeaseStore leases, Syncer syncer)
{
    /// <summary>Waits for the connection when somebody else is at it.</summary>
    public async Task<Run> RunAsync(
        Connection connection, string starter, SyncRequest request, Action<SyncProgress> report, CancellationToken ct)
    {
        var holder = LeaseHolder.ForSync(starter);
        await using var lease = await leases.TakeAsync(connection.Id, holder,
            other => report(new(connection.Name, SyncPhase.Wait, new()) { For = other }), ct);
        return await syncer.SyncAsync(connection, lease, holder, request, report, ct);
    }

    /// <returns>Null, at once, when somebody else is at it.</returns>
    public async Task<Run?> TryRunAsync(Connection connection, string starter, CancellationToken ct)
    {
        var holder = LeaseHolder.ForSync(starter);
        await using var lease = await leases.TryTakeAsync(connection.Id, holder, ct);
        return lease is null ? null : await syncer.SyncAsync(connection, lease, holder, new(), _ => { }, ct);
    }
}
