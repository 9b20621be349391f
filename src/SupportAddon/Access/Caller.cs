using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>Who makes a request, and how far they may go.</summary>
internal sealed record Caller
{
    /// <summary>As recorded: a login, or "api:" and a token's name.</summary>
    public required string Name { get; init; }

    /// <summary>The one client that it sees; null for all.</summary>
    public required long? ClientId { get; init; }

    public required IReadOnlySet<Permission> Permissions { get; init; }

    /// <summary>The role of a user; null for a token.</summary>
    public Role? Role { get; init; }

    public long? UserId { get; init; }

    /// <summary>The session that it came by; null for tokens and for users vouched for by a proxy.</summary>
    public long? SessionId { get; init; }

    /// <summary>A one-time password was used: nothing is allowed before it is changed.</summary>
    public bool MustChange { get; init; }

    public string? Language { get; init; }

    public string? ClientLanguage { get; init; }

    public string? TimeZone { get; init; }

    public bool IsToken => UserId is null;

    public bool May(Permission permission) => !MustChange && Permissions.Contains(permission);

    /// <summary>Works for the support side; whoever sees one client alone is on that client's.</summary>
    public bool SeesAllClients => ClientId is null;

    /// <summary>On whose part it acts.</summary>
    public Party Side => SeesAllClients ? Party.Support : Party.Requester;

    public bool Sees(long? clientId) => ClientId is null || ClientId == clientId;

    public Actor From(string? address) => new(Name, address);
}
