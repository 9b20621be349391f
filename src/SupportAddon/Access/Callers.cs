using Dapper;
using Microsoft.AspNetCore.Http;
using Npgsql;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Access;

/// <summary>Finds who is behind a session's key, a token, or a name that a proxy vouches for.</summary>
internal sealed class Callers(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>How often it is noted that somebody is still there.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    private const string Bearer = "Bearer ";

    private const string Users =
        """
        select user_account.id as user_id, login, role, must_change, client_id, user_account.language,
            client.language as client_language, coalesce(user_account.time_zone, client.time_zone) as time_zone
        from user_account left join client on client.id = client_id
        """;

    /// <summary>
    /// Who makes a request: by token, by the word of a declared proxy, or by session, the first that is offered. Whoever shows
    /// a token that does not hold is not let in by another way: the program would never learn of it.
    /// </summary>
    public Task<Caller?> OfRequestAsync(HttpRequest request, DeclaredProxy? proxy, CancellationToken ct)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return OfTokenAsync(authorization[Bearer.Length..].Trim(), ct);
        if (proxy?.UserOf(request) is { } login)
            return OfLoginAsync(login, ct);
        return SessionCookie.Read(request) is { } key ? OfSessionAsync(key, ct) : Task.FromResult<Caller?>(null);
    }

    public async Task<Caller?> OfSessionAsync(string key, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await database.OpenConnectionAsync(ct);
        var session = await db.QuerySingleOrDefaultAsync<(long Id, long UserId, DateTime Seen)?>(new CommandDefinition(
            "select id, user_id, last_seen_at from user_session where key_hash = @hash and last_seen_at > @idle and started_at > @oldest",
            new { hash = AccessKey.Hash(key), idle = now - Session.Idle, oldest = now - Session.Longest }, cancellationToken: ct));
        if (session is not { } found || await UserAsync(db, "user_account.id = @UserId", new { found.UserId }, ct) is not { } user)
            return null;
        if (found.Seen < now - Noted)
            await db.ExecuteAsync(new CommandDefinition("update user_session set last_seen_at = @now where id = @Id", new { now, found.Id }, cancellationToken: ct));
        return user with { SessionId = found.Id };
    }

    /// <summary>A user whom a proxy vouches for: the password is not asked, so that it need not be changed either.</summary>
    public async Task<Caller?> OfLoginAsync(string login, CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await UserAsync(db, "login = @login", new { login = User.Plain(login) }, ct) is { } user ? user with { MustChange = false } : null;
    }

    public async Task<Caller?> OfTokenAsync(string token, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var db = await database.OpenConnectionAsync(ct);
        var found = await db.QuerySingleOrDefaultAsync<TokenRow>(new CommandDefinition(
            """
            select api_token.id, api_token.name, array_to_string(permissions, ' ') as permissions, client_id, last_used_at, language, time_zone
            from api_token left join client on client.id = client_id
            where key_hash = @hash and revoked_at is null and expires_at > @now
            """, new { hash = AccessKey.Hash(token), now }, cancellationToken: ct));
        if (found is not null && (found.LastUsedAt is null || found.LastUsedAt < now - Noted))
            await db.ExecuteAsync(new CommandDefinition("update api_token set last_used_at = @now where id = @Id", new { now, found.Id }, cancellationToken: ct));
        return found?.Read();
    }

    private static async Task<Caller?> UserAsync(NpgsqlConnection db, string where, object parameters, CancellationToken ct) =>
        (await db.QuerySingleOrDefaultAsync<UserRow>(new CommandDefinition($"{Users} where locked_at is null and {where}", parameters, cancellationToken: ct)))?.Read();

    private static IReadOnlySet<Permission> Reach(IReadOnlySet<Permission> permissions, long? clientId) =>
        clientId is null ? permissions : Scope.OfOneClient(permissions);

    private sealed record UserRow(
        long UserId, string Login, string Role, bool MustChange, long? ClientId, string? Language, string? ClientLanguage, string? TimeZone)
    {
        public Caller Read()
        {
            var role = TicketWord.Parse<Role>(Role)!.Value;
            return new()
            {
                Name = Login, UserId = UserId, Role = role, ClientId = ClientId, MustChange = MustChange,
                Permissions = Reach(RoleTable.Of(role), ClientId), Language = Language, ClientLanguage = ClientLanguage, TimeZone = TimeZone,
            };
        }
    }

    private sealed record TokenRow(long Id, string Name, string Permissions, long? ClientId, DateTime? LastUsedAt, string? Language, string? TimeZone)
    {
        public Caller Read() => new()
        {
            Name = $"api:{Name}", ClientId = ClientId, ClientLanguage = Language, TimeZone = TimeZone,
            // A permission that a later version has given up is worth nothing.
            Permissions = Reach(Permissions.Split(' ').Select(TicketWord.Parse<Permission>).OfType<Permission>().ToHashSet(), ClientId),
        };
    }
}
