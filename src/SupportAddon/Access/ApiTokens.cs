using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>The tokens of programs.</summary>
internal sealed partial class ApiTokens(NpgsqlDataSource database, AuditTrail audit, ClientStore clients, TimeProvider time)
{
    /// <summary>So that whoever finds one in a file or a log sees what it is.</summary>
    private const string Prefix = "sa_";

    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>Makes a token and returns it, for the only time.</summary>
    public async Task<string> CreateAsync(NewToken token, Actor by, CancellationToken ct)
    {
        Require(token);
        var client = token.Client is { } code ? await clients.GetAsync(code, ct) : null;
        var key = AccessKey.New(Prefix);
        var now = time.GetUtcNow();
        await using var change = await audit.BeginAsync(by, ct);
        var made = await change.Db.ExecuteAsync(new CommandDefinition(
            """
            insert into api_token (name, key_hash, permissions, client_id, created_at, created_by, expires_at)
            values (@Name, @hash, @permissions, @client, @now, @by, @expires) on conflict (name) do nothing
            """,
            new { token.Name, hash = AccessKey.Hash(key), permissions = Words(token), client = client?.Id, now, by = by.Name, expires = now + token.Life },
            cancellationToken: ct));
        if (made == 0)
            throw new RefusedException($"There is a token \"{token.Name}\" already, or was.", "Choose another name: the record tells tokens apart by it.");
        await change.CommitAsync("token.create", $"token {token.Name}", new { permissions = Words(token), token.Client, expiresAt = now + token.Life }, ct);
        return key;
    }

    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            """
            select api_token.id, api_token.name, array_to_string(permissions, ' ') as permissions, client.code as client, created_by, created_at, expires_at, last_used_at, revoked_at, revoked_by
            from api_token left join client on client.id = client_id order by api_token.name
            """, cancellationToken: ct));
        return [.. rows.Select(row => row.Read())];
    }

    public async Task RevokeAsync(string name, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        var revoked = await change.Db.ExecuteAsync(new CommandDefinition(
            "update api_token set revoked_at = @now, revoked_by = @by where name = @name and revoked_at is null",
            new { name, now = time.GetUtcNow(), by = by.Name }, cancellationToken: ct));
        if (revoked == 0)
            throw new RefusedException($"There is no token \"{name}\" that still holds.", "See the tokens there are: supportaddon token list");
        await change.CommitAsync("token.revoke", $"token {name}", null, ct);
    }

    private static string[] Words(NewToken token) => [.. token.Permissions.Distinct().Select(TicketWord.Of)];

    private static void Require(NewToken token)
    {
        if (!Name().IsMatch(token.Name))
            throw new RefusedException($"\"{token.Name}\" is not the name of a token: small letters, figures and -, 40 at most.", "Choose one like deploy or acme-portal.");
        if (token.Permissions.Count == 0)
            throw new RefusedException("A token without a permission opens nothing.", "Choose what it may do.");
        if (token.Life <= TimeSpan.Zero || token.Life > LongestLife)
            throw new RefusedException("A token holds for a day at least and a year at most.", "Choose a number of days between 1 and 366.");
        if (token.Client is not null && Scope.OfOneClient(token.Permissions).Count < token.Permissions.Distinct().Count())
            throw new RefusedException(
                "A token of one client cannot manage connections, people or users, nor see the audit trail: they concern all clients.",
                "Leave those permissions out, or the client.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Name();

    private sealed record Row(
        long Id, string Name, string Permissions, string? Client, string CreatedBy, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt,
        DateTime? RevokedAt, string? RevokedBy)
    {
        public ApiToken Read() => new(Id, Name, Permissions.Split(' '), Client, CreatedBy, CreatedAt, ExpiresAt, LastUsedAt, RevokedAt, RevokedBy);
    }
}
