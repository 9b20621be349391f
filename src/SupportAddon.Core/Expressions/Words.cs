using System.Text.RegularExpressions;
using Sprache;

namespace SupportAddon.Core.Expressions;

/// <summary>
/// The words an expression is made of. Each is taken whole or not at all, with the blanks behind it: so that a mistake is
/// told where it begins, and not where some alternative gave up.
/// </summary>
internal static partial class Words
{
    /// <summary>Where the reading stands; takes nothing.</summary>
    public static readonly Parser<int> Here = input => Result.Success(input.Position, input);

    public static readonly Parser<string> Blanks = Taken(Blank(), "a blank");

    public static readonly Parser<string> Text = Word(Quoted(), "a text");

    public static readonly Parser<string> Date = Word(Dated(), "a date");

    public static readonly Parser<string> Duration = Word(Lasting(), "a duration");

    public static readonly Parser<string> Number = Word(Counted(), "a number");

    /// <summary>A name that is not a word of the language.</summary>
    public static readonly Parser<string> Name = Word(Named(), "a name");

    /// <summary>A member in brackets, for names that hold blanks: <c>fields["due date"]</c>.</summary>
    public static readonly Parser<string> Member = Word(Bracketed(), "a member");

    public static Parser<string> Sign(string sign) => Word(new($@"\G{Regex.Escape(sign)}"), $"\"{sign}\"");

    public static Parser<string> Sign(params string[] signs) => signs.Select(Sign).Aggregate((one, other) => one.Or(other));

    /// <summary>One or two words, whatever the blanks between them.</summary>
    public static Parser<string> Keyword(string word) =>
        Word(new($@"\G{word.Replace(" ", @"\s+", StringComparison.Ordinal)}(?![\w.])"), $"\"{word}\"").Select(_ => word);

    public static Parser<string> Keyword(params string[] words) => words.Select(Keyword).Aggregate((one, other) => one.Or(other));

    private static Parser<string> Word(Regex form, string what) =>
        from word in Taken(form, what)
        from blanks in Blanks
        select word;

    private static Parser<string> Taken(Regex form, string what) => input =>
    {
        var found = form.Match(input.Source, input.Position);
        return found.Success
            ? Result.Success(found.Value, Enumerable.Range(0, found.Length).Aggregate(input, (rest, _) => rest.Advance()))
            : Result.Failure<string>(input, "", [what]);
    };

    [GeneratedRegex(@"\G\s*")]
    private static partial Regex Blank();

    [GeneratedRegex("""\G("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?(?![\w.])")]
    private static partial Regex Dated();

    [GeneratedRegex(@"\G[0-9]{1,9}(\.[0-9]{1,6})?(ms|s|m|h|d)(?![\w.])")]
    private static partial Regex Lasting();

    [GeneratedRegex(@"\G[0-9]{1,18}(\.[0-9]{1,9})?(?![\w.])")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\G(?!(and|or|not|in|contains|starts|ends|matches|true|false)(?![\w.]))[\p{L}_][\w-]*(\.[\p{L}_][\w-]*)*")]
    private static partial Regex Named();

    [GeneratedRegex("""\G\[\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\]""", RegexOptions.Singleline)]
    private static partial Regex Bracketed();
}
