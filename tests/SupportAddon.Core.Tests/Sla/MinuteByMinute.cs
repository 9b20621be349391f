using SupportAddon.Core.Sla;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Tests.Sla;

/// <summary>
/// The same clock in the plainest way there is: it looks at each minute, and asks whether it is open and whether the
/// clock stands still. For terms in whole minutes.
/// </summary>
internal sealed class MinuteByMinute
{
    private readonly DateTimeOffset first;
    private readonly Dictionary<WorkCalendar, bool[]> open;

    /// <param name="calendars">With the hours and the closed days that each is made of.</param>
    public MinuteByMinute(DateTimeOffset first, int days, IEnumerable<RandomCalendar> calendars)
    {
        this.first = first;
        open = calendars.ToDictionary(made => made.Calendar, made => Look(made, days));
    }

    /// <returns>The deadline, or null when it is not within the horizon; and the minutes that have counted at the end.</returns>
    public (DateTimeOffset? Deadline, int Elapsed) Read(SlaTerms terms, DateTimeOffset end, int horizonDays)
    {
        var (elapsed, atEnd) = (0, 0);
        DateTimeOffset? deadline = null;
        var (target, calendar) = (terms.Target, terms.Calendar);
        Stretch[] still = [.. terms.Pauses, .. terms.Resolved];
        var changes = new Queue<TargetChange>(terms.Changes.Where(change => terms.Stop is null || change.At <= terms.Stop).OrderBy(change => change.At));
        for (var now = terms.Start; now < terms.Start.AddDays(horizonDays); now = now.AddMinutes(1))
        {
            while (changes.TryPeek(out var change) && change.At <= now)
            {
                (target, calendar, deadline) = (change.Target, change.Calendar ?? calendar, null);
                changes.Dequeue();
            }

            if (now == end)
                atEnd = elapsed;
            if (elapsed >= target.TotalMinutes)
                deadline ??= now;
            if (now >= end && deadline is not null && changes.Count == 0)
                break;
            if (open[calendar][Index(now)] && !Array.Exists(still, pause => pause.Start <= now && now < pause.End))
                elapsed++;
        }

        return (deadline, atEnd);
    }

    private int Index(DateTimeOffset minute) => (int)(minute - first).TotalMinutes;

    private bool[] Look(RandomCalendar made, int days)
    {
        var minutes = Enumerable.Range(0, days * 24 * 60).Select(minute => TimeZoneInfo.ConvertTime(first.AddMinutes(minute), made.Zone).DateTime).ToArray();
        var look = new bool[minutes.Length];
        foreach (var day in minutes.Index().GroupBy(minute => DateOnly.FromDateTime(minute.Item)))
            if (!made.Closed.Contains(day.Key))
                foreach (var hours in made.Hours.GetValueOrDefault(day.Key.DayOfWeek, []))
                    Open(look, [.. day], hours);
        return look;
    }

    /// <summary>From the first minute that shows the beginning, or more, to the last one that shows the end, or to where it would be.</summary>
    private static void Open(bool[] look, (int Index, DateTime Shown)[] day, WorkHours hours)
    {
        var from = Array.FindIndex(day, minute => minute.Shown.TimeOfDay >= hours.From);
        var to = Array.FindLastIndex(day, minute => minute.Shown.TimeOfDay == hours.To);
        if (to < 0)
            to = Array.FindLastIndex(day, minute => minute.Shown.TimeOfDay < hours.To) + 1;
        for (var index = from; from >= 0 && index < to; index++)
            look[day[index].Index] = true;
    }
}

/// <summary>A calendar, and what it was made of.</summary>
internal sealed record RandomCalendar(TimeZoneInfo Zone, Dictionary<DayOfWeek, IReadOnlyList<WorkHours>> Hours, HashSet<DateOnly> Closed)
{
    private static readonly string[] Zones =
    [
        "Europe/Paris", "Indian/Reunion", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu",
        "Pacific/Chatham", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Apia",
    ];

    public WorkCalendar Calendar { get; } = new("random", Zone, Hours, Closed.Contains);

    public static RandomCalendar Make(Random random, int number, DateOnly first, int days) => new(
        TimeZoneInfo.FindSystemTimeZoneById(Zones[number % Zones.Length]),
        Enum.GetValues<DayOfWeek>().Where(_ => random.Next(4) > 0).ToDictionary(day => day, _ => Day(random)),
        [.. Enumerable.Range(0, random.Next(20)).Select(_ => first.AddDays(random.Next(days)))]);

    private static IReadOnlyList<WorkHours> Day(Random random)
    {
        var bounds = Enumerable.Range(0, random.Next(1, 4) * 2).Select(_ => random.Next(0, 97) * 15).Distinct().Order().ToList();
        return [.. bounds.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new WorkHours(TimeSpan.FromMinutes(pair[0]), TimeSpan.FromMinutes(pair[1])))];
    }
}
