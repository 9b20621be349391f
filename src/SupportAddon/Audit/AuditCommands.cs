using System.CommandLine;
using SupportAddon.Shell;
using Spectre.Console;

namespace SupportAddon.Audit;

/// <summary><c>supportaddon audit</c>: who did what.</summary>
internal static class AuditCommands
{
    private static readonly Option<int> Limit = new("--limit") { Description = "How many, the latest first.", DefaultValueFactory = _ => 50 };
    private static readonly Option<long?> Before = new("--before") { Description = "Only what came before the one of this number.", HelpName = "number" };

    public static Command Create() => new("audit", "Who did what, when, and from where.")
    {
        new RoomCommand("list", "List what was done, the latest first.", "audit list", "audit list --before 1200 --json") { Limit, Before }.Runs(ListAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var lines = await house.Get<AuditList>().ReadAsync(run.Value(Before), Math.Max(run.Value(Limit), 0), ct);
        run.Output.Write(lines, console =>
        {
            var table = Output.Table("Number", "At", "Who", "From", "Action", "Subject", "Detail");
            foreach (var line in lines)
                Output.Row(table, line.Id, line.At, line.Actor, line.Address, line.Action, line.Subject, line.Detail.ToString());
            if (lines.Count == 0)
                console.WriteLine("Nothing is recorded yet. What supportaddon apply, user and token change will be.");
            else
                console.Write(table);
        });
    }
}
