using SupportAddon.Connectors.Options;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Clients.Files;

/// <summary>In what a stored client differs from what a file asks for.</summary>
internal static class ClientChanges
{
    public static IEnumerable<string> Of(Client stored, ClientTerms terms, IReadOnlyList<StoredClaim> claims, DesiredClient desired)
    {
        if (stored.Name != desired.Name)
            yield return $"name \"{stored.Name}\" → \"{desired.Name}\"";
        if (stored.Language != desired.Language)
            yield return $"language {stored.Language} → {desired.Language}";
        if (stored.TimeZone != desired.TimeZone)
            yield return $"timeZone {stored.TimeZone} → {desired.TimeZone}";
        if (!terms.Levels.Names.SequenceEqual(desired.Terms.Levels.Names))
            yield return $"levels {string.Join(", ", terms.Levels.Names)} → {string.Join(", ", desired.Terms.Levels.Names)}";
        if (terms.Confirmation != desired.Terms.Confirmation)
            yield return $"confirmation {DurationText.Write(terms.Confirmation)} → {DurationText.Write(desired.Terms.Confirmation)}";
        if (terms.Reopening != desired.Terms.Reopening)
            yield return $"reopening {DurationText.Write(terms.Reopening)} → {DurationText.Write(desired.Terms.Reopening)}";
        var before = claims.Select(claim => Text(claim.Connection, claim.Claim.Where)).ToList();
        var after = desired.Claims.Select(claim => Text(claim.Connection, claim.Where)).ToList();
        foreach (var claim in before.Except(after))
            yield return $"no longer claims {claim}";
        foreach (var claim in after.Except(before))
            yield return $"claims {claim}";
    }

    private static string Text(string connection, IReadOnlyDictionary<string, IReadOnlyList<string>> where) => where.Count == 0
        ? $"all tickets of {connection}"
        : $"tickets of {connection} where {string.Join(" and ", where.Select(field => $"{field.Key} is {string.Join(" or ", field.Value.Select(value => $"\"{value}\""))}"))}";
}
