using Dapper;
using SupportAddon.Audit;
using SupportAddon.Core.Access;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>
/// Lets a user in by password. For a login that does not exist the way is the same as for a wrong password: the same
/// lock, the same hashing, the same statements, the same answer.
/// </summary>
internal sealed class SignIn(AuditTrail audit, Sessions sessions, Passwords passwords, TimeProvider time)
{
    /// <returns>The new session's key; null when nobody is let in.</returns>
    public async Task<string?> TryAsync(string login, string password, string? address, string agent, CancellationToken ct)
    {
        var plain = User.Plain(login);
        await using var change = await audit.BeginAsync(new(plain, address), ct);
        // One try at a time for each login, so that no failure goes uncounted.
        await change.Db.ExecuteAsync(new CommandDefinition("select pg_advisory_xact_lock(hashtextextended(@plain, 0))", new { plain }, cancellationToken: ct));
        var account = await change.Db.QuerySingleOrDefaultAsync<Account>(new CommandDefinition(
            "select id, password_hash, failures, locked_until, locked_at from user_account where login = @plain", new { plain }, cancellationToken: ct));
        var isRight = passwords.IsRight(account?.PasswordHash, password);
        return account is not null && isRight && account.IsOpen(time.GetUtcNow())
            ? await LetInAsync(change, account, plain, agent, ct)
            : await RefuseAsync(change, account, plain, ct);
    }

    private async Task<string> LetInAsync(AuditedChange change, Account account, string login, string agent, CancellationToken ct)
    {
        await CountAsync(change, account.Id, LockOut.None, ct);
        var key = await sessions.StartAsync(change.Db, account.Id, change.By.Address, agent, ct);
        await change.CommitAsync("session.sign-in", $"user {login}", null, ct);
        return key;
    }

    /// <summary>What was typed is recorded only where it is a login: it may be a password that went into the wrong field.</summary>
    private async Task<string?> RefuseAsync(AuditedChange change, Account? account, string login, CancellationToken ct)
    {
        await CountAsync(change, account?.Id, (account?.LockOut ?? LockOut.None).Fail(time.GetUtcNow()), ct);
        var (name, subject) = account is null ? ("nobody", "an unknown login") : (login, $"user {login}");
        change.By = change.By with { Name = name };
        await change.CommitAsync("session.refuse", subject, null, ct);
        return null;
    }

    private static Task<int> CountAsync(AuditedChange change, long? id, LockOut lockOut, CancellationToken ct) => change.Db.ExecuteAsync(new CommandDefinition(
        "update user_account set failures = @Failures, locked_until = @Until where id = @id", new { id, lockOut.Failures, lockOut.Until }, cancellationToken: ct));

    private sealed record Account(long Id, string PasswordHash, int Failures, DateTime? LockedUntil, DateTime? LockedAt)
    {
        public LockOut LockOut => new(Failures, LockedUntil);

        public bool IsOpen(DateTimeOffset now) => LockedAt is null && !LockOut.Holds(now);
    }
}
