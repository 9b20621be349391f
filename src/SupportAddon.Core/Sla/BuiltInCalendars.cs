namespace SupportAddon.Core.Sla;

/// <summary>The calendars that need no file.</summary>
internal static class BuiltInCalendars
{
    private static readonly WorkHours Morning = Hours(9, 12);
    private static readonly WorkHours Afternoon = Hours(14, 18);

    public static readonly IReadOnlyList<WorkCalendar> All =
    [
        Office("FR-STD", "Europe/Paris", FrenchHolidays.IsNational),
        Office("FR-AM", "Europe/Paris", FrenchHolidays.IsInAlsaceMoselle),
        Office("FR-974", "Indian/Reunion", FrenchHolidays.IsInReunion),
        new("24x7", Zone("Europe/Paris"), Enum.GetValues<DayOfWeek>().ToDictionary(day => day, Always), _ => false),
    ];

    private static WorkCalendar Office(string name, string zone, Func<DateOnly, bool> isHoliday) =>
        new(name, Zone(zone), Enumerable.Range((int)DayOfWeek.Monday, 5).ToDictionary(day => (DayOfWeek)day, OfficeDay), isHoliday);

    private static IReadOnlyList<WorkHours> OfficeDay(int day) => [Morning, Afternoon];

    private static IReadOnlyList<WorkHours> Always(DayOfWeek day) => [Hours(0, 24)];

    private static WorkHours Hours(int from, int to) => new(TimeSpan.FromHours(from), TimeSpan.FromHours(to));

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
