using Spectre.Console;
using SupportAddon.Core.Life;
using SupportAddon.Shell;

namespace SupportAddon.Tickets.Commands;

/// <summary><c>supportaddon ticket assign</c> without saying to whom: who fits.</summary>
internal static class RoutingCommand
{
    public static async Task ProposeAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var number = run.Value(TicketAct.Number)!;
        var id = await house.Get<TicketFinder>().FindAsync(number, run.Value(TicketAct.Connection), ct);
        var routed = await house.Get<RoutingReader>().ReadAsync(id, clientId: null, ct);
        run.Output.Write(routed, console => Draw(console, routed, number));
    }

    private static void Draw(IAnsiConsole console, Routed routed, string number)
    {
        console.WriteLine(Output.Plain($"It wants {string.Join(", ", Wants(routed.Wanted))}."));
        if (routed.Proposals.Count == 0)
        {
            console.WriteLine("Nobody of the support side is known to fit. Say what people know: supportaddon person add CODE --name NAME --skill WORD --level LEVEL");
            return;
        }

        var table = Output.Table("Who", "Name", "Why", "Open tickets");
        foreach (var proposal in routed.Proposals)
            Output.Row(table, proposal.Person.Code, proposal.Person.Name, string.Join(", ", routed.Reasons(proposal).Select(reason => $"{reason.What} {reason.Value}")), proposal.Person.Open);
        console.Write(table);
        console.WriteLine(Output.Plain($"Give it to one of them: supportaddon ticket assign {number} --to {routed.Proposals[0].Person.Code}"));
    }

    private static IEnumerable<string> Wants(Wanted wanted) =>
        new[] { ("skill", wanted.Skill), ("team", wanted.Team), ("level", wanted.Level) }.Where(pair => pair.Item2 is not null).Select(pair => $"{pair.Item1} {pair.Item2}");
}
