using System.CommandLine;
using Spectre.Console;
using SupportAddon.Core.Sla;
using SupportAddon.Shell;

namespace SupportAddon.Sla;

/// <summary><c>supportaddon sla</c>: what a clock says, and why.</summary>
internal static class SlaCommands
{
    private static readonly Option<string> Calendar = Needed("--calendar", "When the team is at work.", "name");
    private static readonly Option<string> Target = Needed("--target", "The open time there is, in minutes.", "minutes");
    private static readonly Option<string> Start = Needed("--start", "When the clock begins.", "instant");
    private static readonly Option<string[]> Pause = new("--pause") { Description = "When the clock stands still.", HelpName = "from/to" };
    private static readonly Option<string[]> Resolved = new("--resolved") { Description = "When it was resolved before it was opened again.", HelpName = "from/to" };
    private static readonly Option<string[]> Change = new("--change") { Description = "Another target, and calendar if named, from then on.", HelpName = "at=minutes@calendar" };
    private static readonly Option<string?> Stop = new("--stop") { Description = "When the clock ended; it runs until now when left out.", HelpName = "instant" };

    public static Command Create() => new("sla", "Service levels.")
    {
        new RoomCommand("explain", "Show what a clock says on given figures, step by step.",
            "sla explain --calendar FR-STD --target 840 --start 2026-09-10T08:00Z",
            "sla explain --calendar FR-STD --target 840 --start 2026-09-10T08:00Z --pause 2026-09-11T14:00Z/2026-09-14T08:00Z --change 2026-09-11T09:00Z=480@24x7 --stop 2026-09-14T14:30Z --json")
        {
            Calendar, Target, Start, Pause, Resolved, Change, Stop,
        }.Runs(ExplainAsync),
    };

    private static Task ExplainAsync(CommandRun run, CancellationToken ct)
    {
        var terms = Terms(run);
        var clock = new SlaClock(terms);
        var now = TimeProvider.System.GetUtcNow();
        var reading = clock.Read(now);
        var steps = clock.Steps(terms.Stop ?? Later(now, reading.Deadline)).ToList();
        run.Output.Write(
            new
            {
                reading.Deadline, reading.AtRisk, ElapsedMinutes = reading.Elapsed.TotalMinutes, Met = reading.IsMet,
                BreachedAt = reading.Breaches.Count > 0 ? reading.Breaches[0].At : (DateTimeOffset?)null,
                Breaches = reading.Breaches.Select(breach => new { breach.At, TargetMinutes = breach.Target.TotalMinutes, breach.IsRequalified }),
                Steps = steps.Select(step => new
                {
                    From = step.When.Start, To = step.When.End, step.Kind, Minutes = step.When.Length.TotalMinutes,
                    ElapsedMinutes = step.Elapsed.TotalMinutes, TargetMinutes = step.Target.TotalMinutes, step.Calendar,
                }),
            },
            console => Draw(console, terms, reading, steps));
        return Task.CompletedTask;
    }

    private static SlaTerms Terms(CommandRun run)
    {
        var start = SlaFigures.Instant(run.Value(Start)!, Start.Name);
        var stop = run.Value(Stop) is { } text ? SlaFigures.Instant(text, Stop.Name) : (DateTimeOffset?)null;
        if (stop < start)
            throw new RefusedException("The clock stops before it starts.", "Correct --start or --stop.");
        return new()
        {
            Calendar = SlaFigures.Calendar(run.Value(Calendar)!),
            Target = SlaFigures.Target(run.Value(Target)!, Target.Name),
            Start = start,
            Stop = stop,
            Pauses = [.. (run.Value(Pause) ?? []).Select(pause => SlaFigures.Pause(pause, Pause.Name))],
            Resolved = [.. (run.Value(Resolved) ?? []).Select(pause => SlaFigures.Pause(pause, Resolved.Name))],
            Changes = [.. (run.Value(Change) ?? []).Select(change => SlaFigures.Change(change, Change.Name))],
        };
    }

    private static void Draw(IAnsiConsole console, SlaTerms terms, SlaReading reading, List<SlaStep> steps)
    {
        var zone = terms.Calendar.Zone;
        var table = Output.Table("From", "To", "", "Minutes", "Elapsed", "Of", "Calendar");
        foreach (var step in steps)
            Output.Row(table, Local(step.When.Start, zone), Local(step.When.End, zone), step.Kind.ToString().ToLowerInvariant(), Minutes(step.When.Length),
                Minutes(step.Elapsed), Minutes(step.Target), step.Calendar);
        console.Write(table);
        console.WriteLine($"Due {Local(reading.Deadline, zone)}, at risk from {Local(reading.AtRisk, zone)} ({zone.Id}).");
        console.WriteLine($"{Minutes(reading.Elapsed)} minutes elapsed; {(reading.IsMet switch { true => "met", false => "missed", null => "still running" })}.");
        foreach (var breach in reading.Breaches)
            console.WriteLine($"Missed {Local(breach.At, zone)}: {Minutes(breach.Target)} minutes{(breach.IsRequalified ? ", used up already when that target was set" : "")}.");
    }

    private static string Local(DateTimeOffset? instant, TimeZoneInfo zone) => instant is { } at
        ? TimeZoneInfo.ConvertTime(at, zone).ToString("ddd yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) : "never";

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? deadline) => deadline > now ? deadline.Value : now;

    private static Option<string> Needed(string name, string description, string value) => new(name) { Description = description, HelpName = value, Required = true };
}
