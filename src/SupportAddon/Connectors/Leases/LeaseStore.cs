using System.Collections.Concurrent;
using Dapper;
using Npgsql;

namespace SupportAddon.Connectors.Leases;

/// <summary>
/// Gives out the leases of connections. A holder is alive while its database session stands, which holds an advisory
/// lock, and while it renews its lease: a process that was killed loses the first at once, one that froze the second.
/// </summary>
internal sealed class LeaseStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>After this time without a sign of life a holder counts as frozen, and its session is ended.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(7);

    /// <summary>Tells the locks of leases apart from any others in the same database.</summary>
    internal const int Space = 0x5A01;

    private const string HoldersSession =
        """
        from pg_locks
        where locktype = 'advisory' and classid = @Space::oid and objid = connection_id::oid and granted
          and database = (select oid from pg_database where datname = current_database())
        """;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<long, Lease> taken = new();

    /// <summary>Whether this process talks to the connection's system.</summary>
    public bool IsHeldHere(long connectionId) => taken.TryGetValue(connectionId, out var lease) && lease.Stands;

    /// <summary>A probe is waited for, because it ends soon, and so is one who is just giving it back.</summary>
    /// <returns>The lease, or null while somebody else has it.</returns>
    public async Task<Lease?> TryTakeAsync(long connectionId, LeaseHolder holder, CancellationToken ct)
    {
        while (true)
        {
            if (await TryOnceAsync(connectionId, holder, ct) is { } lease)
                return taken[connectionId] = lease;
            if (await IsTakenAsync(connectionId, ct))
                return null;
            await Task.Delay(BetweenTries, time, ct);
        }
    }

    private async Task<Lease?> TryOnceAsync(long connectionId, LeaseHolder holder, CancellationToken ct)
    {
        var session = await database.OpenConnectionAsync(ct);
        var begun = time.GetTimestamp();
        try
        {
            if (await session.ExecuteScalarAsync<bool>(new CommandDefinition(
                "select pg_try_advisory_lock(@Space, @connectionId::int)", new { Space, connectionId }, cancellationToken: ct)))
                return new(database, session, connectionId, await BeginAsync(session, connectionId, holder, ct), time, begun);
            await EndFrozenAsync(session, connectionId, ct);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
    }

    private static Task<long> BeginAsync(NpgsqlConnection session, long connectionId, LeaseHolder holder, CancellationToken ct) =>
        session.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            set client_connection_check_interval = '1s';
            insert into lease as held (connection_id, epoch, holder, work, taken_at, expires_at, released)
            values (@connectionId, 1, @Name, @Work, clock_timestamp(), clock_timestamp() + @Length, false)
            on conflict (connection_id) do update
                set epoch = held.epoch + 1, holder = excluded.holder, work = excluded.work, taken_at = excluded.taken_at,
                    expires_at = excluded.expires_at, released = false, stop_by = null
            returning epoch
            """, new { connectionId, holder.Name, holder.Work, Length }, cancellationToken: ct));

    /// <summary>Its transaction falls with its session, so nothing it had begun is written when it wakes up.</summary>
    private static Task<int> EndFrozenAsync(NpgsqlConnection session, long connectionId, CancellationToken ct) =>
        session.ExecuteAsync(new CommandDefinition(
            $"""
            select (select pg_terminate_backend(pid) {HoldersSession})
            from lease where connection_id = @connectionId and expires_at <= clock_timestamp()
            """, new { Space, connectionId }, cancellationToken: ct));

    /// <summary>Waits until the lease is free.</summary>
    /// <param name="connectionId">Of which connection.</param>
    /// <param name="holder">Who waits.</param>
    /// <param name="waiting">Told each new holder that is waited for.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<Lease> TakeAsync(long connectionId, LeaseHolder holder, Action<string> waiting, CancellationToken ct)
    {
        var told = "";
        while (true)
        {
            if (await TryTakeAsync(connectionId, holder, ct) is { } lease)
                return lease;
            if (await HolderAsync(connectionId, ct) is { } other && other != told)
                waiting(told = other);
            await Task.Delay(BetweenTries, time, ct);
        }
    }

    /// <summary>Not by a probe, nor by one who has given it back since the try.</summary>
    private async Task<bool> IsTakenAsync(long connectionId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select exists (select from lease where connection_id = @connectionId and not released and work <> 'probe')", new { connectionId }, cancellationToken: ct));
    }

    /// <summary>Connections whose sync has lost its process: the lease was not given back, and nobody lives who holds it.</summary>
    public async Task<IReadOnlyList<long>> AbandonedAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return [.. await db.QueryAsync<long>(new CommandDefinition(
            $"""
            select connection_id from lease
            where work = 'sync' and not released and (expires_at <= clock_timestamp() or not exists (select {HoldersSession}))
            """, new { Space }, cancellationToken: ct))];
    }

    /// <summary>Asks the holder to stop.</summary>
    /// <returns>Whether there was a holder with that epoch.</returns>
    public static async Task<bool> AskToStopAsync(NpgsqlConnection db, long connectionId, long epoch, string by, CancellationToken ct) =>
        await db.ExecuteAsync(new CommandDefinition(
            "update lease set stop_by = @by where connection_id = @connectionId and epoch = @epoch and not released",
            new { connectionId, epoch, by }, cancellationToken: ct)) > 0;

    /// <returns>Who holds the lease; null when nobody does.</returns>
    public async Task<string?> HolderAsync(long connectionId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<string?>(new CommandDefinition(
            $"select holder from lease where connection_id = @connectionId and not released and exists (select {HoldersSession})", new { connectionId, Space }, cancellationToken: ct));
    }
}
