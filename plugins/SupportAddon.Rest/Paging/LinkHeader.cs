using System.Text.RegularExpressions;

namespace SupportAddon.Rest.Paging;

/// <summary>The Link header of RFC 8288: addresses between angle brackets, each with what it is to this page.</summary>
internal static partial class LinkHeader
{
    /// <summary>The address whose relation is "next"; null when there is none.</summary>
    public static string? Next(IEnumerable<string> headers) => headers.SelectMany(header => Links().Matches(header))
        .Where(IsNext).Select(link => link.Groups["address"].Value).FirstOrDefault();

    // The first "rel" counts, and may hold several relations.
    private static bool IsNext(Match link) =>
        Relation().Match(link.Groups["parameters"].Value).Groups["names"].Value
            .Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("""<(?<address>[^>]*)>(?<parameters>(\s*;\s*[^=;,\s]+(\s*=\s*("([^"\\]|\\.)*"|[^";,\s]*))?)*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();

    [GeneratedRegex("""^(\s*;\s*(?!rel\s*=)[^=;\s]+(\s*=\s*("([^"\\]|\\.)*"|[^";\s]*))?)*\s*;\s*rel\s*=\s*"?(?<names>[^";]*)""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Relation();
}
