using SupportAddon.People;

namespace SupportAddon.Clients.Files;

/// <summary>In what a stored person differs from what a file asks for.</summary>
internal static class PersonChanges
{
    public static IEnumerable<string> Of(Person stored, Person desired)
    {
        foreach (var (what, before, after) in Values(stored, desired))
            if (before != after)
                yield return $"{what} {Shown(before)} → {Shown(after)}";
        var named = desired.Identities.Select(identity => identity.Connection).ToHashSet();
        foreach (var identity in stored.Identities.Except(desired.Identities).Where(identity => named.Contains(identity.Connection)))
            yield return $"no longer \"{identity.Name}\" in {identity.Connection}";
        foreach (var identity in desired.Identities.Except(stored.Identities))
            yield return $"is \"{identity.Name}\" in {identity.Connection}";
    }

    private static IEnumerable<(string What, string? Before, string? After)> Values(Person stored, Person desired) =>
    [
        ("name", stored.Name, desired.Name),
        ("side", stored.Client ?? stored.Side, desired.Client ?? desired.Side),
        ("email", stored.Email, desired.Email),
        ("team", stored.Team, desired.Team),
        ("skills", string.Join(", ", stored.Skills), string.Join(", ", desired.Skills)),
        ("levels", string.Join(", ", stored.Levels), string.Join(", ", desired.Levels)),
    ];

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "(none)" : $"\"{value}\"";
}
