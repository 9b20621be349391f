using System.CommandLine;
using Spectre.Console;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Sync;

/// <summary><c>supportaddon run</c>: what ran, how far, how it ended.</summary>
internal static class RunCommands
{
    private static readonly Option<string?> Connection = new("--connection", "-c") { Description = "Runs of this connection only.", HelpName = "name" };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many, the latest first.", DefaultValueFactory = _ => 20 };
    private static readonly Argument<long> Id = new("id") { Description = "The run's number, as in the list." };

    public static Command Create() => new("run", "Runs: what was pulled, when, and how it ended.")
    {
        new RoomCommand("list", "List runs, the latest first.", "run list", "run list --connection redmine --json")
        {
            Connection, Limit,
        }.Runs(ListAsync),
        new RoomCommand("show", "Show one run.", "run show 12") { Id }.Runs(ShowAsync),
        new RoomCommand("stop", "Ask a run to stop, whichever process it is in. What it has stored stays.", "run stop 12") { Id }.Runs(StopAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var runs = await house.Get<RunStore>().ListAsync(run.Value(Connection), run.Value(Limit), ct);
        run.Output.Write(runs, console =>
        {
            if (runs.Count == 0)
                console.WriteLine("Nothing has run yet. Start with: supportaddon sync");
            else
                console.Write(RunTable.Of(runs));
        });
    }

    private static async Task StopAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var shown = await house.Get<RunStop>().AskAsync(run.Value(Id), Actor.OfShell(), ct);
        run.Output.Write(new { asked = shown.Id }, console =>
            console.MarkupLineInterpolated($"Run {shown.Id} is asked to stop; it does so within a few seconds: supportaddon run show {shown.Id}"));
    }

    private static string Moment(DateTimeOffset? time) =>
        time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown time";

    private static async Task ShowAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var shown = await house.Get<RunStore>().GetAsync(run.Value(Id), ct);
        run.Output.Write(shown, console =>
        {
            console.Write(RunTable.Of([shown]));
            console.MarkupLineInterpolated($"Started by {shown.StartedBy}.");
            console.MarkupLineInterpolated(shown.FinishedAt is null
                ? (FormattableString)$"Last got on at {Moment(shown.ReportedAt)}: {SyncDisplay.Phase(shown.Phase)}. Stop it with: supportaddon run stop {shown.Id}"
                : $"Finished at {Moment(shown.FinishedAt)}.");
            if (shown.Counts.Retries > 0)
                console.MarkupLineInterpolated($"{shown.Counts.Retries} requests failed for a passing reason and were sent again.");
            if (shown.Error is not null)
                console.MarkupLineInterpolated($"[red]{shown.Error}[/]\n{shown.Next}");
        });
    }
}
