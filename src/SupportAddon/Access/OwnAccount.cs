using Dapper;
using SupportAddon.Audit;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>What users change about themselves.</summary>
internal sealed class OwnAccount(AuditTrail audit, Passwords passwords)
{
    /// <summary>Ends the user's other sessions: whoever else knows the old password is out.</summary>
    /// <exception cref="RefusedException">The old one is not right, or the new one not good enough.</exception>
    public async Task ChangePasswordAsync(Caller caller, string old, string chosen, Actor by, CancellationToken ct)
    {
        await using var change = await audit.BeginAsync(by, ct);
        var hash = await change.Db.ExecuteScalarAsync<string>(new CommandDefinition(
            "select password_hash from user_account where id = @UserId for update", new { caller.UserId }, cancellationToken: ct));
        if (!passwords.IsRight(hash, old))
            throw new RefusedException("The present password is not right.", "Type it again, or ask an administrator for a new one.");
        if (old == chosen)
            throw new RefusedException("The new password is the old one.", "Choose another one.");
        Passwords.RequireGood(chosen, caller.Name);
        await change.Db.ExecuteAsync(new CommandDefinition(
            """
            update user_account set password_hash = @hash, must_change = false where id = @UserId;
            delete from user_session where user_id = @UserId and id is distinct from @SessionId
            """, new { hash = passwords.Hash(chosen), caller.UserId, caller.SessionId }, cancellationToken: ct));
        await change.CommitAsync("user.change-password", $"user {caller.Name}", null, ct);
    }

    /// <param name="language"><c>fr</c>, <c>en</c>, or null for what the browser asks for.</param>
    /// <param name="timeZone">An IANA zone; null for the client's or the machine's.</param>
    public async Task SetReadingAsync(Caller caller, string? language, string? timeZone, Actor by, CancellationToken ct)
    {
        if (language is not (null or "fr" or "en") || (timeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _)))
            throw new RefusedException("The language is fr or en, and the zone one like Europe/Paris.", "Correct them.");
        await using var change = await audit.BeginAsync(by, ct);
        await change.Db.ExecuteAsync(new CommandDefinition(
            "update user_account set language = @language, time_zone = @timeZone where id = @UserId", new { language, timeZone, caller.UserId }, cancellationToken: ct));
        await change.CommitAsync("user.set-reading", $"user {caller.Name}", new { language, timeZone }, ct);
    }
}
