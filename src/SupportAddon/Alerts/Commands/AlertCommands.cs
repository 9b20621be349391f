using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SupportAddon.Alerts.Outbox;
using SupportAddon.Clients;
using SupportAddon.Core.Alerts;
using SupportAddon.Core.Tickets;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Alerts.Commands;

/// <summary><c>supportaddon alert</c>: what people were told of outages.</summary>
internal static class AlertCommands
{
    private static readonly Option<string?> OfClient = new("--client") { Description = "Of this client alone, by its code." };
    private static readonly Option<bool> Waiting = new("--waiting") { Description = "Only what was not sent yet." };
    private static readonly Argument<string> Name = new("alert") { Description = "The name that the client's file gives it." };
    private static readonly Option<string> Client = new("--client") { Description = "The client's code.", Required = true };

    public static Command Create() => new("alert", "What people are told of outages, as the clients' files say under alerts.")
    {
        new RoomCommand("list", "Show what was sent, and what waits and why, the latest first.", "alert list", "alert list --client acme --waiting") { OfClient, Waiting }.Runs(ListAsync),
        new RoomCommand("test", "Send a test message now; exit code 1 when it could not be sent.", "alert test on-call --client acme") { Name, Client }.Runs(TestAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var client = run.Value(OfClient) is { } code ? await house.Get<ClientStore>().GetAsync(code, ct) : null;
        var alerts = await house.Get<AlertList>().ReadAsync(client?.Id, run.Value(Waiting), ct);
        run.Output.Write(alerts, console => Draw(console, alerts));
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<ListedAlert> alerts)
    {
        if (alerts.Count == 0)
        {
            console.WriteLine("There is no alert. Say in a client's file, under alerts, who is told of outages, and run: supportaddon apply -f FILE");
            return;
        }

        var table = Output.Table("No.", "Client", "Alert", "Probe", "", "Due", "", "");
        foreach (var alert in alerts)
            Output.Row(table, alert.Id, alert.Client, alert.Rule, alert.Probe, Kind(alert), (DateTimeOffset)alert.DueAt, State(alert), alert.Error);
        console.Write(table);
    }

    private static string Kind(ListedAlert alert) => alert.Kind == AlertKind.Reminder ? $"reminder {alert.Ordinal}" : TicketWord.Of(alert.Kind);

    private static string State(ListedAlert alert) => alert switch
    {
        { SentAt: { } sent } => $"sent {Text(sent)}",
        { CancelledAt: { } cancelled } => $"cancelled {Text(cancelled)}",
        { NextTryAt: { } next } => $"waits: tried {alert.Tries} times, again {Text(next)}",
        _ => "waits",
    };

    private static string Text(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static async Task TestAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var (rule, outcome) = await house.Get<AlertTrial>().SendAsync(run.Value(Client)!, run.Value(Name)!, Actor.OfShell(), ct);
        run.ExitCode = outcome.IsSent ? CommandRun.Ok : CommandRun.Failed;
        run.Output.Write(new { alert = rule.Name, to = $"{rule.Target}", sent = outcome.IsSent, outcome.Error }, console => console.WriteLine(Output.Plain(
            outcome.IsSent ? $"Sent to {rule.Target}.{(outcome.Error is null ? "" : $" Refused: {outcome.Error}.")}" : $"Not sent to {rule.Target}: {outcome.Error}.")));
    }
}
