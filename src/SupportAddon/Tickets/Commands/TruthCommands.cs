using System.CommandLine;
using Spectre.Console;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Commands;

/// <summary><c>supportaddon ticket settle|rebuild</c>: what is true where two say something else.</summary>
internal static class TruthCommands
{
    private static readonly Option<string> Keep = new("--keep") { Description = "ours: it is written to the source; theirs: the source's stands here too.", Required = true };
    private static readonly Argument<string?> OneNumber = new("number") { Description = "The number people quote; all tickets when left out.", Arity = ArgumentArity.ZeroOrOne };

    static TruthCommands() => Keep.AcceptOnlyFromAmong(Settlement.Ours, Settlement.Theirs);

    public static IEnumerable<Command> Create() =>
    [
        new RoomCommand("settle", "Say whose value stands where a ticket was changed both here and at its source.",
            "ticket settle 1042 --keep ours", "ticket settle 1042 --keep theirs") { TicketAct.Number, Keep, TicketAct.Connection }
            .Runs((run, ct) => TicketAct.OnAllAsync(run, (house, id, actor) => house.Get<TicketConflicts>().SettleAsync(id, run.Value(Keep)!, actor, ct), ct)),
        new RoomCommand("rebuild", "Tell the state of tickets anew from their events, and say where it differed.",
            "ticket rebuild", "ticket rebuild 1042") { OneNumber, TicketAct.Connection }.Runs(RebuildAsync),
    ];

    private static async Task RebuildAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        long? id = run.Value(OneNumber) is { } name ? await house.Get<TicketFinder>().FindAsync(name, run.Value(TicketAct.Connection), ct) : null;
        var rebuilt = await house.Get<TicketRebuild>().RunAsync(id, Actor.OfShell(), ct);
        run.Output.Write(rebuilt, console => console.WriteLine(rebuilt.Differing.Count == 0
            ? $"{rebuilt.Tickets} tickets: what is stored is what their events tell."
            : $"{rebuilt.Differing.Count} of {rebuilt.Tickets} tickets differed from their events and were put right: {string.Join(", ", rebuilt.Differing)}"));
    }
}
