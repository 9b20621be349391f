namespace SupportAddon.Core.Sla;

/// <summary>What is to be told of a clock, what to be taken back, and when to look again.</summary>
/// <param name="Raise">New.</param>
/// <param name="Retract">Told before; a late event has undone it.</param>
/// <param name="LookAgainAt">Null when nothing more can happen by itself.</param>
internal sealed record ClockWatch(IReadOnlyList<SlaAlarm> Raise, IReadOnlyList<SlaAlarm> Retract, DateTimeOffset? LookAgainAt)
{
    private static readonly TimeSpan Instant = TimeSpan.FromSeconds(1);

    /// <param name="clock">As its history tells it now.</param>
    /// <param name="now">The present.</param>
    /// <param name="told">The alarms raised and not retracted so far.</param>
    public static ClockWatch Look(TicketClock clock, DateTimeOffset now, IReadOnlyList<SlaAlarm> told)
    {
        var reading = clock.Read(now);
        var target = clock.Clock.Target;
        List<SlaAlarm> breached = [.. reading.Breaches.Select(breach => new SlaAlarm(SlaAlarmKind.Breached, breach.Target, breach.At)).DistinctBy(alarm => alarm.Target)];
        var atRisk = reading.AtRisk is { } at && at <= (clock.Terms.Stop ?? clock.WithdrawnAt ?? now) ? new SlaAlarm(SlaAlarmKind.AtRisk, target, at) : null;
        List<SlaAlarm> due = [.. breached.Where(alarm => !told.Any(alarm.Is))];
        if (clock.IsRunning && atRisk is not null && !told.Any(atRisk.Is) && !breached.Exists(alarm => alarm.Target == target))
            due.Add(atRisk);
        var opens = clock.Clock.Calendar.NextOpen(now);
        return new(
            opens == now ? due : [],
            [.. told.Where(alarm => alarm.Kind == SlaAlarmKind.Breached ? !breached.Exists(alarm.Is) : alarm.Target == target && atRisk is null)],
            due.Count > 0 && opens != now ? opens : clock.IsRunning ? Next(reading, now) : null);
    }

    /// <summary>At the deadline itself a clock is still in time.</summary>
    private static DateTimeOffset? Next(SlaReading reading, DateTimeOffset now) =>
        reading.AtRisk > now ? reading.AtRisk : reading.Deadline >= now ? reading.Deadline + Instant : null;
}
