using System.Globalization;
using System.Text.RegularExpressions;
using SupportAddon.Core.Sentences;
using SupportAddon.Shell;

namespace SupportAddon.Health.Outages;

/// <summary>What a measurement found, which is stored in English, in another language. What has no other text stays as it is.</summary>
internal static partial class OutageReason
{
    public static string In(string language, string error)
    {
        var texts = Texts.In(language);
        return Broken().Match(error) is { Success: true } broken
            ? string.Format(CultureInfo.InvariantCulture, texts["reason.broken"], broken.Groups[1].Value, Found().Replace(broken.Groups[2].Value, found => Value(texts, language, found)))
            : Recalled(language, error);
    }

    private static string Value(Texts texts, string language, Match found) => found.Groups[2].Value is { Length: > 0 } why
        ? string.Format(CultureInfo.InvariantCulture, texts["reason.missing"], found.Groups[1].Value, Recalled(language, why))
        : string.Format(CultureInfo.InvariantCulture, texts["reason.value"], found.Groups[1].Value);

    private static string Recalled(string language, string said) =>
        Texts.RefusalsIn(language) is var known && (known.Recall(said) ?? known.Recall(said + ".")) is { } sentence && known.Find(sentence.Form) is { } form
            ? string.Format(CultureInfo.InvariantCulture, form, [.. sentence.Parts]).TrimEnd('.')
            : said;

    [GeneratedRegex("^(.+) does not hold: (.+)$", RegexOptions.Singleline)]
    private static partial Regex Broken();

    /// <summary>A name and what was found of it: its value, or why it is missing.</summary>
    [GeneratedRegex(@"(?<=^|, )([\p{L}_][\w.-]*) is (?:missing: (.+)$)?")]
    private static partial Regex Found();
}
