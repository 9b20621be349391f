using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Shell;

namespace SupportAddon.Sync;

/// <summary><c>supportaddon status</c>: how the connections are doing.</summary>
internal static class StatusCommand
{
    private static readonly Argument<string?> Name = new("connection") { Description = "The connection's name; all when left out.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create() => new RoomCommand("status",
        "Show how the connections are doing: last run, failures with their reason, next try, drift.",
        "status", "status redmine --json") { Name }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var store = house.Get<ConnectionStore>();
        var connections = run.Value(Name) is { } name ? [await store.GetAsync(name, ct)] : await store.ListAsync(ct);
        var lines = new List<ConnectionStatus>();
        foreach (var connection in connections)
            lines.Add(await house.Get<ConnectionStatusReader>().ReadAsync(connection, ct));
        run.Output.Write(lines, console => Draw(console, lines));
    }

    private static void Draw(IAnsiConsole console, List<ConnectionStatus> lines)
    {
        if (lines.Count == 0)
        {
            console.WriteLine("There is no connection yet. Declare one in a file and run: supportaddon apply -f FILE");
            return;
        }

        var table = Output.Table("Connection", "Last run", "Started", "Tickets", "Failures", "Next try", "Drift");
        foreach (var line in lines)
            Output.Row(table, line.Name, line.LastRun?.State.ToString().ToLowerInvariant() ?? "never", line.LastRun?.StartedAt, line.Tickets,
                line.Failures, line.NextTry is { } next ? (object)next : "by hand", line.Drift);
        console.Write(table);
        foreach (var line in lines)
            DrawNotes(console, line);
    }

    private static void DrawNotes(IAnsiConsole console, ConnectionStatus line)
    {
        if (line.HeldBy is not null)
            console.MarkupLineInterpolated($"{line.Name} is held by {line.HeldBy}.");
        if (line.Reason is not null)
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{line.Name} failed {line.Failures} times of late: {line.Reason}[/]\n  {line.Advice}");
        if (line.HeldBackUntil is { } until)
            console.MarkupLineInterpolated($"  The service leaves it alone until {until.ToLocalTime():yyyy-MM-dd HH:mm:ss}. Try it now with: supportaddon sync --connection {line.Name}");
        if (line.Drift > 0)
            console.MarkupLineInterpolated($"[yellow]{line.Name} has changed its data in {line.Drift} ways.[/] See them: supportaddon drift {line.Name}");
    }
}
