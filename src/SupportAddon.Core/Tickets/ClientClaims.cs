namespace SupportAddon.Core.Tickets;

/// <summary>One rule: the tickets whose fields hold one of the values, in every field named, belong to the client.</summary>
/// <param name="Client">The client's code.</param>
/// <param name="Where">Field, then accepted values; empty claims every ticket of the connection.</param>
internal sealed record ClientClaim(string Client, IReadOnlyDictionary<string, IReadOnlyList<string>> Where)
{
    public bool Holds(IReadOnlyDictionary<string, string?> fields) => Where.All(condition =>
        fields.TryGetValue(condition.Key, out var value) && value is not null && condition.Value.Contains(value));
}

/// <summary>
/// Whose a ticket of a shared connection is. A ticket that two clients claim belongs to neither: showing it to the
/// wrong one would be worse than asking.
/// </summary>
internal sealed class ClientClaims(IReadOnlyList<ClientClaim> claims)
{
    /// <summary>The fields on which the answer depends.</summary>
    public IReadOnlySet<string> Fields { get; } = claims.SelectMany(claim => claim.Where.Keys).ToHashSet();

    public Claimed Decide(IReadOnlyDictionary<string, string?> fields)
    {
        var clients = claims.Where(claim => claim.Holds(fields)).Select(claim => claim.Client).Distinct().ToList();
        return clients.Count == 1 ? new(clients[0], null) : new(null, clients.Count == 0
            ? "no rule claims it"
            : $"claimed by {string.Join(" and ", clients)}");
    }
}

/// <param name="Client">The code of the one client that claims the ticket, or null.</param>
/// <param name="Reason">Why nobody does.</param>
internal sealed record Claimed(string? Client, string? Reason);
