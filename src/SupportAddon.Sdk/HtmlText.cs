using System.Net;
using System.Text.RegularExpressions;

namespace SupportAddon.Sdk;

/// <summary>Text that a system keeps as HTML.</summary>
public static partial class HtmlText
{
    /// <summary>What a reader sees of it, as plain text: breaks and blocks are lines, what is not shown is left out.</summary>
    /// <param name="html">HTML, also broken or incomplete; text without any is given back trimmed.</param>
    /// <returns>Lines separated by <c>\n</c>, never more than one of them empty in a row; null where nothing is to be seen.</returns>
    public static string? Of(string? html)
    {
        if (html is null)
            return null;
        var flat = Whitespace().Replace(Unseen().Replace(html, ""), " ");
        var text = WebUtility.HtmlDecode(Tag().Replace(Break().Replace(flat, "\n"), "")).Replace('\u00A0', ' ');
        var lines = Blank().Replace(string.Join('\n', text.Split('\n').Select(line => line.Trim())), "\n\n").Trim();
        return lines.Length == 0 ? null : lines;
    }

    [GeneratedRegex(@"<!--.*?-->|<(script|style|head)\b.*?</\1\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"<br\b[^>]*>|</(p|div|li|tr|h[1-6]|blockquote|pre|ul|ol|table)\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"</?[a-zA-Z!][^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Blank();
}
