using System.Text.RegularExpressions;

namespace SupportAddon.Core.Sentences;

/// <summary>The form of a sentence with {0}, {1}, …, by which one that was written out is known again.</summary>
internal sealed partial class SentenceForm
{
    private readonly string form;
    private readonly string begin;
    private readonly Regex? pattern;

    public SentenceForm(string form)
    {
        (this.form, begin) = (form, form.Split('{')[0]);
        var literals = Place().Split(form);
        (Weight, Places) = (literals.Sum(literal => literal.Length), literals.Length - 1);
        if (literals.Length > 1 && literals.Any(literal => literal.Any(char.IsLetter)))
            pattern = new("^" + string.Join("(.*?)", literals.Select(Regex.Escape)) + "$", RegexOptions.NonBacktracking | RegexOptions.Singleline);
    }

    /// <summary>How much of it is said and not put in: the more, the surer it is known.</summary>
    public int Weight { get; }

    /// <summary>How many parts are put in: of two forms of equal weight the one with more of them leaves less in each.</summary>
    public int Places { get; }

    /// <returns>Null where the sentence has another form.</returns>
    public Sentence? Read(string said) => pattern is not null && said.StartsWith(begin, StringComparison.Ordinal) && pattern.Match(said) is { Success: true } match && !IsBehindAColon(match)
        ? Sentence.Of(form, [.. match.Groups.Values.Skip(1).Select(group => group.Value)])
        : null;

    /// <summary>What stands before a colon is not put in: it is what the sentence behind it is about.</summary>
    private bool IsBehindAColon(Match match) => begin.Length == 0 && match.Groups[1].Value.Contains(": ", StringComparison.Ordinal);

    [GeneratedRegex("\\{[0-9]\\}")]
    private static partial Regex Place();
}
