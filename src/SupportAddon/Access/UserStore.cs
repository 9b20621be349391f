using Dapper;
using Npgsql;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Access;

/// <summary>The users as stored.</summary>
internal sealed class UserStore(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<User>> ListAsync(CancellationToken ct)
    {
        await using var db = await database.OpenConnectionAsync(ct);
        return await ListAsync(db, ct);
    }

    public async Task<User?> FindAsync(string login, CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(user => user.Login == User.Plain(login));

    public static async Task<IReadOnlyList<User>> ListAsync(NpgsqlConnection db, CancellationToken ct)
    {
        var rows = await db.QueryAsync<Row>(new CommandDefinition(
            """
            select user_account.id, login, user_account.name, role, client.code as client, must_change, locked_at, locked_by, locked_until,
                user_account.language, user_account.time_zone, (select max(last_seen_at) from user_session where user_id = user_account.id) as last_seen_at
            from user_account left join client on client.id = client_id
            order by login
            """, cancellationToken: ct));
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>The user of that login; a refusal says how to find the ones there are.</summary>
    public static async Task<User> GetAsync(NpgsqlConnection db, string login, CancellationToken ct) =>
        (await ListAsync(db, ct)).FirstOrDefault(user => user.Login == User.Plain(login))
        ?? throw new RefusedException($"There is no user \"{login}\".", "See the users there are: supportaddon user list");

    private sealed record Row(
        long Id, string Login, string Name, string Role, string? Client, bool MustChange, DateTime? LockedAt, string? LockedBy,
        DateTime? LockedUntil, string? Language, string? TimeZone, DateTime? LastSeenAt)
    {
        public User Read() => new(
            Id, Login, Name, TicketWord.Parse<Role>(Role)!.Value, Client, MustChange, LockedAt, LockedBy, LockedUntil, Language, TimeZone, LastSeenAt);
    }
}
