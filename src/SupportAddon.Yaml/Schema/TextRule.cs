using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportAddon.Yaml.Schema;

/// <summary><c>pattern</c> and <c>minLength</c> of a text.</summary>
internal sealed class TextRule(Regex? pattern, int minLength, string? description) : IRule
{
    public void Check(JsonNode? value, string path, Findings findings)
    {
        if (Words.Text(value) is not { } text)
            return;
        if (text.Length < minLength)
            findings.AtValue(path, $"{path}: expected at least {minLength} characters, found {Words.Plain(value)}");
        else if (pattern is not null && !pattern.IsMatch(text))
            findings.AtValue(path, $"{path}: expected {description ?? $"a text like {pattern}"}, found {Words.Plain(value)}");
    }
}
