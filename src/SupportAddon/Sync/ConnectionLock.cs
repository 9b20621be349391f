using Dapper;
using Npgsql;

namespace SupportAddon.Sync;

/// <summary>
/// One run at a time per connection, whatever process it is in: an advisory lock that dies with its database session.
/// </summary>
internal sealed class ConnectionLock : IAsyncDisposable
{
    /// <summary>Tells these locks apart from any others in the same database.</summary>
    private const int Space = 0x5A01;

    private ConnectionLock(NpgsqlConnection session) => Session = session;

    /// <summary>The session that holds the lock; what is written through it is written under the lock.</summary>
    public NpgsqlConnection Session { get; }

    /// <returns>The lock, or null when another run has it.</returns>
    public static async Task<ConnectionLock?> TryTakeAsync(NpgsqlDataSource database, long connectionId, CancellationToken ct)
    {
        var session = await database.OpenConnectionAsync(ct);
        var taken = await session.ExecuteScalarAsync<bool>(new CommandDefinition(
            "select pg_try_advisory_lock(@Space, @id)", new { Space, id = (int)connectionId }, cancellationToken: ct));
        if (taken)
            return new(session);
        await session.DisposeAsync();
        return null;
    }

    /// <summary>Lets go by name: a session that goes back to the pool keeps its locks until somebody uses it again.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (Session)
            if (Session.State == System.Data.ConnectionState.Open)
                await Session.ExecuteAsync("select pg_advisory_unlock_all()");
    }
}
