using Dapper;
using Npgsql;

namespace SupportAddon.Connectors.Leases;

/// <summary>
/// The right to talk to one connection's system, renewed while it is held. A holder that froze and wakes up learns here
/// that it is one no more: by <see cref="Ended"/>, and at the latest by <see cref="ProveAsync"/>.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource database;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource disposed = new();
    private readonly Task renewing;
    private long renewedAt;

    /// <param name="begun">By the clock's timestamp, before the lease was asked for: it is never older than we think.</param>
    public Lease(NpgsqlDataSource database, NpgsqlConnection session, long connectionId, long epoch, TimeProvider time, long begun)
    {
        (this.database, Session, ConnectionId, Epoch, this.time) = (database, session, connectionId, epoch, time);
        renewedAt = begun;
        renewing = Task.Run(RenewAsync);
    }

    /// <summary>The session whose end ends the lease. What is written for the connection is written through it.</summary>
    public NpgsqlConnection Session { get; }

    public long ConnectionId { get; }

    public long Epoch { get; }

    /// <summary>Cancelled when the lease is lost, or when somebody asks to stop.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>
    /// Whether it stands for so much longer even if it is never renewed again. By this machine's own clock, which goes on
    /// while the process is frozen: asked just before something irreversible.
    /// </summary>
    public bool Outlasts(TimeSpan work) => !ended.IsCancellationRequested && time.GetElapsedTime(Volatile.Read(ref renewedAt)) + work < LeaseStore.Length;

    /// <summary>Neither given back nor lost.</summary>
    public bool Stands => !disposed.IsCancellationRequested && Outlasts(TimeSpan.Zero);

    /// <summary>Who asked to stop; null when nobody did.</summary>
    public string? StoppedBy { get; private set; }

    /// <summary>
    /// The last statement before a commit: proves in that transaction that the lease is still ours, and holds back
    /// whoever would take it until the transaction has ended.
    /// </summary>
    /// <exception cref="LeaseLostException">It is not.</exception>
    public async Task ProveAsync(CancellationToken ct)
    {
        var stands = await Session.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select true from lease where connection_id = @ConnectionId and epoch = @Epoch and not released for share",
            new { ConnectionId, Epoch }, cancellationToken: ct));
        if (!stands)
            throw new LeaseLostException();
    }

    public async ValueTask DisposeAsync()
    {
        await disposed.CancelAsync();
        await renewing;
        await ReleaseAsync();
        ended.Dispose();
        disposed.Dispose();
    }

    private async Task RenewAsync()
    {
        while (await WaitAsync())
            try
            {
                var asked = time.GetTimestamp();
                if (!await RenewOnceAsync())
                    break;
                Volatile.Write(ref renewedAt, asked);
            }
            catch (NpgsqlException) when (time.GetElapsedTime(renewedAt) < LeaseStore.Length)
            {
                // The lease still stands: the database may come back in time.
            }
            catch (NpgsqlException)
            {
                break;
            }

        if (!disposed.IsCancellationRequested)
            await ended.CancelAsync();
    }

    /// <returns>False once the lease is given back.</returns>
    private async Task<bool> WaitAsync()
    {
        try
        {
            await Task.Delay(BetweenRenewals, time, disposed.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>Whether the lease is still ours.</returns>
    private async Task<bool> RenewOnceAsync()
    {
        await using var db = await database.OpenConnectionAsync();
        var (stands, stopBy) = await db.QuerySingleOrDefaultAsync<(bool, string?)>(
            """
            update lease set expires_at = clock_timestamp() + @Length
            where connection_id = @ConnectionId and epoch = @Epoch and not released
            returning true, stop_by
            """, new { ConnectionId, Epoch, LeaseStore.Length });
        StoppedBy = stopBy;
        if (stopBy is not null)
            await ended.CancelAsync();
        return stands;
    }

    /// <summary>Unlocks by name: a session that goes back to the pool keeps its locks until somebody uses it again.</summary>
    private async Task ReleaseAsync()
    {
        try
        {
            await using (Session)
                await Session.ExecuteAsync(
                    """
                    update lease set released = true where connection_id = @ConnectionId and epoch = @Epoch;
                    select pg_advisory_unlock_all();
                    """, new { ConnectionId, Epoch });
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The session is broken, and the lock with it; the lease is found to be without a holder.
        }
    }
}
