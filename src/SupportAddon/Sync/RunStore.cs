using Dapper;
using Npgsql;
using SupportAddon.Connectors.Leases;
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
/// <param name="Epoch">The lease it runs under.</param>
/// <param name="Phase">What it was last doing: one of <c>check</c>, <c>read</c>, <c>sweep</c>.</param>
/// <param name="ReportedAt">When it last got on.</param>
/// <param name="Error">One sentence: why it failed.</param>
/// <param name="Next">One sentence: what to do about it.</param>
internal sealed record Run(
    long Id, string Connection, long ConnectionId, string Kind, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt,
    RunState State, long Epoch, string Phase, DateTimeOffset? ReportedAt, SyncCounts Counts, string? Error, string? Next);

/// <summary>The record of runs: who, when, how far, how it ended.</summary>
internal sealed class RunStore(NpgsqlDataSource database, TimeProvider time)
{
    private const string LostError = "The process of this run ended, or gave no sign of life, in the middle of it.";
    private const string LostNext = "Nothing to do: the run after it went on from the last stored page.";

    /// <summary>
    /// A run under an earlier lease that is still called running has died with its process: it is ended.
    /// </summary>
    /// <returns>What was recorded, or null when there was none.</returns>
    public async Task<(string Error, string Next)?> EndLostAsync(Lease lease)
    {
        await using var db = await database.OpenConnectionAsync();
        var ended = await db.ExecuteAsync(
            """
            update run set state = 'failed', finished_at = @now, error = @LostError, next = @LostNext
            where connection_id = @ConnectionId and epoch < @Epoch and state = 'running'
            """, new { lease.ConnectionId, lease.Epoch, LostError, LostNext, now = time.GetUtcNow() });
        return ended > 0 ? (LostError, LostNext) : null;
    }

    public async Task<long> BeginSyncAsync(Lease lease, string by, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteScalarAsync<long>(new CommandDefinition(
            """
            insert into run (connection_id, kind, started_by, started_at, state, counts, epoch, reported_at)
            values (@ConnectionId, 'sync', @by, @now, 'running', '{}', @Epoch, @now) returning id
            """, new { lease.ConnectionId, lease.Epoch, by, now = time.GetUtcNow() }, cancellationToken: ct));
    }

    /// <summary>Ends a run that nobody has ended meanwhile.</summary>
    public async Task FinishAsync(long id, RunState state, SyncCounts counts, string? error, string? next)
    {
        await using var db = await database.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            update run set state = @state, finished_at = @now, counts = @counts::jsonb, error = @error, next = @next
            where id = @id and state = 'running'
            """,
            new { id, state = Word(state), now = time.GetUtcNow(), counts = JsonColumn.Write(counts), error, next });
    }

    /// <summary>Removes runs of long ago, but of each connection never the last one, nor the last that succeeded.</summary>
    public async Task<int> PruneAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await db.ExecuteAsync(new CommandDefinition(
            """
            delete from run
            where state <> 'running' and started_at < @oldest
              and exists (select from run as later where later.connection_id = run.connection_id and later.id > run.id)
              and (state <> 'succeeded' or exists (
                  select from run as later where later.connection_id = run.connection_id and later.id > run.id and later.state = 'succeeded'))
            """, new { oldest = time.GetUtcNow() - Kept }, cancellationToken: ct));
    }

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

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
            select run.id, connection.name as connection, connection_id, kind, started_by, started_at, finished_at, state,
                epoch, phase, reported_at, counts::text as counts, error, next
            from run join connection on connection.id = run.connection_id
            {where} order by run.id desc limit @limit
            """, parameters, cancellationToken: ct));
        return [.. rows.Select(row => row.Read())];
    }

    private static string Word(RunState state) => state.ToString().ToLowerInvariant();

    private sealed record Row(
        long Id, string Connection, long ConnectionId, string Kind, string StartedBy, DateTime StartedAt, DateTime? FinishedAt,
        string State, long Epoch, string Phase, DateTime? ReportedAt, string Counts, string? Error, string? Next)
    {
        public Run Read() => new(
            Id, Connection, ConnectionId, Kind, StartedBy, StartedAt, FinishedAt, Enum.Parse<RunState>(State, ignoreCase: true),
            Epoch, Phase, ReportedAt, JsonColumn.Read<SyncCounts>(Counts), Error, Next);
    }
}
