using System.Text.RegularExpressions;

namespace SupportAddon.Reports.Templates;

/// <summary>Reads every file of a template before it is used, and tells each mistake with file and line.</summary>
internal sealed partial class TemplateLint
{
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];

    private readonly TemplateFiles files;
    private readonly List<TemplateMistake> mistakes = [];

    private TemplateLint(TemplateFiles files) => this.files = files;

    public static IReadOnlyList<TemplateMistake> Check(TemplateFiles files)
    {
        var lint = new TemplateLint(files);
        foreach (var (name, text) in files.Files)
        {
            lint.CheckStatic(name, text);
            if (name.EndsWith(".hbs", StringComparison.Ordinal))
                lint.CheckTemplate(name, text);
        }

        return [.. lint.mistakes, .. PartialCycles.Check(files)];
    }

    /// <summary>What would make the report reach out of itself, or run.</summary>
    private void CheckStatic(string file, string text)
    {
        var forbidden = file.EndsWith(".css", StringComparison.Ordinal) ? Outside() : Active();
        foreach (Match match in forbidden.Matches(text))
            Add(file, 1 + text.AsSpan(0, match.Index).Count('\n'), $"\"{match.Value.Trim()}\" has no place in a report");
    }

    private void CheckTemplate(string file, string text)
    {
        var place = new HtmlPlace();
        var blocks = new Stack<(string Name, int Line)>();
        foreach (var token in TemplateToken.Read(text))
        {
            if (!token.IsTag)
                place.Read(token.Text);
            else if ((token.Problem ?? CheckTag(token, place, blocks)) is { } problem)
                Add(file, token.Line, problem);
        }

        foreach (var (name, line) in blocks)
            Add(file, line, $"{{{{#{name}}}}} is never closed");
    }

    private string? CheckTag(TemplateToken tag, HtmlPlace place, Stack<(string Name, int Line)> blocks) => tag.Text switch
    {
        ['!', '-', '-', ..] => tag.Text is [_, _, _, .., '-', '-'] ? null : "a comment is written {{!-- … --}} without braces in it",
        ['!', ..] => null,
        ['#', ..] => CheckBlock(tag, blocks),
        ['/', ..] => CheckEnd(tag.Text[1..], blocks),
        ['>', ..] => CheckPartial(tag.Text[1..].Trim(), place),
        "else" => blocks.Count > 0 ? null : "{{else}} stands in no block",
        ['&', ..] or ['*', ..] or ['^', ..] => $"{{{{{tag.Text[0]} is not supported",
        _ when tag.Text.StartsWith("else if ", StringComparison.Ordinal) => TemplateGrammar.CheckArgument(tag.Text[8..]),
        _ => TemplateGrammar.Check(tag.Text) ?? place.Refuse(tag.Text),
    };

    private static string? CheckBlock(TemplateToken tag, Stack<(string Name, int Line)> blocks)
    {
        var name = tag.Text[1..].Split(' ', 2)[0];
        blocks.Push((name, tag.Line));
        return Blocks.Contains(name)
            ? TemplateGrammar.CheckArgument(tag.Text[(1 + name.Length)..])
            : $"there is no block \"{name}\"";
    }

    private static string? CheckEnd(string name, Stack<(string Name, int Line)> blocks) =>
        blocks.TryPop(out var block) && block.Name == name.Trim() ? null : $"{{{{/{name.Trim()}}}}} closes nothing";

    private string? CheckPartial(string partial, HtmlPlace place)
    {
        var parts = partial.Split(' ', 2, StringSplitOptions.TrimEntries);
        var isStyle = files.Files.ContainsKey(parts[0] + ".css");
        if (!isStyle && !files.Files.ContainsKey(parts[0] + ".hbs"))
            return $"there is no file {parts[0]}.hbs or {parts[0]}.css";
        if (isStyle ? !place.IsStyle : !place.IsText)
            return isStyle ? "a style sheet belongs into a <style>" : "a partial cannot stand within a tag or a style";
        return parts.Length == 1 ? null : TemplateGrammar.CheckArgument(parts[1]);
    }

    private void Add(string file, int line, string message) => mistakes.Add(new TemplateMistake(file, line, message));

    [GeneratedRegex(@"<\s*(script|iframe|object|embed|base|link|form)\b|\son[a-z]+\s*=|javascript:|https?://|<[^>]*\ssrc\s*=",
        RegexOptions.IgnoreCase)]
    private static partial Regex Active();

    [GeneratedRegex(@"\{\{|</|url\s*\(|@import|https?:|expression\s*\(|\\\{", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();
}
