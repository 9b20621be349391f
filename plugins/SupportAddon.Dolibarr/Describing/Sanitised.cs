using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportAddon.Dolibarr.Describing;

/// <summary>Texts as Dolibarr cleans them from 22 on, as far as was measured.</summary>
internal static partial class Sanitised
{
    private static readonly char[] White = [' ', '\t', '\n', '\r', '\0', '\v'];

    private static readonly HashSet<string> Harmless =
    [
        "a", "abbr", "article", "b", "blockquote", "br", "cite", "dd", "div", "dl", "dt", "em", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "li",
        "menu", "menuitem", "nav", "ol", "p", "pre", "q", "s", "section", "span", "strike", "strong", "sub", "sup", "table", "td", "th", "title", "tr", "u", "ul",
    ];

    private static readonly HashSet<string> Void = ["br", "hr", "img"];

    public static string Trimmed(string text) => text.Trim(White);

    /// <summary>Without markup, quotation marks, and what leads out of a folder.</summary>
    public static string Plain(string text)
    {
        var left = Trimmed(text);
        while (Dangerous().Replace(Octal().Replace(WithoutTags(left), "/$1"), "") is var less && less != left)
            left = less;
        return left;
    }

    /// <summary>Harmless elements stay, closed where they were not; all else is text, written as in HTML.</summary>
    public static string Html(string text)
    {
        var (clean, open) = (new StringBuilder(), new Stack<string>());
        foreach (Match piece in Piece().Matches(text))
            Write(piece, clean, open);
        while (open.TryPop(out var name))
            clean.Append("</").Append(name).Append('>');
        return clean.ToString();
    }

    /// <summary>Without markup, entities written out; lone signs of comparison stay.</summary>
    private static string WithoutTags(string text)
    {
        var left = Decoded(Break().Replace(text, "\n")).Replace("< ", "\u0001", StringComparison.Ordinal).Replace("<:", "\u0002", StringComparison.Ordinal);
        while (Tag().Replace(left, "") is var less && less != left)
            left = less;
        left = Spaces().Replace(Decoded(Unclosed().Replace(left, "$1")), " ");
        return Trimmed(left.Replace("\u0001", "< ", StringComparison.Ordinal).Replace("\u0002", "<:", StringComparison.Ordinal));
    }

    private static void Write(Match piece, StringBuilder clean, Stack<string> open)
    {
        var name = piece.Groups["name"].Value.ToLowerInvariant();
        if (name.Length == 0)
            clean.Append(WebUtility.HtmlDecode(piece.Value).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\u00A0", "&nbsp;", StringComparison.Ordinal));
        else if (!Harmless.Contains(name))
            return;
        else if (piece.Groups["end"].Success)
            Close(name, clean, open);
        else
            Open(name, piece.Groups["attributes"].Value, clean, open);
    }

    private static void Open(string name, string attributes, StringBuilder clean, Stack<string> open)
    {
        clean.Append('<').Append(name).Append(Attributes().IsMatch(attributes) ? Unwanted().Replace(attributes, "") : "").Append('>');
        if (!Void.Contains(name))
            open.Push(name);
    }

    private static void Close(string name, StringBuilder clean, Stack<string> open)
    {
        if (!open.Contains(name))
            return;
        string closed;
        do
            clean.Append("</").Append(closed = open.Pop()).Append('>');
        while (closed != name);
    }

    // An apostrophe that is written as an entity stays one.
    private static string Decoded(string text) => Apostrophe().Replace(text, "\u0003$1") is var kept ? WebUtility.HtmlDecode(kept).Replace("\u0003", "&", StringComparison.Ordinal) : text;

    [GeneratedRegex("<br[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex("<>|<[^<>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("<+([a-z]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Unclosed();

    [GeneratedRegex("(?<=.) {2,}", RegexOptions.Singleline)]
    private static partial Regex Spaces();

    [GeneratedRegex("&(#0*39;|#x0*27;|apos;)", RegexOptions.IgnoreCase)]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@"\\([0-9xu])")]
    private static partial Regex Octal();

    [GeneratedRegex(@"\.\./|\.\.\\|""|&quot|&#0*(34|38|47|92)|&#x(22|26|2f|5c)", RegexOptions.IgnoreCase)]
    private static partial Regex Dangerous();

    [GeneratedRegex(@"<(?<end>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>[^<>]*)>|[^<]+|<")]
    private static partial Regex Piece();

    [GeneratedRegex(@"\s+class=(""[^""]*""|'[^']*')|\bon[a-z]+=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"^(\s+[\w-]+(=(""[^""]*""|'[^']*'))?)*\s*$")]
    private static partial Regex Attributes();
}
