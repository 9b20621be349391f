using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportAddon.People;

/// <summary>What a person may be called in files and commands.</summary>
internal static partial class PersonCode
{
    /// <summary>Means that nobody is assigned.</summary>
    public const string Nobody = "nobody";

    public static string Check(string code) => Pattern().IsMatch(code) && code != Nobody
        ? code
        : throw new RefusedException($"\"{code}\" cannot be a person's code.", "Use 1 to 40 of a-z, 0-9 and '-', and not \"nobody\".");

    /// <summary>A code like the name, and unlike those that are taken: "Inès Carpentier" is ines-carpentier.</summary>
    public static string Of(string name, IReadOnlySet<string> taken)
    {
        var plain = string.Concat(name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
        var words = Other().Replace(plain.ToLowerInvariant(), "-").Trim('-');
        var code = words.Length == 0 ? "person" : words[..Math.Min(words.Length, 36)].TrimEnd('-');
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? code : $"{code}-{number}").First(free => free != Nobody && !taken.Contains(free));
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Other();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Pattern();
}
