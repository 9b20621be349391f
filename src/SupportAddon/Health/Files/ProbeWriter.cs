using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Connectors.Options;
using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;

namespace SupportAddon.Health.Files;

/// <summary>Writes a probe back as a client's file has it; what is as usual is left out.</summary>
internal static class ProbeWriter
{
    private static readonly ProbeTerms Usual = new();

    public static Dictionary<string, object> Entry(StoredProbe probe)
    {
        var entry = new Dictionary<string, object> { ["name"] = probe.Name, [probe.Kind] = Settings(probe) };
        foreach (var (key, value) in Terms(probe.Terms))
            if (value is not null)
                entry[key] = value;
        return entry;
    }

    private static object Settings(StoredProbe probe)
    {
        var settings = probe.Settings.DeepClone().AsObject();
        foreach (var name in probe.Secrets.Keys)
            SettingPath.Put(settings, name, new JsonObject { ["stored"] = true });
        return Plain(settings)!;
    }

    private static IEnumerable<(string Key, object? Value)> Terms(ProbeTerms terms) =>
    [
        ("every", terms.Every == Usual.Every ? null : DurationText.Write(terms.Every)),
        ("timeout", terms.Timeout == Usual.Timeout ? null : DurationText.Write(terms.Timeout)),
        ("conditions", terms.Conditions.Count == 0 ? null : terms.Conditions),
        ("warnings", terms.Warnings.Count == 0 ? null : terms.Warnings),
        ("failures", terms.Failures == Usual.Failures ? null : terms.Failures),
        ("successes", terms.Successes == Usual.Successes ? null : terms.Successes),
        ("parent", terms.Parent),
        ("impact", terms.Impact),
        ("fix", terms.Fix),
        ("availability", terms.Agreed),
    ];

    private static object? Plain(JsonNode? node) => node switch
    {
        JsonObject members => members.ToDictionary(member => member.Key, member => Plain(member.Value)),
        JsonArray items => items.Select(Plain).ToList(),
        null => null,
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => node.GetValue<decimal>(),
            _ => node.ToString(),
        },
    };
}
