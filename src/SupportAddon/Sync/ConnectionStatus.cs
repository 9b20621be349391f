using Dapper;
using Npgsql;
using SupportAddon.Clients;
using SupportAddon.Connectors.Breakers;
using SupportAddon.Connectors.Leases;
using SupportAddon.Jobs;
using SupportAddon.Sync.Drift;

namespace SupportAddon.Sync;

/// <summary>How one connection is doing.</summary>
/// <param name="Schedule">As in the client file, read on the clock of <paramref name="TimeZone"/>.</param>
/// <param name="HeldBy">Who is at it right now.</param>
/// <param name="Failures">How many steps up its breaker is; 0 in good health.</param>
/// <param name="HeldBackUntil">Before this instant the service does not try it; null when nothing holds it back.</param>
/// <param name="Reason">Why it last failed, while it has not recovered.</param>
/// <param name="Advice">What to do about it.</param>
/// <param name="NextTry">When the service tries it next; null for one that only people sync.</param>
/// <param name="Drift">How much of its drift nobody has accepted yet.</param>
internal sealed record ConnectionStatus(
    string Name, string Plugin, string Schedule, string TimeZone, string? HeldBy, Run? LastRun, int Failures,
    DateTimeOffset? HeldBackUntil, string? Reason, string? Advice, DateTimeOffset? NextTry, long Tickets, int Drift);

/// <summary>Reads how connections are doing, for commands and pages alike.</summary>
internal sealed class ConnectionStatusReader(
    NpgsqlDataSource database, ConnectionZones zones, BreakerStore breakers, LeaseStore leases, RunStore runs, DriftList drift, TimeProvider time)
{
    public async Task<ConnectionStatus> ReadAsync(Connection connection, CancellationToken ct)
    {
        var zone = await zones.OfAsync(connection, ct);
        var state = await breakers.GetAsync(connection.Id, ct);
        var heldBack = state.Breaker.IsOpen(time.GetUtcNow()) ? state.Breaker.RetryAt : null;
        return new(connection.Name, connection.Plugin, connection.Schedule, zone.Id, await leases.HolderAsync(connection.Id, ct),
            (await runs.ListAsync(connection.Name, 1, ct)) is [var last] ? last : null, state.Breaker.Level, heldBack, state.Error, state.Next,
            heldBack ?? Next(connection, zone), await TicketsAsync(connection, ct), (await drift.OpenAsync(connection, ct)).Count);
    }

    private DateTimeOffset? Next(Connection connection, TimeZoneInfo zone) =>
        Schedule.TryParse(connection.Schedule, connection.Name, zone, out var schedule) ? schedule.NextAfter(time.GetUtcNow()) : null;

    private async Task<long> TicketsAsync(Connection connection, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<long>(new CommandDefinition(
            "select count(*) from ticket where connection_id = @Id and gone_at is null", new { connection.Id }, cancellationToken: ct));
    }
}
