using System.Globalization;

namespace SupportAddon.Reports;

/// <summary>
/// How a report's language writes numbers and dates. It is written out here and not taken from the machine's culture
/// data, so that a stored report reads the same on every machine and after every update.
/// </summary>
internal sealed class Language
{
    private const char Minus = '\u2212';

    public static readonly Language French = new("fr", ';', '\u202f', ',', "\u202f%", n => Math.Abs(n) < 2,
    [
        ("janvier", "janv."), ("février", "févr."), ("mars", "mars"), ("avril", "avr."), ("mai", "mai"), ("juin", "juin"),
        ("juillet", "juil."), ("août", "août"), ("septembre", "sept."), ("octobre", "oct."), ("novembre", "nov."), ("décembre", "déc."),
    ]);

    public static readonly Language English = new("en", ',', ',', '.', "%", n => Math.Abs(n) == 1,
    [
        ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May", "May"), ("June", "Jun"),
        ("July", "Jul"), ("August", "Aug"), ("September", "Sep"), ("October", "Oct"), ("November", "Nov"), ("December", "Dec"),
    ]);

    private readonly NumberFormatInfo format;
    private readonly string percent;
    private readonly Predicate<decimal> isOne;
    private readonly (string Long, string Short)[] months;

    private Language(
        string code, char separator, char group, char point, string percent, Predicate<decimal> isOne, (string, string)[] months)
    {
        (Code, Separator, this.percent, this.isOne, this.months) = (code, separator, percent, isOne, months);
        format = new NumberFormatInfo
        {
            NumberGroupSeparator = group.ToString(),
            NumberDecimalSeparator = point.ToString(),
            NegativeSign = Minus.ToString(),
        };
    }

    public static IReadOnlyList<Language> All { get; } = [French, English];

    public string Code { get; }

    /// <summary>Between the fields of a CSV file, as the spreadsheets of the language expect it.</summary>
    public char Separator { get; }

    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    public string Number(decimal value, int digits = 0) =>
        Math.Round(value, digits, MidpointRounding.AwayFromZero).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), format);

    public string Signed(decimal value, int digits = 0) =>
        Math.Round(value, digits, MidpointRounding.AwayFromZero) switch
        {
            > 0 => "+" + Number(value, digits),
            0 => "±" + Number(0, digits),
            _ => Number(value, digits),
        };

    public string Percent(decimal share, int digits = 0) => Number(share * 100, digits) + percent;

    public string Plural(decimal count, string one, string many) => isOne(count) ? one : many;

    public string Date(DateOnly day, DateForm form) => form switch
    {
        DateForm.Table when Code == "fr" => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
        DateForm.Brief => $"{Day(day)}\u00a0{months[day.Month - 1].Short}",
        DateForm.Table => $"{Day(day)}\u00a0{months[day.Month - 1].Short}\u00a0{Year(day)}",
        _ => $"{Day(day)}\u00a0{months[day.Month - 1].Long} {Year(day)}",
    };

    /// <summary>July 2026.</summary>
    public string Month(DateOnly first) => $"{months[first.Month - 1].Long} {Year(first)}";

    public string Time(TimeOnly time) => Code == "fr"
        ? time.ToString("H'\u00a0h\u00a0'mm", CultureInfo.InvariantCulture)
        : time.ToString("HH':'mm", CultureInfo.InvariantCulture);

    private string Day(DateOnly day) => Code == "fr" && day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

    private static string Year(DateOnly day) => day.Year.ToString("0000", CultureInfo.InvariantCulture);
}

internal enum DateForm
{
    /// <summary>06/07/2026, 6 Jul 2026.</summary>
    Table,

    /// <summary>6 juil., 6 Jul.</summary>
    Brief,

    /// <summary>6 juillet 2026, 6 July 2026.</summary>
    Long,
}
