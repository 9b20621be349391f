using SupportAddon.Clients.Files;
using SupportAddon.Core.Sla;
using SupportAddon.Sla.Policies;
using SupportAddon.Yaml;

namespace SupportAddon.Sla.Files;

/// <summary>Checks the calendars of a client file beyond their form.</summary>
internal static class CalendarCheck
{
    public static void Check(IReadOnlyList<CalendarEntry> calendars, string path, ClientFileCheck file)
    {
        foreach (var (index, calendar) in calendars.Index())
            Check(calendar, YamlPath.Item(path, index), file);
    }

    private static void Check(CalendarEntry calendar, string path, ClientFileCheck file)
    {
        if (BuiltInCalendars.All.Any(known => known.Name == calendar.Name))
            file.Mistake(YamlPath.Key(path, "name"), $"\"{calendar.Name}\" is a built-in calendar; choose another name");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(calendar.TimeZone, out _))
            file.Mistake(YamlPath.Key(path, "timeZone"), $"\"{calendar.TimeZone}\" is not a time zone; expected an IANA name such as Europe/Paris");
        foreach (var (day, hours) in calendar.Week)
            CheckHours(hours, YamlPath.Key(YamlPath.Key(path, "week"), day), file);
        foreach (var (index, closure) in calendar.Closures.Index())
            CheckClosure(closure, YamlPath.Item(YamlPath.Key(path, "closures"), index), file);
    }

    private static void CheckHours(IReadOnlyList<string> hours, string path, ClientFileCheck file)
    {
        var before = new List<WorkHours>();
        foreach (var (index, text) in hours.Index())
            try
            {
                var open = CalendarMaking.Hours(text);
                if (open.To <= open.From)
                    file.Mistake(YamlPath.Item(path, index), $"{text} ends before it starts");
                else if (before.Exists(other => open.From < other.To && other.From < open.To))
                    file.Mistake(YamlPath.Item(path, index), $"{text} overlaps other hours of that day");
                before.Add(open);
            }
            catch (FormatException)
            {
                file.Mistake(YamlPath.Item(path, index), $"{text} has a time that no clock shows; expected hours such as 09:00-12:00, up to 24:00");
            }
    }

    private static void CheckClosure(string text, string path, ClientFileCheck file)
    {
        try
        {
            var (first, last) = CalendarMaking.Closure(text);
            if (last < first)
                file.Mistake(path, $"the closure {text} ends before it starts; write the earlier day first");
        }
        catch (FormatException)
        {
            file.Mistake(path, $"{text} has a day that no calendar knows");
        }
    }
}
