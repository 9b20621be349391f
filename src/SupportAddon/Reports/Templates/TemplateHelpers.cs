using System.Globalization;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace SupportAddon.Reports.Templates;

/// <summary>What a template can do beside showing values: compare, and write numbers, dates and words in its language.</summary>
/// <param name="language">Whose numbers, dates and plurals.</param>
/// <param name="texts">The words by name.</param>
/// <param name="chart">Draws a chart by its name; its markup alone is written as it is.</param>
internal sealed class TemplateHelpers(Language language, IReadOnlyDictionary<string, string> texts, Func<string, string> chart)
{
    /// <summary>The one helper whose markup is written as it is.</summary>
    public const string Chart = "chart";

    /// <summary>How many arguments each helper takes.</summary>
    public static readonly Dictionary<string, (int Least, int Most)> Arguments = new(StringComparer.Ordinal)
    {
        ["eq"] = (2, 2),
        ["ne"] = (2, 2),
        ["gt"] = (2, 2),
        ["lt"] = (2, 2),
        ["and"] = (2, 6),
        ["or"] = (2, 6),
        ["not"] = (1, 1),
        ["number"] = (1, 2),
        ["signed"] = (1, 2),
        ["percent"] = (1, 2),
        ["date"] = (2, 2),
        ["time"] = (1, 1),
        ["plural"] = (3, 3),
        ["default"] = (2, 2),
        ["text"] = (1, 4),
        ["link"] = (1, 1),
        [Chart] = (1, 1),
    };

    public void Register(IHandlebars handlebars)
    {
        foreach (var (name, call) in Calls())
            handlebars.RegisterHelper(name, (_, arguments) => call(Checked(name, arguments)));
        handlebars.RegisterHelper(Chart, (output, _, arguments) =>
            output.WriteSafeString(chart(Text(Checked(Chart, arguments)[0]))));
    }

    private IEnumerable<(string Name, Func<object?[], object?> Call)> Calls() =>
    [
        ("eq", its => Equals(its[0], its[1])),
        ("ne", its => !Equals(its[0], its[1])),
        ("gt", its => Amount(its[0]) > Amount(its[1])),
        ("lt", its => Amount(its[0]) < Amount(its[1])),
        ("and", its => its.All(IsTrue)),
        ("or", its => its.Any(IsTrue)),
        ("not", its => !IsTrue(its[0])),
        ("number", its => language.Number(Amount(its[0]), Digits(its))),
        ("signed", its => language.Signed(Amount(its[0]), Digits(its))),
        ("percent", its => language.Percent(Amount(its[0]), Digits(its))),
        ("date", its => language.Date(Day(its[0]), Form(Text(its[1])))),
        ("time", its => language.Time(TimeOnly.FromDateTime(Moment(its[0])))),
        ("plural", its => language.Plural(Amount(its[0]), Text(its[1]), Text(its[2]))),
        ("default", its => IsTrue(its[0]) ? its[0] : its[1]),
        ("text", its => Word(string.Join('.', its.Select(it => it is null ? "none" : Text(it))))),
        ("link", its => WebLink.IsOne(its[0] as string) ? its[0] : "#"),
    ];

    /// <summary>Numbers in templates are decimals, as they are in the data; an unknown name is never an argument.</summary>
    private static object?[] Checked(string helper, Arguments arguments) =>
    [
        .. arguments.Select(argument => argument switch
        {
            UndefinedBindingResult unknown => throw new TemplateException($"\"{unknown.Value}\" is not in the data here"),
            int number => (decimal)number,
            _ => argument,
        }),
    ];

    private string Word(string name) =>
        texts.TryGetValue(name, out var word) ? word : throw new TemplateException($"there is no text \"{name}\" in texts.json");

    private static bool IsTrue(object? value) => HandlebarsUtils.IsTruthyOrNonEmpty(value);

    private static int Digits(object?[] its) => its.Length > 1 ? (int)Amount(its[1]) : 0;

    private static decimal Amount(object? value) =>
        value is decimal number ? number : throw new TemplateException($"\"{value ?? "nothing"}\" is not a number");

    private static string Text(object? value) => value switch
    {
        string text => text,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => throw new TemplateException($"\"{value ?? "nothing"}\" is not a text"),
    };

    private static DateOnly Day(object? value) => DateOnly.FromDateTime(Moment(value));

    private static DateTime Moment(object? value) =>
        DateTime.TryParse(value as string, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new TemplateException($"\"{value ?? "nothing"}\" is not a date");

    private static DateForm Form(string name) =>
        Enum.TryParse<DateForm>(name, ignoreCase: true, out var form) && Enum.IsDefined(form)
            ? form
            : throw new TemplateException($"there is no date form \"{name}\"");
}
