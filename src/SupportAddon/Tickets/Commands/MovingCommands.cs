using System.CommandLine;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Commands;

/// <summary><c>supportaddon ticket move|confirm|refuse|reopen|assign|set</c>: how a ticket goes on.</summary>
internal static class MovingCommands
{
    private static readonly Argument<string> To = new("status") { Description = "qualification, in-progress, waiting-customer, waiting-third-party, waiting-vendor, resolved or cancelled." };
    private static readonly Option<string?> Comment = new("--comment") { Description = "What the requester said.", HelpName = "text" };
    private static readonly Option<string?> Owner = new("--to") { Description = "A person's code, or nobody.", HelpName = "code" };
    private static readonly Option<string?> Level = new("--level") { Description = "One of the client's support levels.", HelpName = "level" };
    private static readonly Argument<string[]> Values = new("values") { Description = "field=value, one or more; nothing after the = takes a value away.", Arity = ArgumentArity.OneOrMore };

    public static IEnumerable<Command> Create() =>
    [
        new RoomCommand("move", "Bring a ticket to another state.", "ticket move 1042 in-progress", "ticket move 1042 cancelled --reason \"It was a test.\"")
        {
            TicketAct.Number, To, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) =>
        {
            var to = TicketMoves.Status(run.Value(To));
            return TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketMoves>().MoveAsync(id, to, run.Value(TicketAct.Reason), actor, ct), ct);
        }),
        new RoomCommand("confirm", "Record that the requester confirms the solution: the ticket is closed.", "ticket confirm 1042 --comment \"Works again.\"")
        {
            TicketAct.Number, Comment, TicketAct.Connection,
        }.Runs((run, ct) => TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketMoves>().ConfirmAsync(id, run.Value(Comment), actor, ct), ct)),
        new RoomCommand("refuse", "Record that the requester refuses the solution: the work goes on.", "ticket refuse 1042 --reason \"Still wrong on invoices.\"")
        {
            TicketAct.Number, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) => TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketMoves>().RefuseAsync(id, run.Value(TicketAct.Reason), actor, ct), ct)),
        new RoomCommand("reopen", "Take up again what was resolved, closed or cancelled.", "ticket reopen 1042 --reason \"It is back since Monday.\"")
        {
            TicketAct.Number, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) => TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketMoves>().ReopenAsync(id, run.Value(TicketAct.Reason), actor, ct), ct)),
        new RoomCommand("assign", "Give a ticket to a person, or to a support level; with neither, say who fits it.", "ticket assign 1042", "ticket assign 1042 --to anna", "ticket assign 1042 --level N3 --reason \"A defect of the core.\"", "ticket assign 1042 --to nobody")
        {
            TicketAct.Number, Owner, Level, TicketAct.Reason, TicketAct.Connection,
        }.Runs(AssignAsync),
        new RoomCommand("set", "Set fields of the qualification: they are ours and stay whatever the source says.",
            "ticket set 1042 impact=critical nature=defect module=invoicing", "ticket set 1042 priority=low --reason \"Nobody uses it before January.\"")
        {
            TicketAct.Number, Values, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) =>
        {
            var values = Pairs(run.Value(Values) ?? []);
            return TicketAct.OnAsync(run, (house, id, actor) => house.Get<TicketQualification>().SetAsync(id, values, run.Value(TicketAct.Reason), actor, ct), ct);
        }),
    ];

    private static Task AssignAsync(CommandRun run, CancellationToken ct) => run.Value(Owner) is null && run.Value(Level) is null ? RoutingCommand.ProposeAsync(run, ct) : TicketAct.OnAllAsync(run, (house, id, actor) =>
        house.Get<TicketAssignments>().GiveAsync(id, run.Value(Owner), run.Value(Level), run.Value(TicketAct.Reason), actor, ct), ct);

    private static Dictionary<string, string?> Pairs(IEnumerable<string> pairs)
    {
        var values = new Dictionary<string, string?>();
        foreach (var pair in pairs)
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var at))
                throw new RefusedException($"\"{pair}\" does not say what is set to what.", "Write field=value.");
            values[pair[..at]] = pair[(at + 1)..] is { Length: > 0 } value ? value : null;
        }

        return values;
    }
}
