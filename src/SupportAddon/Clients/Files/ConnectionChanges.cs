using SupportAddon.Connectors.Options;

namespace SupportAddon.Clients.Files;

/// <summary>In what a stored connection differs from what a file asks for.</summary>
internal static class ConnectionChanges
{
    /// <param name="secrets">The stored ones of the options, in clear.</param>
    /// <param name="networkSecrets">The stored ones of the network, in clear.</param>
    public static IEnumerable<string> Of(
        Connection stored, IReadOnlyDictionary<string, string> secrets, IReadOnlyDictionary<string, string> networkSecrets, DesiredConnection desired)
    {
        if (stored.Plugin != desired.Plugin)
            yield return $"plugin {stored.Plugin} → {desired.Plugin}";
        foreach (var change in Options(stored.Options, desired.Options).Concat(Secrets(secrets, desired.Secrets)))
            yield return change;
        foreach (var change in Options(stored.Network, desired.Network.Settings).Concat(Secrets(networkSecrets, desired.Network.Secrets)))
            yield return $"network {change}";
        if (stored.Since != desired.Since)
            yield return $"since {Day(stored.Since)} → {Day(desired.Since)}{(IsEarlier(stored.Since, desired.Since) ? "; the next sync reads from the start" : "")}";
        if (stored.Schedule != desired.Schedule)
            yield return $"schedule \"{stored.Schedule}\" → \"{desired.Schedule}\"";
        if (stored.TimeZone != desired.TimeZone)
            yield return $"timeZone {stored.TimeZone ?? "(of its clients)"} → {desired.TimeZone ?? "(of its clients)"}";
        if (stored.Isolated != desired.Isolated)
            yield return desired.Isolated ? "isolated: synced in a process of its own" : "no longer isolated";
        if (stored.SweepEvery != desired.SweepEvery)
            yield return $"sweepEvery {DurationText.Write(stored.SweepEvery)} → {DurationText.Write(desired.SweepEvery)}";
        if (stored.KeepRaw != desired.KeepRaw)
            yield return $"keepRaw {DurationText.Write(stored.KeepRaw)} → {DurationText.Write(desired.KeepRaw)}";
        foreach (var change in desired.Mapping.Keys.Union(stored.Mapping.Keys).SelectMany(field =>
            Words("mapping", field, stored.Mapping.GetValueOrDefault(field), desired.Mapping.GetValueOrDefault(field))))
            yield return change;
        foreach (var change in desired.Reply.Keys.Union(stored.Reply.Keys).SelectMany(field =>
            Words("reply", field, stored.Reply.GetValueOrDefault(field), desired.Reply.GetValueOrDefault(field))))
            yield return change;
    }

    private static IEnumerable<string> Options(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        from name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        where before.GetValueOrDefault(name) != after.GetValueOrDefault(name)
        select $"{name} {Shown(before.GetValueOrDefault(name))} → {Shown(after.GetValueOrDefault(name))}";

    private static IEnumerable<string> Secrets(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string?> after) =>
        from name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        let removed = !after.ContainsKey(name)
        where removed || (after[name] is { } secret && before.GetValueOrDefault(name) != secret)
        select $"secret {name} {(removed ? "removed" : "changed")}";

    private static IEnumerable<string> Words(
        string setting, string field, IReadOnlyDictionary<string, string>? before, IReadOnlyDictionary<string, string>? after) =>
        from value in (before?.Keys ?? []).Union(after?.Keys ?? []).Order(StringComparer.Ordinal)
        let was = before?.GetValueOrDefault(value)
        let now = after?.GetValueOrDefault(value)
        where was != now
        select $"{setting} {field} \"{value}\" {Shown(was)} → {Shown(now)}";

    private static bool IsEarlier(DateTimeOffset? before, DateTimeOffset? after) => before is not null && (after is null || after < before);

    private static string Shown(string? value) => value is null ? "(none)" : $"\"{value}\"";

    private static string Day(DateTimeOffset? since) =>
        since?.ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? "(everything)";
}
