using System.Collections.Concurrent;
using SupportAddon.Demo;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

/// <summary>Days on which the story is told, and what a reader works out from its tickets alone.</summary>
internal static class Told
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 22, 10, 0, TimeSpan.Zero);

    private static readonly ConcurrentDictionary<DateTimeOffset, Chronicle> Stories = [];

    /// <summary>The first and the last day of every quarter for three years, a leap year among them.</summary>
    public static TheoryData<DateTimeOffset> Days()
    {
        var days = new TheoryData<DateTimeOffset>();
        var first = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        for (var quarter = first; quarter.Year < 2029; quarter = quarter.AddMonths(3))
        {
            days.Add(quarter);
            days.Add(quarter.AddMonths(3).AddDays(-1));
        }

        return days;
    }

    /// <summary>The story as told then; each is told once for all tests.</summary>
    public static Chronicle On(DateTimeOffset now) => Stories.GetOrAdd(now, Chronicle.Tell);

    /// <summary>The values at an instant, found by undoing from what they are now; null before the ticket was there.</summary>
    public static IReadOnlyDictionary<string, string?>? StateAt(this Ticket ticket, DateTimeOffset instant)
    {
        if (ticket.CreatedAt > instant)
            return null;
        var state = new Dictionary<string, string?>(ticket.Fields);
        foreach (var change in ticket.History.Where(entry => entry.At > instant).Reverse().SelectMany(entry => entry.Changes))
            state[change.Field] = change.Old;
        return state;
    }

    public static bool IsOpen(this IReadOnlyDictionary<string, string?> state) => state[DeskField.Status]
        is not (DeskStatus.Solved or DeskStatus.Closed or DeskStatus.Dropped or DeskStatus.Duplicate);

    public static int OpenAt(this Chronicle story, string company, DateTimeOffset instant) =>
        story.Tickets.Count(ticket =>
            ticket.StateAt(instant) is { } state && state[DeskField.Company] == company && state.IsOpen());

    public static (DateTimeOffset From, DateTimeOffset To) LastFullQuarter(DateTimeOffset now)
    {
        var running = StorySpan.Of(OfficeHours.DayOf(now)).Quarter;
        return (OfficeHours.At(running.AddMonths(-3), 0), OfficeHours.At(running, 0));
    }
}
