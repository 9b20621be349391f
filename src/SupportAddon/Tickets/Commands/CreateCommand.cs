using System.CommandLine;
using SupportAddon.Core.Life;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tickets.Commands;

/// <summary><c>supportaddon ticket create</c>: a ticket that came by phone, e-mail or web.</summary>
internal static class CreateCommand
{
    private static readonly Option<string> Client = new("--client") { Description = "The client's code.", HelpName = "code", Required = true };
    private static readonly Option<string> Title = new("--title") { Description = "What it is about, in a line.", HelpName = "text", Required = true };
    private static readonly Option<string?> Description = new("--description") { Description = "What was reported.", HelpName = "text" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "anomaly, change or question." };
    private static readonly Option<string> Channel = new("--channel") { Description = "phone, e-mail, web or api.", DefaultValueFactory = _ => "phone" };
    private static readonly Option<string?> Requester = new("--requester") { Description = "Who asked.", HelpName = "name" };
    private static readonly Option<string?> Follows = new("--follows") { Description = "The ticket that this one follows, when that one is too old to be reopened.", HelpName = "number" };

    public static Command Create() => new RoomCommand("create", "Make a ticket of our own, for a client without a ticket system or one that called.",
        "ticket create --client acme --title \"The export stops\" --kind anomaly --requester Anne",
        "ticket create --client acme --title \"It is back\" --follows 1042 --channel e-mail --at 2026-09-14T14:30Z")
    {
        Client, Title, Description, Kind, Channel, Requester, TicketAct.At, Follows,
    }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        var wanted = new NewTicket(run.Value(Client)!, run.Value(Title)!)
        {
            Description = run.Value(Description), Kind = run.Value(Kind), Channel = run.Value(Channel)!, Requester = run.Value(Requester), At = TicketAct.Time(run),
        };
        await using var house = await run.OpenAsync(ct);
        long? before = run.Value(Follows) is { } name ? await house.Get<TicketFinder>().FindAsync(name, null, ct) : null;
        var created = await house.Get<TicketCreation>().CreateAsync(wanted, Actor.OfShell(), ct);
        if (before is { } other)
            await house.Get<TicketLinks>().LinkAsync(created.Ticket, LinkKind.Follows, other, Actor.OfShell(), ct);
        await TicketAct.SayAsync(run, house, created, ct);
    }
}
