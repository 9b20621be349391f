using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportAddon.Demo.Story;

/// <summary>Fills a pattern: <c>{word}</c> from the vocabulary or the date, each <c>#</c> with a digit.</summary>
internal sealed partial class Phrases(Company company, Dice dice)
{
    public string Fill(string pattern, DateOnly day, params (string Name, string Value)[] known) =>
        Digits(Word().Replace(pattern, match => Fill(Resolve(match.Groups[1].Value, day, known), day, known)));

    private string Resolve(string name, DateOnly day, (string Name, string Value)[] known)
    {
        if (known.FirstOrDefault(each => each.Name == name).Value is { } given)
            return given;
        // People write about the month that has just ended.
        return company.Months.TryGetValue(name, out var months) ? months[day.AddMonths(-1).Month - 1] : name switch
        {
            "yyyy" => day.ToString("yyyy", CultureInfo.InvariantCulture),
            "mm" => day.ToString("MM", CultureInfo.InvariantCulture),
            "yymm" => day.ToString("yyMM", CultureInfo.InvariantCulture),
            _ => dice.Pick(company.Slots[name]),
        };
    }

    private string Digits(string text)
    {
        var filled = new StringBuilder(text);
        for (var i = 0; i < filled.Length; i++)
            if (filled[i] == '#')
                // Numbers do not begin with zero.
                filled[i] = (char)('0' + dice.Between(i > 0 && char.IsDigit(filled[i - 1]) ? 0 : 1, 9));
        return filled.ToString();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Word();
}
