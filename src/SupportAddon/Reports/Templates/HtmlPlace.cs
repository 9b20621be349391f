using System.Text.RegularExpressions;

namespace SupportAddon.Reports.Templates;

/// <summary>
/// Where in the HTML a template stands after the text read so far. Escaping protects in text and in quoted attributes;
/// it does not in a bare attribute, a style or an address, so values are kept away from there.
/// </summary>
internal sealed partial class HtmlPlace
{
    private string open = "";

    public bool IsText => open.Length == 0;

    public bool IsStyle => Style().IsMatch(open) && open.Contains('>');

    /// <summary>Why a value cannot stand here; null when it can.</summary>
    public string? Refuse(string expression)
    {
        if (IsText)
            return null;
        if (IsStyle)
            return "no value can stand in a style";
        var value = Attribute().Match(open);
        if (!value.Success)
            return "a value within a tag needs an attribute with double quotes around it";
        var (name, before) = (value.Groups[1].Value.ToLowerInvariant(), value.Groups[2].Value);
        return name switch
        {
            "style" => "no value can stand in a style",
            "href" when before.StartsWith('#') || (before.Length == 0 && expression.StartsWith("link ", StringComparison.Ordinal)) => null,
            "href" or "src" or "action" or "formaction" or "srcdoc" or "data" =>
                $"a value in {name} must follow a # or be written {{{{link …}}}}, which gives only http and https addresses",
            _ => null,
        };
    }

    public void Read(string text)
    {
        foreach (var letter in text)
        {
            if (!IsText)
                open += letter;
            else if (letter == '<')
                open = "<";
            if (IsDone())
                open = "";
        }
    }

    private bool IsDone() =>
        open.StartsWith("<!--", StringComparison.Ordinal) ? open.EndsWith("-->", StringComparison.Ordinal)
        : Style().IsMatch(open) ? open.EndsWith("</style>", StringComparison.OrdinalIgnoreCase)
        : Ended().IsMatch(open);

    /// <summary>A whole tag, or a &lt; that opens none.</summary>
    [GeneratedRegex("""^(<[^A-Za-z/!]|<[A-Za-z/!]([^"'>]|"[^"]*"|'[^']*')*>)$""")]
    private static partial Regex Ended();

    [GeneratedRegex("^<style[\\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Style();

    /// <summary>An attribute whose double quotes are open at the end.</summary>
    [GeneratedRegex("""^<[^"']*(?:(?:"[^"]*"|'[^']*')[^"']*)*[\s"']([A-Za-z-]+)="([^"]*)$""")]
    private static partial Regex Attribute();
}
