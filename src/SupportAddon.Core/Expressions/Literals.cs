using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportAddon.Core.Expressions;

/// <summary>The values that are written out.</summary>
internal static partial class Literals
{
    private static readonly Dictionary<string, decimal> Units = new()
    {
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay,
    };

    public static object Read(LiteralSyntax literal) => literal.Kind switch
    {
        ValueKind.Text => Unquote(literal.Written),
        ValueKind.Truth => literal.Written == "true",
        ValueKind.Number => decimal.Parse(literal.Written, CultureInfo.InvariantCulture),
        ValueKind.Date => Date(literal.Written) ?? throw new ExpressionException(literal.At, $"{literal.Written} is not a date of the calendar"),
        _ => Duration(literal),
    };

    /// <summary>An instant in UTC; a day is its midnight there.</summary>
    public static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    /// <summary>Null when it is none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A backslash takes the quote or backslash behind it as it is, and is itself before anything else.</summary>
    public static string Unquote(string quoted) => Escaped().Replace(quoted[1..^1], "$1");

    private static TimeSpan Duration(LiteralSyntax literal)
    {
        var unit = literal.Written.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.');
        var ticks = decimal.Parse(literal.Written[..^unit.Length], CultureInfo.InvariantCulture) * Units[unit];
        return ticks <= TimeSpan.MaxValue.Ticks ? new((long)ticks) : throw new ExpressionException(literal.At, $"{literal.Written} is too long a time");
    }

    [GeneratedRegex("""\\(["'\\])""")]
    private static partial Regex Escaped();
}
