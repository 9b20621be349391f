using System.CommandLine;
using Spectre.Console;
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

    private static async Task ShowAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var shown = await house.Get<RunStore>().GetAsync(run.Value(Id), ct);
        run.Output.Write(shown, console =>
        {
            console.Write(RunTable.Of([shown]));
            console.MarkupLineInterpolated($"Started by {shown.StartedBy}, finished {shown.FinishedAt?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) ?? "not yet"}.");
            if (shown.Error is not null)
                console.MarkupLineInterpolated($"[red]{shown.Error}[/]\n{shown.Next}");
        });
    }
}
