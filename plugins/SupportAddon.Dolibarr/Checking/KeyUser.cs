using SupportAddon.Dolibarr.Models;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Checking;

/// <summary>The user as far as Dolibarr lets the key's user see itself.</summary>
/// <param name="Login">Null where it may not.</param>
internal sealed record KeyUser(string? Login, Row Card)
{
    /// <summary>A user of a third party, who sees nothing of others.</summary>
    public bool IsExternal => Card.One("socid") is not null;

    public static async Task<KeyUser> OfAsync(Session session, CancellationToken ct)
    {
        try
        {
            return await SeenAsync(session, ct);
        }
        catch (ConnectorException refused) when (refused.Kind is FailureKind.Forbidden or FailureKind.Authentication)
        {
            // Who may see no users does not even see itself; the key was accepted before.
            return new KeyUser(null, default);
        }
    }

    /// <summary>The user, where it may see itself.</summary>
    /// <exception cref="ConnectorException">It may not.</exception>
    public static async Task<KeyUser> SeenAsync(Session session, CancellationToken ct)
    {
        var card = await session.GetAsync("users/info?includepermissions=1", ct);
        return new KeyUser(card.Text("login"), card);
    }

    /// <summary>Whether it has a right; null where it may not see its rights.</summary>
    public bool? Has(Right right)
    {
        var rights = Card.Inner("rights");
        return !rights.IsThere ? null : right.Path.SkipLast(1).Aggregate(rights, (row, name) => row.Inner(name)).Number(right.Path[^1]) == 1;
    }
}
