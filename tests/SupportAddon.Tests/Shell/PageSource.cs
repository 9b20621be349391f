using System.Text.RegularExpressions;

namespace SupportAddon.Tests.Shell;

/// <summary>A page as it is written: what is said in it, once code, tags and commands are taken away.</summary>
internal sealed partial class PageSource(string text)
{
    /// <summary>Words that stand in the page itself, and so in one language alone. The product's name is one in all of them.</summary>
    public IEnumerable<string> Words => Word().Matches(Bare().Replace("SupportAddon", "", StringComparison.Ordinal)).Select(match => match.Value);

    /// <summary>Keys of the texts that it asks for; one that ends in a point is the beginning of several.</summary>
    public IEnumerable<string> Keys => Key().Matches(text).Select(match => match.Groups[1].Value);

    private string Bare()
    {
        var bare = Directive().Replace(text, "");
        bare = Commands().Replace(bare, "");
        bare = Block().Replace(bare, "");
        // From the inside out, until nothing is left that has something inside.
        for (var before = ""; before != bare;)
            (before, bare) = (bare, Inner().Replace(bare, "¤"));
        bare = Code().Replace(bare, "");
        bare = Branch().Replace(bare, "");
        bare = Tag().Replace(bare, tag => string.Join(' ', Said().Matches(tag.Value).Select(match => match.Groups[1].Value)));
        return Entity().Replace(bare, "");
    }

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();

    [GeneratedRegex("R\\[\"([a-z.-]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex(@"^@(page|model|using|inject|namespace|addTagHelper)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex("<code>.*?</code>", RegexOptions.Singleline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"@\{.*?^\}", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    /// <summary>Brackets without brackets in them, where code has them: after a name, a keyword or @.</summary>
    [GeneratedRegex(@"(?<=[\w@¤?!] ?)(\([^()\[\]]*\)|\[[^()\[\]]*\])|(?<=\w>)\(\)")]
    private static partial Regex Inner();

    [GeneratedRegex(@"@(if|foreach|else)?[\w.¤!?]*( ?¤)?")]
    private static partial Regex Code();

    [GeneratedRegex(@"\belse\b( if)?|¤")]
    private static partial Regex Branch();

    [GeneratedRegex("</?[a-zA-Z!](\"[^\"]*\"|[^\">])*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?:alt|title|placeholder|aria-label)=\"([^\"]*)\"")]
    private static partial Regex Said();

    [GeneratedRegex("&[a-z]+;")]
    private static partial Regex Entity();
}
