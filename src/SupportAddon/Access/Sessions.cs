using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>Who is signed in. A session that is revoked stops at once: every request asks for it.</summary>
internal sealed class Sessions(NpgsqlDataSource database, AuditTrail audit, TimeProvider time)
{
    private const int LongestAgent = 200;

    /// <summary>Starts a session within a sign-in and returns its key, which is nowhere else.</summary>
    public async Task<string> StartAsync(NpgsqlConnection db, long userId, string? address, string agent, CancellationToken ct)
    {
        var key = AccessKey.New();
        var now = time.GetUtcNow();
        await db.ExecuteAsync(new CommandDefinition(
            """
            delete from user_session where last_seen_at <= @idle or started_at <= @oldest;
            insert into user_session (key_hash, user_id, address, agent, started_at, last_seen_at) values (@hash, @userId, @address, @agent, @now, @now)
            """,
            new
            {
                hash = AccessKey.Hash(key), userId, address, agent = agent[..Math.Min(agent.Length, LongestAgent)], now, idle = now - Session.Idle,
                oldest = now - Session.Longest,
            }, cancellationToken: ct));
        return key;
    }

    /// <param name="login">Of this user only; null for all.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<Session>> ListAsync(string? login, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<(long Id, string Login, string? Address, string Agent, DateTime Started, DateTime Seen)>(new CommandDefinition(
            """
            select user_session.id, login, address, agent, started_at, last_seen_at
            from user_session join user_account on user_account.id = user_id
            where (@login::text is null or login = @login) and last_seen_at > @idle and started_at > @oldest
            order by last_seen_at desc, user_session.id desc
            """, new { login, idle = now - Session.Idle, oldest = now - Session.Longest }, cancellationToken: ct));
        return [.. rows.Select(row => new Session(row.Id, row.Login, row.Address, row.Agent, row.Started, row.Seen))];
    }

    /// <param name="id">The session.</param>
    /// <param name="login">Whose it has to be; null for anybody's.</param>
    /// <param name="action">As what it is recorded: <c>session.revoke</c>, or <c>session.sign-out</c> by its own user.</param>
    /// <param name="by">Who ends it.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task EndAsync(long id, string? login, string action, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        var ended = await change.Db.QuerySingleOrDefaultAsync<string>(new CommandDefinition(
            """
            delete from user_session using user_account
            where user_session.id = @id and user_account.id = user_id and (@login::text is null or login = @login) returning login
            """, new { id, login }, cancellationToken: ct))
            ?? throw new RefusedException($"There is no session {id}.", "See the sessions there are: supportaddon session list");
        await change.CommitAsync(action, $"user {ended}", new { session = id }, ct);
    }
}
