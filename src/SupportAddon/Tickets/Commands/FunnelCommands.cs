using System.CommandLine;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Commands;

/// <summary><c>supportaddon ticket estimate|quote|accept|decline</c>: how a change request goes on.</summary>
internal static class FunnelCommands
{
    private static readonly Argument<string> Effort = new("effort") { Description = "How much work it is, in hours or days: 4h, 2.5d." };
    private static readonly Argument<string> Quoted = new("reference") { Description = "The number of the quote, as the client reads it." };
    private static readonly Argument<string> Amount = new("amount") { Description = "The price, like 1800.50." };
    private static readonly Option<string> Currency = new("--currency") { Description = "Its three letters.", HelpName = "code", DefaultValueFactory = _ => "EUR" };
    private static readonly Option<string?> ValidUntil = new("--valid-until") { Description = "The last day on which it may be accepted, like 2026-09-30.", HelpName = "day" };
    private static readonly Option<string?> Estimator = new("--by") { Description = "Who estimated it; you when left out.", HelpName = "name" };
    private static readonly Option<string?> AtClient = new("--by") { Description = "Who says so at the client.", HelpName = "name" };
    private static readonly Option<string?> Order = new("--reference") { Description = "The client's own reference, an order number for example.", HelpName = "text" };

    public static IEnumerable<Command> Create() =>
    [
        new RoomCommand("estimate", "Say how much work a change request is; again with a reason.", "ticket estimate 1042 2.5d --by anna", "ticket estimate 1042 4d --reason \"The interface is part of it.\"")
        {
            TicketAct.Number, Effort, Estimator, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) =>
        {
            var (effort, unit) = Typed.Effort(run.Value(Effort));
            return OnAsync(run, (funnel, id, actor) => funnel.EstimateAsync(id, new(effort, unit, run.Value(Estimator) ?? actor.Name), run.Value(TicketAct.Reason), actor, ct), ct);
        }),
        new RoomCommand("quote", "Record the quote that a client got for a change request; another one with a reason.",
            "ticket quote 1042 D-2026-17 1800 --valid-until 2026-09-30", "ticket quote 1042 D-2026-18 1500 --reason \"Without the interface.\"")
        {
            TicketAct.Number, Quoted, Amount, Currency, ValidUntil, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) =>
        {
            var quote = new Quote(run.Value(Quoted)!, Typed.Number(run.Value(Amount)), run.Value(Currency)!, Typed.Day(run.Value(ValidUntil)));
            return OnAsync(run, (funnel, id, actor) => funnel.QuoteAsync(id, quote, run.Value(TicketAct.Reason), actor, ct), ct);
        }),
        new RoomCommand("accept", "Record that the client accepts the quote, or that the contract covers a change request.",
            "ticket accept 1042 --by \"Anne Martin\" --reference BC-4711", "ticket accept 1042")
        {
            TicketAct.Number, AtClient, Order, TicketAct.Connection,
        }.Runs((run, ct) => OnAsync(run, (funnel, id, actor) => funnel.AcceptAsync(id, run.Value(AtClient), run.Value(Order), Party.Support, actor, ct), ct)),
        new RoomCommand("decline", "Record that a change request is not done, or that the client refuses the quote.",
            "ticket decline 1042 --reason \"The next version has it.\"", "ticket decline 1042 --by \"Anne Martin\" --reason \"Too dear.\"")
        {
            TicketAct.Number, AtClient, TicketAct.Reason, TicketAct.Connection,
        }.Runs((run, ct) => OnAsync(run, (funnel, id, actor) => funnel.DeclineAsync(id, run.Value(AtClient), run.Value(TicketAct.Reason), Party.Support, actor, ct), ct)),
    ];

    private static Task OnAsync(CommandRun run, Func<TicketFunnel, long, Actor, Task<Recorded>> step, CancellationToken ct) =>
        TicketAct.OnAsync(run, (house, id, actor) => step(house.Get<TicketFunnel>(), id, actor), ct);
}
