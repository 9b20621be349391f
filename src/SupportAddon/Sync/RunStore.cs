using Dapper;
using Npgsql;
using SupportAddon.Storage;

namespace SupportAddon.Sync;

internal enum RunState
{
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>One background job's run.</summary>
/// <param name="Error">One sentence: why it failed.</param>
/// <param name="Next">One sentence: what to do about it.</param>
internal sealed record Run(
    long Id, string Connection, string Kind, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt,
    RunState State, SyncCounts Counts, string? Error, string? Next);

/// <summary>The record of runs: who, when, how far, how it ended.</summary>
internal sealed class RunStore(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>
    /// Begins a run. Whoever calls holds the connection's lock, so a run still called running has died with its process.
    /// </summary>
    public async Task<long> BeginSyncAsync(long connectionId, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            update run set state = 'failed', finished_at = @now, error = 'The process of this run ended in the middle of it.',
                next = 'Nothing to do: the run after it went on from the last stored page.'
            where connection_id = @connectionId and state = 'running';
            insert into run (connection_id, kind, started_by, started_at, state, counts)
            values (@connectionId, 'sync', @by, @now, 'running', '{}') returning id
            """, new { connectionId, by = Environment.UserName, now = time.GetUtcNow() }, cancellationToken: ct));
    }

    public async Task FinishAsync(long id, RunState state, SyncCounts counts, string? error, string? next)
    {
        await using var db = await database.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            update run set state = @state, finished_at = @now, counts = @counts::jsonb, error = @error, next = @next
            where id = @id
            """,
            new { id, state = Word(state), now = time.GetUtcNow(), counts = JsonColumn.Write(counts), error, next });
    }

    /// <summary>The latest runs first.</summary>
    public async Task<IReadOnlyList<Run>> ListAsync(string? connection, int limit, CancellationToken ct) =>
        await QueryAsync("where @connection::text is null or connection.name = @connection", new { connection, limit }, ct);

    public async Task<Run> GetAsync(long id, CancellationToken ct) =>
        await QueryAsync("where run.id = @id", new { id, limit = 1 }, ct) is [var run]
            ? run
            : throw new RefusedException($"There is no run {id}.", "See the runs there are: supportaddon run list");

    private async Task<IReadOnlyList<Run>> QueryAsync(string where, object parameters, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            $"""
            select run.id, connection.name as connection, kind, started_by, started_at, finished_at, state,
                counts::text as counts, error, next
            from run join connection on connection.id = run.connection_id
            {where} order by run.id desc limit @limit
            """, parameters, cancellationToken: ct));
        return [.. rows.Select(row => row.Read())];
    }

    private static string Word(RunState state) => state.ToString().ToLowerInvariant();

    private sealed record Row(
        long Id, string Connection, string Kind, string StartedBy, DateTime StartedAt, DateTime? FinishedAt,
        string State, string Counts, string? Error, string? Next)
    {
        public Run Read() => new(
            Id, Connection, Kind, StartedBy, StartedAt, FinishedAt is { } finished ? (DateTimeOffset)finished : null,
            Enum.Parse<RunState>(State, ignoreCase: true), JsonColumn.Read<SyncCounts>(Counts), Error, Next);
    }
}
