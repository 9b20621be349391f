using SupportAddon.Connectors.Options;
using SupportAddon.Storage;

namespace SupportAddon.Clients.Files;

/// <summary>In what a stored client differs from what a file asks for.</summary>
internal static class ClientChanges
{
    public static IEnumerable<string> Of(Client stored, IReadOnlyList<StoredClaim> claims, ClientTerms terms, DesiredClient desired)
    {
        if (stored.Name != desired.Name)
            yield return $"name \"{stored.Name}\" → \"{desired.Name}\"";
        if (stored.Language != desired.Language)
            yield return $"language {stored.Language} → {desired.Language}";
        if (stored.TimeZone != desired.TimeZone)
            yield return $"timeZone {stored.TimeZone} → {desired.TimeZone}";
        if (!terms.Life.Levels.Names.SequenceEqual(desired.Life.Levels.Names))
            yield return $"levels {string.Join(", ", terms.Life.Levels.Names)} → {string.Join(", ", desired.Life.Levels.Names)}";
        if (terms.Life.Confirmation != desired.Life.Confirmation)
            yield return $"confirmation {DurationText.Write(terms.Life.Confirmation)} → {DurationText.Write(desired.Life.Confirmation)}";
        if (terms.Life.Reopening != desired.Life.Reopening)
            yield return $"reopening {DurationText.Write(terms.Life.Reopening)} → {DurationText.Write(desired.Life.Reopening)}";
        var before = claims.Select(claim => Text(claim.Connection, claim.Claim.Where)).ToList();
        var after = desired.Claims.Select(claim => Text(claim.Connection, claim.Where)).ToList();
        foreach (var claim in before.Except(after))
            yield return $"no longer claims {claim}";
        foreach (var claim in after.Except(before))
            yield return $"claims {claim}";
        if (terms.QualificationText != JsonColumn.Write(desired.Qualification))
            yield return $"qualification changed, {desired.Qualification.Count} rules now";
        if (terms.FourEyesText != (desired.FourEyes is null ? null : JsonColumn.Write(desired.FourEyes)))
            yield return desired.FourEyes is null ? "the author of a correction may approve it" : "when a second person approves corrections changed";
        if (JsonColumn.Write(terms.Maintenance) != JsonColumn.Write(desired.Maintenance))
            yield return desired.Maintenance.Count == 0 ? "corrections may be applied at any time" : "maintenance windows changed";
        if (terms.SlaText != (desired.Sla is null ? null : JsonColumn.Write(desired.Sla)))
            yield return desired.Sla is null ? "no service levels any more" : "service levels changed";
    }

    private static string Text(string connection, IReadOnlyDictionary<string, IReadOnlyList<string>> where) => where.Count == 0
        ? $"all tickets of {connection}"
        : $"tickets of {connection} where {string.Join(" and ", where.Select(field => $"{field.Key} is {string.Join(" or ", field.Value.Select(value => $"\"{value}\""))}"))}";
}
