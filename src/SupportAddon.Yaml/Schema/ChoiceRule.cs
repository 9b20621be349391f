using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary>
/// <c>oneOf</c> and <c>anyOf</c>. Which alternative somebody meant is told by the key for which each allows one value
/// of its own (<c>type: header</c>), else by the kind of value: so that the mistakes shown are those of what was meant.
/// </summary>
internal sealed class ChoiceRule(IReadOnlyList<Node> alternatives, bool exactlyOne) : IRule
{
    public void Check(JsonNode? value, string path, Findings findings)
    {
        var possible = alternatives.Where(alternative => alternative.Admits(value)).ToList();
        if (possible.Count == 0)
            findings.AtValue(path, $"{path}: {Words.Found(value)} fits none of the {alternatives.Count} forms allowed here");
        else if (value is JsonObject mapping && Discriminator(possible) is { } key)
            Meant(possible, key, mapping, path, findings);
        else
            Tried(possible, value, path, findings);
    }

    private static string? Discriminator(List<Node> possible) => possible.Count < 2 ? null
        : possible[0].ConstantKeys().FirstOrDefault(key => possible.All(node => node.ConstantOf(key) is not null));

    private static void Meant(List<Node> possible, string key, JsonObject mapping, string path, Findings findings)
    {
        var meant = possible.Find(node => JsonNode.DeepEquals(node.ConstantOf(key), mapping[key]));
        if (meant is not null)
            meant.Check(mapping, path, findings);
        else if (mapping.ContainsKey(key))
            new AllowedRule([.. possible.Select(node => node.ConstantOf(key))]).Check(mapping[key], YamlPath.Key(path, key), findings);
        else
            findings.AtKey(path, $"missing key \"{key}\"{YamlPath.Under(path)}: one of {Forms(possible, key)}");
    }

    private void Tried(List<Node> possible, JsonNode? value, string path, Findings findings)
    {
        var results = possible.Select(node => Result(node, value, path, findings)).ToList();
        var fitting = results.Count(result => result.Count == 0);
        if (fitting == 0)
            findings.Take(results.MinBy(result => result.Count)!);
        else if (exactlyOne && fitting > 1)
            findings.AtValue(path, $"{path}: {Words.Found(value)} fits {fitting} of the forms allowed here, one is needed");
    }

    private static Findings Result(Node node, JsonNode? value, string path, Findings findings)
    {
        var own = findings.Fresh();
        node.Check(value, path, own);
        return own;
    }

    private static string Forms(List<Node> possible, string key) =>
        string.Join(", ", possible.Select(node => Words.Bare(node.ConstantOf(key))));
}
