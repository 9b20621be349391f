using System.CommandLine;
using Spectre.Console;
using SupportAddon.Shell;
using SupportAddon.Tickets.Commands;

namespace SupportAddon.Tickets;

/// <summary><c>supportaddon ticket</c>: lists, sheets, and all that is done to a ticket.</summary>
internal static class TicketCommands
{
    private static readonly Option<string?> Client = new("--client") { Description = "Tickets of this client.", HelpName = "code" };
    private static readonly Option<string?> Connection = new("--connection", "-c") { Description = "Tickets of this connection.", HelpName = "name" };
    private static readonly Option<string?> Status = new("--status") { Description = "In our words, for example in-progress." };
    private static readonly Option<string?> Kind = new("--kind") { Description = "anomaly, change or question." };
    private static readonly Option<string?> Stage = new("--stage") { Description = "Change requests that have come so far: requested, estimated, quoted, accepted, delivered or refused." };
    private static readonly Option<string?> Text = new("--text") { Description = "Words of the number or title.", HelpName = "words" };
    private static readonly Option<bool> Open = new("--open") { Description = "Not resolved, closed or cancelled." };
    private static readonly Option<bool> Unassigned = new("--unassigned") { Description = "Tickets that belong to no client, and why." };
    private static readonly Option<bool> Unmapped = new("--unmapped") { Description = "Tickets with a value that has no word of ours." };
    private static readonly Option<bool> Conflicts = new("--conflicts") { Description = "Changed here and at the source: somebody must say whose value stands." };
    private static readonly Option<string?> Owner = new("--owner") { Description = "Tickets of this person.", HelpName = "code" };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many, the latest changed first.", DefaultValueFactory = _ => 50 };
    private static readonly Argument<string> Number = new("number") { Description = "The number people quote, or the id at the source." };

    public static Command Create()
    {
        var command = new Command("ticket", "Tickets, pulled from the clients' systems or our own.")
        {
            new RoomCommand("list", "List tickets, the latest changed first.",
                "ticket list --client acme --open", "ticket list --unassigned", "ticket list --conflicts", "ticket list --stage quoted", "ticket list --text invoice --json")
            {
                Client, Connection, Status, Kind, Stage, Owner, Text, Open, Unassigned, Unmapped, Conflicts, Limit,
            }.Runs(ListAsync),
            new RoomCommand("show", "Show a ticket with its history.", "ticket show 1042", "ticket show 1042 --connection redmine")
            {
                Number, Connection,
            }.Runs(ShowAsync),
            CreateCommand.Create(),
        };
        foreach (var verb in WritingCommands.Create().Concat(MovingCommands.Create()).Concat(FunnelCommands.Create()).Concat(TyingCommands.Create()).Concat(TruthCommands.Create()))
            command.Add(verb);
        return command;
    }

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var filter = new TicketFilter
        {
            Client = run.Value(Client),
            Connection = run.Value(Connection),
            Status = run.Value(Status),
            Kind = run.Value(Kind),
            Stage = run.Value(Stage),
            Text = run.Value(Text),
            Open = run.Value(Open),
            Unassigned = run.Value(Unassigned),
            Unmapped = run.Value(Unmapped),
            Conflicts = run.Value(Conflicts),
            Owner = run.Value(Owner),
            Limit = run.Value(Limit),
        };
        var (lines, total) = await house.Get<TicketList>().ReadAsync(filter, ct);
        run.Output.Write(new { total, tickets = lines }, console => Draw(console, lines, total));
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<TicketLine> lines, long total)
    {
        if (lines.Count == 0)
        {
            console.WriteLine("No ticket. Pull them with: supportaddon sync");
            return;
        }

        var table = Output.Table("Connection", "Number", "Client", "Kind", "Status", "Priority", "Owner", "Updated", "Title");
        foreach (var line in lines)
            Output.Row(table, line.Connection ?? "SupportAddon", line.Number, line.Client ?? line.Unassigned, line.Stage is null ? line.Kind : $"{line.Kind}: {line.Stage}",
                line.Gone ? "deleted" : line.MergedInto is null ? line.Status : "merged", line.Priority, line.Owner, line.UpdatedAt, line.Title);
        console.Write(table);
        console.WriteLine(total > lines.Count ? $"The first {lines.Count} of {total}; more with --limit." : $"{total} in all.");
    }

    private static async Task ShowAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var sheet = await house.Get<TicketSheetReader>().GetAsync(run.Value(Number)!, run.Value(Connection), ct);
        run.Output.Write(sheet, console => TicketSheetText.Draw(console, sheet));
    }
}
