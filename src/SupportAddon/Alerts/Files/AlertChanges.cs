using SupportAddon.Alerts.Rules;
using SupportAddon.Connectors.Options;

namespace SupportAddon.Alerts.Files;

/// <summary>In what a stored rule differs from what a file asks for.</summary>
internal static class AlertChanges
{
    /// <param name="secrets">The stored ones, in clear.</param>
    public static IEnumerable<string> Of(AlertRule stored, IReadOnlyDictionary<string, string> secrets, DesiredAlert desired) =>
        Differences(stored, secrets, desired).Select(change => $"alert {desired.Name}: {change}");

    private static IEnumerable<string> Differences(AlertRule stored, IReadOnlyDictionary<string, string> secrets, DesiredAlert desired)
    {
        foreach (var name in secrets.Keys.Union(desired.Secrets.Keys))
            if (!desired.Secrets.TryGetValue(name, out var secret))
                yield return $"{Named(name)} removed";
            else if (secret is not null && secrets.GetValueOrDefault(name) != secret)
                yield return $"{Named(name)} changed";
        foreach (var (name, before, after) in Shown(stored, desired))
            if (before != after)
                yield return $"{name} {before} → {after}";
    }

    private static string Named(string secret) => secret == AlertRule.Url ? "secret webhook.url" : "secret webhook.secret";

    private static IEnumerable<(string Name, string Before, string After)> Shown(AlertRule stored, DesiredAlert desired) =>
    [
        ("to", $"{stored.Target}", $"{desired.Target}"),
        ("probes", Probes(stored.Terms.Probes), Probes(desired.Terms.Probes)),
        ("after", After(stored.Terms.After), After(desired.Terms.After)),
        ("reminder", Reminder(stored.Terms.Reminder), Reminder(desired.Terms.Reminder)),
    ];

    private static string Probes(IReadOnlyList<string> names) => names.Count == 0 ? "all" : string.Join(", ", names);

    private static string After(TimeSpan time) => time == TimeSpan.Zero ? "0m" : DurationText.Write(time);

    private static string Reminder(TimeSpan? pause) => pause is { } each ? DurationText.Write(each) : "never";
}
