namespace SupportAddon.Core.Sla;

/// <summary>The legal holidays of France (Code du travail, art. L3133-1), and those of places that have more.</summary>
internal static class FrenchHolidays
{
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];

    /// <summary>Easter Monday, Ascension and Whit Monday, in days after Easter.</summary>
    private static readonly int[] Movable = [1, 39, 50];

    public static bool IsNational(DateOnly day) =>
        Fixed.Contains((day.Month, day.Day)) || Movable.Contains(day.DayNumber - Easter(day.Year).DayNumber);

    /// <summary>Good Friday and the second day of Christmas as well.</summary>
    public static bool IsInAlsaceMoselle(DateOnly day) =>
        IsNational(day) || (day.Month, day.Day) == (12, 26) || day.DayNumber == Easter(day.Year).DayNumber - 2;

    /// <summary>The day on which slavery ended as well.</summary>
    public static bool IsInReunion(DateOnly day) => IsNational(day) || (day.Month, day.Day) == (12, 20);

    /// <summary>Easter Sunday by the Gregorian rule, in the form of the anonymous algorithm printed in Nature, 1876.</summary>
    internal static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = (year / 100, year % 100);
        var leapless = (century + 8) / 25;
        var epact = ((19 * golden) + century - (century / 4) - ((century - leapless + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - epact - (ofCentury % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * late) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
