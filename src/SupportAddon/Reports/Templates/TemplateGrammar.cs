using System.Text.RegularExpressions;

namespace SupportAddon.Reports.Templates;

/// <summary>
/// What an expression may look like: a name, or a known helper with names, texts, numbers and helpers in parentheses.
/// The engine itself reads "{{qty + 1}}" without a word and shows nothing; here it is a mistake.
/// </summary>
internal static partial class TemplateGrammar
{
    private static readonly Dictionary<string, (int Least, int Most)> Arguments = TemplateHelpers.Arguments;

    /// <summary>Null when the expression is fine, else what is wrong with it.</summary>
    public static string? Check(string expression)
    {
        var words = Word().Matches(expression).Select(word => word.Value).Where(word => !string.IsNullOrWhiteSpace(word)).ToList();
        return words.Count switch
        {
            0 => "the expression is empty",
            1 => CheckAlone(words[0]),
            _ => CheckCall(words, 0, words.Count, isWhole: true),
        };
    }

    /// <summary>As above, for the one argument of a block or a partial.</summary>
    public static string? CheckArgument(string argument)
    {
        var words = Word().Matches(argument).Select(word => word.Value).Where(word => !string.IsNullOrWhiteSpace(word)).ToList();
        var at = 0;
        return words.Count == 0 ? "an argument is missing"
            : CheckValue(words, ref at) ?? (at < words.Count ? $"\"{words[at]}\" is too much here" : null);
    }

    private static string? CheckAlone(string word) =>
        Arguments.ContainsKey(word.ToLowerInvariant()) ? $"the helper \"{word}\" needs arguments"
        : Name().IsMatch(word) ? null
        : $"\"{word}\" is not a name";

    private static string? CheckCall(List<string> words, int at, int end, bool isWhole)
    {
        var helper = words[at++];
        if (helper == TemplateHelpers.Chart && !isWhole)
            return "a chart cannot stand within an expression";
        if (!Arguments.TryGetValue(helper, out var arguments))
            return $"there is no helper \"{helper}\"";
        var count = 0;
        for (; at < end; count++)
        {
            if (CheckValue(words, ref at) is { } problem)
                return problem;
        }

        return count >= arguments.Least && count <= arguments.Most ? null : $"the helper \"{helper}\" cannot take {count} arguments";
    }

    private static string? CheckValue(List<string> words, ref int at)
    {
        var word = words[at++];
        if (word != "(")
            return Literal().IsMatch(word) || Name().IsMatch(word) ? null : $"\"{word}\" is not a name, a text or a number";
        var (start, depth) = (at, 1);
        for (; at < words.Count && depth > 0; at++)
            depth += words[at] switch { "(" => 1, ")" => -1, _ => 0 };
        return depth > 0 ? "a ) is missing" : at - 1 == start ? "() is empty" : CheckCall(words, start, at - 1, isWhole: false);
    }

    [GeneratedRegex("\"[^\"]*\"|[()]|[^\\s()\"]+|\"")]
    private static partial Regex Word();

    [GeneratedRegex(@"^((\.\./)*(@root\.)?[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*|(\.\./)*this|@(index|first|last))$")]
    private static partial Regex Name();

    [GeneratedRegex("^(\"[^\"]*\"|-?[0-9]+|true|false)$")]
    private static partial Regex Literal();
}
