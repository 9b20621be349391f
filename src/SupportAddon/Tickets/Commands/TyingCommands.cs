using System.CommandLine;
using Spectre.Console;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Commands;

/// <summary><c>supportaddon ticket link|unlink|merge|unmerge</c>: tickets that belong together.</summary>
internal static class TyingCommands
{
    private static readonly Argument<string> Kind = new("kind") { Description = $"{string.Join(", ", LinkKind.All)}." };
    private static readonly Argument<string> Other = new("other") { Description = "The other ticket." };

    public static IEnumerable<Command> Create() =>
    [
        new RoomCommand("link", "Tie a ticket to another one of the same client.", "ticket link 1042 caused-by 998") { TicketAct.Number, Kind, Other, TicketAct.Connection }
            .Runs((run, ct) => OnBothAsync(run, (house, id, other, actor) => house.Get<TicketLinks>().LinkAsync(id, run.Value(Kind)!, other, actor, ct), ct)),
        new RoomCommand("unlink", "Untie two tickets.", "ticket unlink 1042 998") { TicketAct.Number, Other, TicketAct.Connection }
            .Runs((run, ct) => OnBothAsync(run, (house, id, other, actor) => house.Get<TicketLinks>().UnlinkAsync(id, other, actor, ct), ct)),
        new RoomCommand("merge", "Merge a ticket into another one, which speaks for both from then on.", "ticket merge 1043 1042 --reason \"Reported twice.\"")
        {
            TicketAct.Number, Other, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) => OnBothAsync(run, (house, id, other, actor) => house.Get<TicketLinks>().MergeAsync(id, other, run.Value(TicketAct.Reason), actor, ct), ct)),
        new RoomCommand("unmerge", "Separate a ticket from the one it was merged into.", "ticket unmerge 1043 1042")
        {
            TicketAct.Number, Other, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) => OnBothAsync(run, (house, id, other, actor) => house.Get<TicketLinks>().UnmergeAsync(id, other, run.Value(TicketAct.Reason), actor, ct), ct)),
    ];

    private static async Task OnBothAsync(CommandRun run, Func<House, long, long, Actor, Task> act, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var finder = house.Get<TicketFinder>();
        var (id, other) = (await finder.FindAsync(run.Value(TicketAct.Number)!, run.Value(TicketAct.Connection), ct), await finder.FindAsync(run.Value(Other)!, null, ct));
        await act(house, id, other, Actor.OfShell());
        run.Output.Write(new { ticket = id, other }, console => console.WriteLine($"{run.Value(TicketAct.Number)} and {run.Value(Other)}: recorded on both. Nothing is written to their sources."));
    }
}
