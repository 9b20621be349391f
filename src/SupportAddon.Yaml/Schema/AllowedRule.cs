using System.Text.Json.Nodes;

namespace SupportAddon.Yaml.Schema;

/// <summary><c>enum</c> and <c>const</c>: the values there are.</summary>
internal sealed class AllowedRule(IReadOnlyList<JsonNode?> values) : IRule
{
    public void Check(JsonNode? value, string path, Findings findings)
    {
        if (values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
            return;
        var words = values.Select(Words.Bare).ToList();
        var expected = words.Count == 1 ? words[0] : $"one of {string.Join(", ", words)}";
        findings.AtValue(path, $"{path}: expected {expected}, found {Words.Found(value)}{Nearest(value, words)}");
    }

    private static string Nearest(JsonNode? value, IReadOnlyList<string> words)
    {
        var hint = Words.Text(value) is { } text ? Spelling.Hint(text, words, "") : "";
        return hint.EndsWith('?') ? hint : "";
    }
}
