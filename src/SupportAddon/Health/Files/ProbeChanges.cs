using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;

namespace SupportAddon.Health.Files;

/// <summary>In what a stored probe differs from what a file asks for.</summary>
internal static class ProbeChanges
{
    /// <param name="secrets">The stored ones, in clear.</param>
    public static IEnumerable<string> Of(StoredProbe stored, IReadOnlyDictionary<string, string> secrets, DesiredProbe desired) =>
        Differences(stored, secrets, desired).Select(change => $"probe {desired.Name}: {change}");

    private static IEnumerable<string> Differences(StoredProbe stored, IReadOnlyDictionary<string, string> secrets, DesiredProbe desired)
    {
        if (stored.Kind != desired.Kind)
            yield return $"asks by {desired.Kind} in place of {stored.Kind}";
        foreach (var name in stored.Settings.Select(setting => setting.Key).Union(desired.Settings.Select(setting => setting.Key)))
            if (!JsonNode.DeepEquals(stored.Settings[name], desired.Settings[name]))
                yield return $"{name} {Shown(stored.Settings[name])} → {Shown(desired.Settings[name])}";
        foreach (var name in secrets.Keys.Union(desired.Secrets.Keys))
            if (!desired.Secrets.TryGetValue(name, out var secret))
                yield return $"secret {name} removed";
            else if (secret is not null && secrets.GetValueOrDefault(name) != secret)
                yield return $"secret {name} changed";
        foreach (var (name, before, after) in Terms(stored.Terms, desired.Terms))
            if (before != after)
                yield return $"{name} {before} → {after}";
    }

    private static IEnumerable<(string Name, string Before, string After)> Terms(ProbeTerms stored, ProbeTerms desired) =>
    [
        ("every", DurationText.Write(stored.Every), DurationText.Write(desired.Every)),
        ("timeout", DurationText.Write(stored.Timeout), DurationText.Write(desired.Timeout)),
        ("conditions", Listed(stored.Conditions), Listed(desired.Conditions)),
        ("warnings", Listed(stored.Warnings), Listed(desired.Warnings)),
        ("failures", $"{stored.Failures}", $"{desired.Failures}"),
        ("successes", $"{stored.Successes}", $"{desired.Successes}"),
        ("parent", stored.Parent ?? "(none)", desired.Parent ?? "(none)"),
        ("impact", stored.Impact ?? "(none)", desired.Impact ?? "(none)"),
        ("fix", stored.Fix ?? "(none)", desired.Fix ?? "(none)"),
        ("availability", Shown(stored.Agreed), Shown(desired.Agreed)),
    ];

    private static string Listed(IReadOnlyList<string> conditions) => conditions.Count == 0 ? "(none)" : string.Join(" and ", conditions);

    private static string Shown(decimal? percent) => percent is { } known ? known.ToString("0.####", CultureInfo.InvariantCulture) : "(none)";

    private static string Shown(JsonNode? value) => value switch
    {
        null => "(none)",
        JsonValue => $"\"{value}\"",
        _ => value.ToJsonString(),
    };
}
