using System.Globalization;

namespace SupportAddon.Core.Reports;

/// <summary>An ISO week (from Monday) as far as it lies within a quarter.</summary>
/// <param name="Year">The year the week belongs to by ISO 8601, which at New Year is not always the day's.</param>
/// <param name="Number">1 to 53.</param>
internal sealed record Week(int Year, int Number, DateOnly First, DateOnly Last)
{
    public static IReadOnlyList<Week> In(Quarter quarter)
    {
        var weeks = new List<Week>();
        for (var day = quarter.First; day <= quarter.Last; day = weeks[^1].Last.AddDays(1))
            weeks.Add(From(day, quarter.Last));
        return weeks;
    }

    public Period Bounds(TimeZoneInfo zone) => new(LocalDay.StartOf(First, zone), LocalDay.StartOf(Last.AddDays(1), zone));

    private static Week From(DateOnly day, DateOnly latest)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var sunday = day.AddDays((7 - (int)day.DayOfWeek) % 7);
        return new Week(
            ISOWeek.GetYear(midnight), ISOWeek.GetWeekOfYear(midnight), day, sunday < latest ? sunday : latest);
    }
}
