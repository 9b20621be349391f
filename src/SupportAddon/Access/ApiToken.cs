using SupportAddon.Core.Access;

namespace SupportAddon.Access;

/// <summary>What lets a program in. The token itself is shown once, when it is made.</summary>
/// <param name="Client">The code of the one client it sees; null for all.</param>
/// <param name="RevokedBy">Who revoked it; null while it holds.</param>
internal sealed record ApiToken(
    long Id, string Name, IReadOnlyList<string> Permissions, string? Client, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt, string? RevokedBy);

/// <summary>A token to be made.</summary>
/// <param name="Client">The code of the one client it sees; null for all.</param>
internal sealed record NewToken(string Name, IReadOnlyList<Permission> Permissions, string? Client, TimeSpan Life);
