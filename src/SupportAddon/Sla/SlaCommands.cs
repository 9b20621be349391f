using System.CommandLine;
using Spectre.Console;
using SupportAddon.Shell;
using SupportAddon.Sla.Clocks;

namespace SupportAddon.Sla;

/// <summary><c>supportaddon sla</c>: what clocks say, and which need somebody.</summary>
internal static class SlaCommands
{
    private static readonly Option<bool> AtRisk = new("--at-risk") { Description = "Clocks that run out soon." };
    private static readonly Option<bool> Breached = new("--breached") { Description = "Clocks of open tickets that ran out." };
    private static readonly Option<bool> Acknowledged = new("--acknowledged") { Description = "Open tickets that a machine acknowledged and nobody answered." };
    private static readonly Option<string?> Client = new("--client") { Description = "Tickets of this client.", HelpName = "code" };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many, the most urgent first.", DefaultValueFactory = _ => 50 };

    public static Command Create() => new("sla", "Service levels.")
    {
        ExplainCommand.Create(),
        new RoomCommand("list", "List running clocks, the most urgent first, or those that need somebody.",
            "sla list --client acme", "sla list --at-risk", "sla list --breached --json", "sla list --acknowledged")
        {
            AtRisk, Breached, Acknowledged, Client, Limit,
        }.Runs(ListAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        var kind = Kind(run);
        await using var house = await run.OpenAsync(ct);
        await house.Get<SlaKeeper>().KeepAsync(ct);
        var lines = await house.Get<SlaList>().ReadAsync(kind, run.Value(Client), run.Value(Limit), ct);
        run.Output.Write(lines, console => Draw(console, lines, kind));
    }

    private static SlaListKind Kind(CommandRun run) => (run.Value(AtRisk), run.Value(Breached), run.Value(Acknowledged)) switch
    {
        (false, false, false) => SlaListKind.Running,
        (true, false, false) => SlaListKind.AtRisk,
        (false, true, false) => SlaListKind.Breached,
        (false, false, true) => SlaListKind.Acknowledged,
        _ => throw new RefusedException("These are different lists.", "Choose one of --at-risk, --breached and --acknowledged."),
    };

    private static void Draw(IAnsiConsole console, IReadOnlyList<SlaLine> lines, SlaListKind kind)
    {
        if (lines.Count == 0)
        {
            console.WriteLine(kind == SlaListKind.Running
                ? "No clock runs. Promise something under sla: in a client file and run: supportaddon apply -f FILE"
                : "None. All running clocks: supportaddon sla list");
            return;
        }

        var table = Output.Table("Connection", "Number", "Client", "Clock", "Due", "Acknowledged", "Title");
        foreach (var line in lines)
            Output.Row(table, line.Connection, line.Number, line.Client, line.Clock,
                line.Clock is null ? "" : line.Deadline is null ? "paused" : line.Deadline, line.AcknowledgedAt, line.Title);
        console.Write(table);
    }
}
