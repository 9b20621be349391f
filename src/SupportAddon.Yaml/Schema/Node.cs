using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary>One schema: rules that all hold. The type comes first: a value of the wrong type breaks no other rule.</summary>
internal sealed class Node
{
    public string? Description { get; set; }

    public string? Meaning => Description ?? Target?.Meaning;

    public TypeRule? Type { get; set; }

    public ShapeRule? Shape { get; set; }

    public JsonNode? Constant { get; set; }

    /// <summary>What <c>$ref</c> names; set once all definitions are known, for they may name each other.</summary>
    public Node? Target { get; set; }

    public List<IRule> Rules { get; } = [];

    public void Check(JsonNode? value, string path, Findings findings)
    {
        var before = findings.Count;
        Target?.Check(value, path, findings);
        Type?.Check(value, path, findings);
        if (findings.Count > before)
            return;
        Shape?.Check(value, path, findings);
        foreach (var rule in Rules)
            rule.Check(value, path, findings);
    }

    /// <summary>Whether a value of this kind can fit at all.</summary>
    public bool Admits(JsonNode? value) => (Type?.Fits(value) ?? true) && (Target?.Admits(value) ?? true);

    /// <summary>The only value this schema allows for a key, where it says so.</summary>
    public JsonNode? ConstantOf(string key) =>
        Shape?.Properties.GetValueOrDefault(key)?.Constant ?? Target?.ConstantOf(key);

    /// <summary>The keys for which only one value is allowed.</summary>
    public IEnumerable<string> ConstantKeys() =>
        (Shape?.Properties.Where(property => property.Value.Constant is not null).Select(property => property.Key) ?? [])
        .Concat(Target?.ConstantKeys() ?? []);
}
