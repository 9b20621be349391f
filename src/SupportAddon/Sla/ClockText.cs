using System.Globalization;
using Spectre.Console;
using SupportAddon.Core.Sla;
using SupportAddon.Shell;

namespace SupportAddon.Sla;

/// <summary>What a clock says, and how it comes to it: for people and for programs.</summary>
internal sealed class ClockText(SlaClock clock, SlaTerms terms, DateTimeOffset now, DateTimeOffset? endedAt)
{
    private readonly SlaReading reading = clock.Read(endedAt ?? now);

    /// <summary>While it runs they go on to the deadline, so that one sees when it will come.</summary>
    private readonly List<SlaStep> steps = Take(clock, now, endedAt);

    public SlaReading Reading => reading;

    public IReadOnlyList<SlaStep> Steps => steps;

    public DateTimeOffset? Deadline => reading.Deadline;

    public DateTimeOffset? AtRisk => reading.AtRisk;

    public double ElapsedMinutes => reading.Elapsed.TotalMinutes;

    public bool? Met => reading.IsMet;

    public DateTimeOffset? BreachedAt => reading.Breaches.Count > 0 ? reading.Breaches[0].At : null;

    public IEnumerable<object> Breaches => reading.Breaches.Select(breach => new { breach.At, TargetMinutes = breach.Target.TotalMinutes, breach.IsRequalified });

    public IEnumerable<object> Told => steps.Select(step => new
    {
        From = step.When.Start, To = step.When.End, step.Kind, Minutes = step.When.Length.TotalMinutes,
        ElapsedMinutes = step.Elapsed.TotalMinutes, TargetMinutes = step.Target.TotalMinutes, step.Calendar,
    });

    public void Draw(IAnsiConsole console)
    {
        var zone = terms.Calendar.Zone;
        var table = Output.Table("From", "To", "", "Minutes", "Elapsed", "Of", "Calendar");
        foreach (var step in steps)
            Output.Row(table, Local(step.When.Start, zone), Local(step.When.End, zone), step.Kind.ToString().ToLowerInvariant(), Minutes(step.When.Length),
                Minutes(step.Elapsed), Minutes(step.Target), step.Calendar);
        console.Write(table);
        console.WriteLine($"Due {Local(reading.Deadline, zone)}, at risk from {Local(reading.AtRisk, zone)} ({zone.Id}).");
        console.WriteLine($"{Minutes(reading.Elapsed)} minutes elapsed; {(reading.IsMet switch { true => "met", false => "missed", null => endedAt is null ? "still running" : "withdrawn" })}.");
        foreach (var breach in reading.Breaches)
            console.WriteLine($"Missed {Local(breach.At, zone)}: {Minutes(breach.Target)} minutes{(breach.IsRequalified ? ", used up already when that target was set" : "")}.");
    }

    private static List<SlaStep> Take(SlaClock clock, DateTimeOffset now, DateTimeOffset? endedAt) =>
        [.. clock.Steps(endedAt ?? (clock.Read(now).Deadline is { } deadline && deadline > now ? deadline : now))];

    private static string Local(DateTimeOffset? instant, TimeZoneInfo zone) => instant is { } at
        ? TimeZoneInfo.ConvertTime(at, zone).ToString("ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "never";

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);
}
