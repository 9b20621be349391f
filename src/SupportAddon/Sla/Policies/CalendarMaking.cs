using System.Globalization;
using SupportAddon.Core.Sla;

namespace SupportAddon.Sla.Policies;

/// <summary>Makes a calendar of what was declared.</summary>
internal static class CalendarMaking
{
    /// <param name="entry">Checked when it was applied.</param>
    public static WorkCalendar Make(CalendarEntry entry)
    {
        var closures = entry.Closures.Select(Closure).ToList();
        var isHoliday = Holidays(entry.Holidays);
        return new(entry.Name, TimeZoneInfo.FindSystemTimeZoneById(entry.TimeZone),
            entry.Week.ToDictionary(day => Day(day.Key), day => (IReadOnlyList<WorkHours>)[.. day.Value.Select(Hours)]),
            day => isHoliday(day) || closures.Exists(closure => closure.First <= day && day <= closure.Last));
    }

    /// <exception cref="FormatException">A time is none of the day.</exception>
    public static WorkHours Hours(string text) => new(Time(text[..5]), Time(text[6..]));

    /// <exception cref="FormatException">A day is none of the calendar.</exception>
    public static (DateOnly First, DateOnly Last) Closure(string text) => (Date(text[..10]), Date(text[^10..]));

    private static DayOfWeek Day(string name) => Enum.Parse<DayOfWeek>(name, ignoreCase: true);

    /// <summary>24:00 is the end of the day.</summary>
    private static TimeSpan Time(string text) => text == "24:00" ? TimeSpan.FromDays(1)
        : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan();

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Func<DateOnly, bool> Holidays(string? name) => name switch
    {
        "FR-STD" => FrenchHolidays.IsNational,
        "FR-AM" => FrenchHolidays.IsInAlsaceMoselle,
        "FR-974" => FrenchHolidays.IsInReunion,
        _ => _ => false,
    };
}
