namespace SupportAddon.Core.Tickets;

/// <summary>One rule: the tickets whose fields hold one of the values, in every field named, belong to the client.</summary>
/// <param name="Client">The client's code.</param>
/// <param name="Where">Field, then accepted values; empty claims every ticket of the connection.</param>
internal sealed record ClientClaim(string Client, IReadOnlyDictionary<string, IReadOnlyList<string>> Where)
{
    private readonly KeyValuePair<string, IReadOnlyList<string>>[] conditions = [.. Where];

    public bool Holds(IReadOnlyDictionary<string, string?> fields)
    {
        foreach (var (field, accepted) in conditions)
            if (!fields.TryGetValue(field, out var value) || value is null || !accepted.Contains(value))
                return false;
        return true;
    }
}

/// <summary>
/// Whose a ticket of a shared connection is. A ticket that two clients claim belongs to neither: showing it to the
/// wrong one would be worse than asking.
/// </summary>
internal sealed class ClientClaims(IReadOnlyList<ClientClaim> claims)
{
    private readonly ClientClaim[] claims = [.. claims];

    /// <summary>The fields on which the answer depends.</summary>
    public IReadOnlySet<string> Fields { get; } = claims.SelectMany(claim => claim.Where.Keys).ToHashSet();

    public Claimed Decide(IReadOnlyDictionary<string, string?> fields)
    {
        string? only = null;
        foreach (var claim in claims)
            if (claim.Client != only && claim.Holds(fields))
            {
                if (only is not null)
                    return new(null, $"claimed by {string.Join(" and ", All(fields))}");
                only = claim.Client;
            }

        return only is null ? new(null, "no rule claims it") : new(only, null);
    }

    private IEnumerable<string> All(IReadOnlyDictionary<string, string?> fields) =>
        claims.Where(claim => claim.Holds(fields)).Select(claim => claim.Client).Distinct();
}

/// <param name="Client">The code of the one client that claims the ticket, or null.</param>
/// <param name="Reason">Why nobody does.</param>
internal readonly record struct Claimed(string? Client, string? Reason);
