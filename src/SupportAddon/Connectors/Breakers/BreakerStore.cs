using Dapper;
using Npgsql;
using SupportAddon.Core.Connections;

namespace SupportAddon.Connectors.Breakers;

/// <summary>A connection's breaker, with the reason of its last failure.</summary>
internal sealed record BreakerState(Breaker Breaker, DateTimeOffset? FailedAt, string? Error, string? Next)
{
    public static BreakerState Good { get; } = new(Breaker.Closed, null, null, null);
}

/// <summary>The breakers of the connections as stored.</summary>
internal sealed class BreakerStore(NpgsqlDataSource database, TimeProvider time)
{
    public async Task<BreakerState> GetAsync(long connectionId, CancellationToken ct) =>
        (await AllAsync(ct)).GetValueOrDefault(connectionId, BreakerState.Good);

    /// <returns>The state by connection id, of those that have ever failed.</returns>
    public async Task<IReadOnlyDictionary<long, BreakerState>> AllAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            "select connection_id, level, failed_at, retry_at, error, next from breaker", cancellationToken: ct));
        return rows.ToDictionary(row => row.ConnectionId, row => row.Read());
    }

    /// <param name="connectionId">Whose.</param>
    /// <param name="error">One sentence: what failed.</param>
    /// <param name="next">One sentence: what to do.</param>
    /// <param name="asked">How long the system asked to be left alone.</param>
    public Task FailAsync(long connectionId, string error, string? next, TimeSpan? asked) =>
        MoveAsync(connectionId, breaker => breaker.Fail(time.GetUtcNow(), asked), time.GetUtcNow(), error, next);

    public Task SucceedAsync(long connectionId) => MoveAsync(connectionId, breaker => breaker.Succeed(), null, null, null);

    private async Task MoveAsync(long connectionId, Func<Breaker, Breaker> move, DateTimeOffset? failedAt, string? error, string? next)
    {
        await using var db = await database.OpenConnectionAsync();
        await using var transaction = await db.BeginTransactionAsync();
        await db.ExecuteAsync("insert into breaker (connection_id, level) values (@connectionId, 0) on conflict do nothing", new { connectionId });
        var before = await db.QuerySingleAsync<Row>(
            "select connection_id, level, failed_at, retry_at, error, next from breaker where connection_id = @connectionId for update", new { connectionId });
        var after = move(before.Read().Breaker);
        await db.ExecuteAsync(
            """
            update breaker set level = @Level, retry_at = @RetryAt, failed_at = coalesce(@failedAt, failed_at),
                error = case when @Level = 0 then null else coalesce(@error, error) end,
                next = case when @Level = 0 then null else coalesce(@next, next) end
            where connection_id = @connectionId
            """, new { connectionId, after.Level, after.RetryAt, failedAt, error, next });
        await transaction.CommitAsync();
    }

    private sealed record Row(long ConnectionId, int Level, DateTime? FailedAt, DateTime? RetryAt, string? Error, string? Next)
    {
        public BreakerState Read() => new(new(Level, RetryAt), FailedAt, Error, Next);
    }
}
