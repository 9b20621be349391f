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

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex Pattern();
}
