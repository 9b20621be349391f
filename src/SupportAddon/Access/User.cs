using SupportAddon.Core.Access;

namespace SupportAddon.Access;

/// <summary>Somebody who signs in.</summary>
/// <param name="Client">The code of the client that a user of role client belongs to.</param>
/// <param name="MustChange">Has a one-time password that was not changed yet.</param>
/// <param name="LockedBy">Who locked the account; null when nobody has.</param>
/// <param name="LockedUntil">Until when nobody is let in for too many failed sign-ins.</param>
/// <param name="Language"><c>fr</c> or <c>en</c> where the user has chosen one.</param>
internal sealed record User(
    long Id, string Login, string Name, Role Role, string? Client, bool MustChange, DateTimeOffset? LockedAt, string? LockedBy,
    DateTimeOffset? LockedUntil, string? Language, string? TimeZone, DateTimeOffset? LastSeenAt)
{
    /// <summary>Logins are told apart by letters and figures, not by capitals or stray blanks.</summary>
    public static string Plain(string login) => login.Trim().ToLowerInvariant();
}

/// <summary>Somebody to be added.</summary>
/// <param name="Client">The code of the client; for role client alone.</param>
internal sealed record NewUser(string Login, string Name, Role Role, string? Client);
