using System.CommandLine;
using Spectre.Console;
using SupportAddon.Core.Sla;
using SupportAddon.Shell;
using SupportAddon.Sla.Clocks;
using SupportAddon.Tickets;

namespace SupportAddon.Sla;

/// <summary><c>supportaddon sla explain</c>: what the clocks of a ticket say, or one on given figures, and why.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string?> Number = new("number") { Description = "The number people quote, or the id at the source.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Connection = new("--connection", "-c") { Description = "The ticket of this connection.", HelpName = "name" };
    private static readonly Option<string?> Calendar = new("--calendar") { Description = "When the team is at work.", HelpName = "name" };
    private static readonly Option<string?> Target = new("--target") { Description = "The open time there is, in minutes.", HelpName = "minutes" };
    private static readonly Option<string?> Start = new("--start") { Description = "When the clock begins.", HelpName = "instant" };
    private static readonly Option<string[]> Pause = new("--pause") { Description = "When the clock stands still.", HelpName = "from/to" };
    private static readonly Option<string[]> Resolved = new("--resolved") { Description = "When it was resolved before it was opened again.", HelpName = "from/to" };
    private static readonly Option<string[]> Change = new("--change") { Description = "Another target, and calendar if named, from then on.", HelpName = "at=minutes@calendar" };
    private static readonly Option<string?> Stop = new("--stop") { Description = "When the clock ended; it runs until now when left out.", HelpName = "instant" };

    public static Command Create() => new RoomCommand("explain", "Show what the clocks of a ticket say, or one on given figures, step by step.",
        "sla explain 1042",
        "sla explain --calendar FR-STD --target 840 --start 2026-09-10T08:00Z",
        "sla explain --calendar FR-STD --target 840 --start 2026-09-10T08:00Z --pause 2026-09-11T14:00Z/2026-09-14T08:00Z --change 2026-09-11T09:00Z=480@24x7 --stop 2026-09-14T14:30Z --json")
    {
        Number, Connection, Calendar, Target, Start, Pause, Resolved, Change, Stop,
    }.Runs((run, ct) => run.Value(Number) is { } number ? ExplainTicketAsync(run, number, ct) : ExplainFigures(run));

    private static Task ExplainFigures(CommandRun run)
    {
        var terms = Terms(run);
        var text = new ClockText(new(terms), terms, TimeProvider.System.GetUtcNow(), terms.Stop);
        run.Output.Write(
            new { text.Deadline, text.AtRisk, text.ElapsedMinutes, text.Met, text.BreachedAt, text.Breaches, Steps = text.Told },
            text.Draw);
        return Task.CompletedTask;
    }

    private static async Task ExplainTicketAsync(CommandRun run, string number, CancellationToken ct)
    {
        if (run.Value(Calendar) is not null || run.Value(Target) is not null || run.Value(Start) is not null)
            throw new RefusedException("A ticket has its own figures.", "Name the ticket, or give figures, not both.");
        await using var house = await run.OpenAsync(ct);
        var sheet = await house.Get<TicketSheetReader>().GetAsync(number, run.Value(Connection), ct);
        var ticket = await house.Get<TicketSlaReader>().GetAsync(sheet.Ticket.Id, ct);
        var now = TimeProvider.System.GetUtcNow();
        var clocks = ticket.Clocks.Select(clock => (Clock: clock, Text: new ClockText(clock.Clock, clock.Terms, now, clock.Terms.Stop ?? clock.WithdrawnAt))).ToList();
        run.Output.Write(
            new
            {
                ticket = ticket.Ticket.Number, ticket.Ticket.Connection, ticket.Client, Policy = ticket.PolicyHash,
                ticket.Facts.AnsweredAt, ticket.Facts.AcknowledgedAt,
                Clocks = clocks.Select(told => new
                {
                    Clock = told.Clock.Kind, TargetMinutes = told.Clock.Clock.Target.TotalMinutes, StoppedAt = told.Clock.Terms.Stop, told.Clock.WithdrawnAt,
                    told.Text.Deadline, told.Text.AtRisk, told.Text.ElapsedMinutes, told.Text.Met, told.Text.BreachedAt, told.Text.Breaches, Steps = told.Text.Told,
                }),
            },
            console =>
            {
                foreach (var (clock, text) in clocks)
                {
                    console.WriteLine(clock.Kind switch
                    {
                        SlaClockKind.FirstResponse => "First response", SlaClockKind.Resolution => "Resolution", _ => "Vendor",
                    });
                    text.Draw(console);
                    console.WriteLine();
                }

                if (clocks.Count == 0)
                    console.WriteLine(ticket.Client is null
                        ? "The ticket is nobody's, so nothing was promised. Look at: supportaddon ticket list --unassigned"
                        : $"Nothing was promised for it. Write targets under sla: in the file of {ticket.Client} and run: supportaddon apply -f FILE");
            });
    }

    private static SlaTerms Terms(CommandRun run)
    {
        var start = SlaFigures.Instant(Needed(run, Start), Start.Name);
        var stop = run.Value(Stop) is { } text ? SlaFigures.Instant(text, Stop.Name) : (DateTimeOffset?)null;
        if (stop < start)
            throw new RefusedException("The clock stops before it starts.", "Correct --start or --stop.");
        return new()
        {
            Calendar = SlaFigures.Calendar(Needed(run, Calendar)),
            Target = SlaFigures.Target(Needed(run, Target), Target.Name),
            Start = start,
            Stop = stop,
            Pauses = [.. (run.Value(Pause) ?? []).Select(pause => SlaFigures.Pause(pause, Pause.Name))],
            Resolved = [.. (run.Value(Resolved) ?? []).Select(pause => SlaFigures.Pause(pause, Resolved.Name))],
            Changes = [.. (run.Value(Change) ?? []).Select(change => SlaFigures.Change(change, Change.Name))],
        };
    }

    private static string Needed(CommandRun run, Option<string?> option) => run.Value(option) ?? throw new RefusedException(
        $"There is neither a ticket nor {option.Name}.", "Name a ticket, or give --calendar, --target and --start.");
}
