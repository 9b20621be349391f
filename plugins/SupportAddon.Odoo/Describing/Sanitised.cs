using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportAddon.Odoo.Describing;

/// <summary>
/// HTML as Odoo keeps it: read by a parser and written anew, without scripts and what runs them, and text that stands
/// outside any element wrapped into a paragraph.
/// </summary>
internal static partial class Sanitised
{
    private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "col", "wbr"];

    public static string Of(string html)
    {
        if (html.Length == 0)
            return html;
        var text = Scripts().Replace(html.TrimStart(), "");
        var (clean, open) = (new StringBuilder(), new Stack<string>());
        var isBare = !text.StartsWith('<');
        foreach (Match piece in Piece().Matches(text))
            Write(piece, clean, open);
        while (open.TryPop(out var name))
            clean.Append(null, $"</{name}>");
        return isBare ? $"<p>{clean}</p>" : clean.ToString();
    }

    private static void Write(Match piece, StringBuilder clean, Stack<string> open)
    {
        var name = piece.Groups["name"].Value.ToLowerInvariant();
        if (piece.Groups["comment"].Success)
            clean.Append(piece.Value);
        else if (name.Length == 0)
            clean.Append(Escaped(piece.Value, quotes: false));
        else if (!piece.Groups["end"].Success)
            Begin(name, piece.Groups["attributes"].Value, clean, open);
        else if (open.Contains(name))
            End(name, clean, open);
    }

    private static void Begin(string name, string attributes, StringBuilder clean, Stack<string> open)
    {
        clean.Append('<').Append(name);
        foreach (Match attribute in Attribute().Matches(attributes))
            if (!attribute.Groups["name"].Value.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                clean.Append(null, $" {attribute.Groups["name"].Value.ToLowerInvariant()}=\"{Value(attribute.Groups["value"].Value)}\"");
        clean.Append('>');
        if (!Void.Contains(name))
            open.Push(name);
    }

    private static void End(string name, StringBuilder clean, Stack<string> open)
    {
        string closed;
        do
            clean.Append(null, $"</{closed = open.Pop()}>");
        while (closed != name);
    }

    private static string Value(string quoted)
    {
        var value = quoted.Trim('"', '\'');
        return value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) ? "" : Escaped(value, quotes: true);
    }

    private static string Escaped(string text, bool quotes)
    {
        var escaped = WebUtility.HtmlDecode(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\u00A0", "&nbsp;", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "&quot;", StringComparison.Ordinal) : escaped;
    }

    [GeneratedRegex(@"<(script|style|head)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"(?<comment><!--.*?-->)|<(?<end>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(?:[^>""']|""[^""]*""|'[^']*')*)>|[^<]+|<", RegexOptions.Singleline)]
    private static partial Regex Piece();

    [GeneratedRegex(@"(?<name>[^\s=/""'>]+)(?:\s*=\s*(?<value>""[^""]*""|'[^']*'|[^\s>]+))?")]
    private static partial Regex Attribute();
}
