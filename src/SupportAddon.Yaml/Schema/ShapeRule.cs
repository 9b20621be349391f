using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportAddon.Yaml.Schema;

/// <summary>The keys of a mapping: <c>properties, patternProperties, additionalProperties, required</c>.</summary>
internal sealed class ShapeRule : IRule
{
    public Dictionary<string, Node> Properties { get; } = [];

    public List<(Regex Key, Node Schema)> Patterns { get; } = [];

    public List<string> Required { get; } = [];

    /// <summary>What keys that are not named must look like; null admits anything.</summary>
    public Node? Others { get; set; }

    /// <summary>True where keys that are not named are mistakes.</summary>
    public bool IsClosed { get; set; }

    public void Check(JsonNode? value, string path, Findings findings)
    {
        if (value is not JsonObject mapping)
            return;
        foreach (var key in Required.Where(key => !mapping.ContainsKey(key)))
            findings.AtKey(path, $"missing key \"{key}\"{YamlPath.Under(path)}{Meaning(key)}");
        foreach (var (key, child) in mapping)
            Entry(key, child, path, findings);
    }

    private void Entry(string key, JsonNode? child, string path, Findings findings)
    {
        var place = YamlPath.Key(path, key);
        var schemas = Named(key).ToList();
        foreach (var schema in schemas)
            schema.Check(child, place, findings);
        if (schemas.Count > 0)
            return;
        if (IsClosed)
            findings.AtKey(place, $"unknown key \"{key}\"{YamlPath.Under(path)}{Spelling.Hint(key, Properties.Keys, "known keys are")}");
        else
            Others?.Check(child, place, findings);
    }

    private IEnumerable<Node> Named(string key) =>
        (Properties.TryGetValue(key, out var named) ? [named] : Array.Empty<Node>())
        .Concat(Patterns.Where(pattern => pattern.Key.IsMatch(key)).Select(pattern => pattern.Schema));

    private string Meaning(string key) =>
        Properties.GetValueOrDefault(key)?.Meaning is { } description ? $" ({description})" : "";
}
