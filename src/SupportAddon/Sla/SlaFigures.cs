using System.Globalization;
using SupportAddon.Core.Sla;
using SupportAddon.Core.Times;

namespace SupportAddon.Sla;

/// <summary>A clock's terms as they are written on the command line.</summary>
internal static class SlaFigures
{
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="text">With its zone, <c>2026-09-10T08:00Z</c>.</param>
    public static DateTimeOffset Instant(string text, string option)
    {
        const DateTimeStyles Style = DateTimeStyles.AdjustToUniversal;
        var isInstant = text.Length > 11 && (text.EndsWith('Z') || text[11..].AsSpan().IndexOfAny('+', '-') >= 0);
        if (!isInstant || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Style, out var instant))
            throw Wrong(option, text, "an instant with its zone", "2026-09-10T08:00Z");
        if (instant < Earliest || instant >= Latest)
            throw Wrong(option, text, "between 1970 and 2200", "2026-09-10T08:00Z");
        return instant;
    }

    public static TimeSpan Target(string text, string option) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= TimeSpan.FromDays(3650).TotalMinutes
            ? TimeSpan.FromMinutes(minutes)
            : throw Wrong(option, text, "a number of minutes, not below 0 and not above ten years", "840");

    /// <param name="text"><c>FROM/TO</c>.</param>
    public static Stretch Pause(string text, string option)
    {
        if (text.Split('/') is not [var from, var to])
            throw Wrong(option, text, "two instants with a stroke between them", "2026-09-11T14:00Z/2026-09-14T08:00Z");
        var pause = new Stretch(Instant(from, option), Instant(to, option));
        return pause.Start <= pause.End ? pause : throw new RefusedException($"The pause {text} ends before it starts.", "Write the earlier instant first.");
    }

    /// <param name="text"><c>AT=MINUTES</c> or <c>AT=MINUTES@CALENDAR</c>.</param>
    public static TargetChange Change(string text, string option)
    {
        if (text.Split('=') is not [var at, var what] || what.Split('@') is not [var target, .. { Length: <= 1 } calendar])
            throw Wrong(option, text, "an instant, a target and perhaps a calendar", "2026-09-11T09:00Z=480@24x7");
        return new(Instant(at, option), Target(target, option), calendar is [var name] ? Calendar(name) : null);
    }

    public static WorkCalendar Calendar(string name) =>
        BuiltInCalendars.All.FirstOrDefault(calendar => calendar.Name == name) ?? throw new RefusedException(
            $"There is no calendar {name}.", $"Choose one of {string.Join(", ", BuiltInCalendars.All.Select(calendar => calendar.Name))}.");

    private static RefusedException Wrong(string option, string text, string what, string example) =>
        new($"{option} {text} is not {what}.", $"Write for example: {option} {example}");
}
