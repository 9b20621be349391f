using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>What is done to users. There is always an administrator left who can sign in.</summary>
internal sealed partial class UserChanges(AuditTrail audit, ClientStore clients, Passwords passwords, TimeProvider time)
{
    /// <summary>Adds a user and returns the one-time password.</summary>
    public async Task<string> AddAsync(NewUser user, Actor by, CancellationToken ct)
    {
        var password = Passwords.MakeUp();
        await AddAsync(user, password, mustChange: true, by, ct);
        return password;
    }

    public async Task AddAsync(NewUser user, string password, bool mustChange, Actor by, CancellationToken ct)
    {
        var (login, client) = (LoginOf(user), await ClientOfAsync(user.Role, user.Client, ct));
        await using var change = await audit.BeginAsync(by, ct);
        var added = await change.Db.ExecuteAsync(new CommandDefinition(
            """
            insert into user_account (login, name, role, client_id, password_hash, must_change, created_at, created_by)
            values (@login, @Name, @role, @client, @hash, @mustChange, @now, @by) on conflict (login) do nothing
            """,
            new { login, user.Name, role = TicketWord.Of(user.Role), client = client?.Id, hash = passwords.Hash(password), mustChange, now = time.GetUtcNow(), by = by.Name },
            cancellationToken: ct));
        if (added == 0)
            throw new RefusedException($"There is a user \"{login}\" already.", $"Choose another login, or change that one: supportaddon user set-role {login} ROLE");
        await change.CommitAsync("user.add", $"user {login}", new { user.Name, user.Role, user.Client }, ct);
    }

    public async Task SetRoleAsync(string login, Role role, string? client, Actor by, CancellationToken ct)
    {
        var belongs = await ClientOfAsync(role, client, ct);
        await ChangeAsync(login, by, "user.set-role", new { Role = role, Client = client },
            "update user_account set role = @role, client_id = @client where id = @Id", user => new { user.Id, role = TicketWord.Of(role), client = belongs?.Id }, ct);
    }

    /// <summary>Ends all sessions and lets in nobody under that login until it is unlocked.</summary>
    public Task LockAsync(string login, Actor by, CancellationToken ct) => ChangeAsync(login, by, "user.lock", null,
        """
        update user_account set locked_at = coalesce(locked_at, @now), locked_by = coalesce(locked_by, @by) where id = @Id;
        delete from user_session where user_id = @Id
        """, user => new { user.Id, now = time.GetUtcNow(), by = by.Name }, ct);

    /// <summary>Forgets failed sign-ins too.</summary>
    public Task UnlockAsync(string login, Actor by, CancellationToken ct) => ChangeAsync(login, by, "user.unlock", null,
        "update user_account set locked_at = null, locked_by = null, locked_until = null, failures = 0 where id = @Id", user => new { user.Id }, ct);

    /// <summary>Ends all sessions and returns the new one-time password.</summary>
    public async Task<string> ResetPasswordAsync(string login, Actor by, CancellationToken ct)
    {
        var password = Passwords.MakeUp();
        await ChangeAsync(login, by, "user.reset-password", null,
            """
            update user_account set password_hash = @hash, must_change = true, locked_until = null, failures = 0 where id = @Id;
            delete from user_session where user_id = @Id
            """, user => new { user.Id, hash = passwords.Hash(password) }, ct);
        return password;
    }

    public Task RemoveAsync(string login, Actor by, CancellationToken ct) =>
        ChangeAsync(login, by, "user.remove", null, "delete from user_account where id = @Id", user => new { user.Id }, ct);

    private async Task ChangeAsync(string login, Actor by, string action, object? detail, string sql, Func<User, object> parameters, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        // One at a time: two changes side by side could each leave the last administrator to the other.
        await change.Db.ExecuteAsync(new CommandDefinition("lock table user_account in share row exclusive mode", cancellationToken: ct));
        var user = await UserStore.GetAsync(change.Db, login, ct);
        await change.Db.ExecuteAsync(new CommandDefinition(sql, parameters(user), cancellationToken: ct));
        if (user.Role == Role.Administrator)
            await RequireAdministratorAsync(change.Db, login, ct);
        await change.CommitAsync(action, $"user {user.Login}", detail, ct);
    }

    private static async Task RequireAdministratorAsync(NpgsqlConnection db, string login, CancellationToken ct)
    {
        if (!(await UserStore.ListAsync(db, ct)).Any(user => user is { Role: Role.Administrator, LockedAt: null }))
            throw new RefusedException(
                $"\"{login}\" is the last administrator who can sign in.", "Make another one first: supportaddon user set-role LOGIN administrator");
    }

    private async Task<Client?> ClientOfAsync(Role role, string? code, CancellationToken ct) => (role, code) switch
    {
        (Role.Client, null) => throw new RefusedException("A user of role client belongs to a client.", "Name it, for example with --client acme."),
        (Role.Client, _) => await clients.GetAsync(code, ct),
        (_, null) => null,
        _ => throw new RefusedException($"A user of role {TicketWord.Of(role)} belongs to no client.", "Leave the client out, or give the role client."),
    };

    private static string LoginOf(NewUser user)
    {
        var login = User.Plain(user.Login);
        return Login().IsMatch(login) && !string.IsNullOrWhiteSpace(user.Name) ? login : throw new RefusedException(
            "A user has a name, and a login of letters, figures and . _ @ -, which begins with a letter or a figure.", "Choose another one, for example anna or anna@example.org.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._@-]{0,99}$")]
    private static partial Regex Login();
}
