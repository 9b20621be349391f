using System.Text.RegularExpressions;

namespace SupportAddon.Reports.Templates;

/// <summary>A piece of a template: text that is copied, or what stands between {{ and }}.</summary>
/// <param name="Text">The text, or the tag's content without braces and without ~.</param>
/// <param name="Problem">Why the tag cannot be read at all; null when it can.</param>
internal sealed partial record TemplateToken(bool IsTag, string Text, int Line, string? Problem = null)
{
    public static IEnumerable<TemplateToken> Read(string template)
    {
        var (at, line) = (0, 1);
        for (int next; (next = template.IndexOf("{{", at, StringComparison.Ordinal)) >= 0;)
        {
            yield return new TemplateToken(false, template[at..next], line);
            line += template.AsSpan(at, next - at).Count('\n');
            yield return Tag(template, next, line, out var length);
            line += template.AsSpan(next, length).Count('\n');
            at = next + length;
        }

        yield return new TemplateToken(false, template[at..], line);
    }

    private static TemplateToken Tag(string template, int index, int line, out int length)
    {
        var whole = Whole().Match(template, index);
        length = whole.Success ? whole.Length : 2;
        var problem =
            index > 0 && template[index - 1] == '\\' ? "\\{{ is not supported" :
            template.AsSpan(index).StartsWith("{{{") ? "{{{ would write text unescaped; use {{" :
            !whole.Success ? "this {{ has no }} of its own" :
            index + length < template.Length && template[index + length] == '}' ? "}}} would write text unescaped; use }}" :
            null;
        return new TemplateToken(true, whole.Groups[1].Value.Trim().Trim('~').Trim(), line, problem);
    }

    [GeneratedRegex(@"\G\{\{([^{}]*)\}\}")]
    private static partial Regex Whole();
}
