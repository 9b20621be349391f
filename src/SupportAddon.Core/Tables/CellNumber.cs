using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportAddon.Core.Tables;

/// <summary>
/// Numbers as people write them in tables: <c>1234.5</c> as machines do, <c>1 234,5</c> as the French do. What could be either of two
/// numbers is none: <c>1,234</c> is a thousand and some in one country, one and a bit in another.
/// </summary>
internal static partial class CellNumber
{
    /// <param name="text">The cell.</param>
    /// <param name="commaIsDecimal">Whether other cells of its column have shown that a comma is the decimal mark.</param>
    /// <returns>Null where it is no number, or might be two.</returns>
    public static decimal? Read(string text, bool commaIsDecimal) =>
        (Plain().IsMatch(text) || French().IsMatch(text)) && (commaIsDecimal || !IsAmbiguous(text))
            && decimal.TryParse(Bare(text), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? number : null;

    /// <summary>It can only be read with a comma as the decimal mark.</summary>
    public static bool ShowsDecimalComma(string text) => text.Contains(',', StringComparison.Ordinal) && French().IsMatch(text) && !IsAmbiguous(text);

    public static bool IsAmbiguous(string text) => Ambiguous().IsMatch(text);

    private static string Bare(string text) => Spaces().Replace(text, "").Replace(',', '.');

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[+-]?([0-9]+|[0-9]{1,3}([ \u00a0\u202f][0-9]{3})+)(,[0-9]+)?$")]
    private static partial Regex French();

    [GeneratedRegex("^[+-]?[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"[ \u00a0\u202f]")]
    private static partial Regex Spaces();
}
