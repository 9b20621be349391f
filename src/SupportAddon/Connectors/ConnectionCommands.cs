using System.CommandLine;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Connectors.Discovery;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;
using SupportAddon.Shell;

namespace SupportAddon.Connectors;

/// <summary><c>supportaddon connection</c>: does it work, and what does it say.</summary>
internal static class ConnectionCommands
{
    private static readonly Argument<string> Name = new("name") { Description = "The connection's name." };
    private static readonly Argument<string?> OneName = new("name") { Description = "The connection's name; all when left out.", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create() => new("connection", "Connections to the clients' systems.")
    {
        new RoomCommand("list", "List connections.", "connection list").Runs(ListAsync),
        new RoomCommand("check", "Try name, connection, certificate, credentials, rights and clock, step by step.",
            "connection check redmine", "connection check --json") { OneName }.Runs(CheckAsync),
        ConnectionTry.Create(Name),
        ConnectionDiscover.Create(Name),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var lines = (await house.Get<ConnectionStore>().ListAsync(ct)).Select(connection => new
        {
            connection.Name,
            connection.Plugin,
            connection.Options,
            Secrets = connection.SealedSecrets.Keys,
            connection.Network,
            NetworkSecrets = connection.SealedNetworkSecrets.Keys,
            connection.Since,
            connection.SweepEvery,
            connection.KeepRaw,
            connection.Mapping,
        }).ToList();
        run.Output.Write(lines, console =>
        {
            var table = Output.Table("Connection", "Plugin", "Options", "Secrets", "Since");
            foreach (var line in lines)
                Output.Row(table, line.Name, line.Plugin, string.Join(", ", line.Options.Select(option => $"{option.Key}={option.Value}")),
                    string.Join(", ", line.Secrets), line.Since);
            if (lines.Count == 0)
                console.WriteLine("There is no connection yet. Declare one in a file and run: supportaddon apply -f FILE");
            else
                console.Write(table);
        });
    }

    private static async Task CheckAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var store = house.Get<ConnectionStore>();
        var connections = run.Value(OneName) is { } name ? [await store.GetAsync(name, ct)] : await store.ListAsync(ct);
        var reports = new List<(string Connection, ConnectionReport Report)>();
        foreach (var connection in connections)
        {
            await using var lease = await house.Get<LeaseStore>().TakeAsync(connection.Id, LeaseHolder.ForCheck("supportaddon connection check"),
                other => run.Output.Say($"{connection.Name}: waiting for {other}"), ct);
            reports.Add((connection.Name, await CheckAsync(house.Get<ConnectorOpener>(), connection, ct)));
        }

        run.Output.Write(reports.Select(checkedOne => new { checkedOne.Connection, checkedOne.Report.Succeeded, checkedOne.Report.Steps }), console =>
        {
            foreach (var (connection, report) in reports)
                Draw(console, connection, report);
        });
        run.ExitCode = reports.All(checkedOne => checkedOne.Report.Succeeded) ? CommandRun.Ok : CommandRun.Failed;
    }

    private static async Task<ConnectionReport> CheckAsync(ConnectorOpener opener, Connection connection, CancellationToken ct)
    {
        try
        {
            await using var open = opener.Open(connection, purpose: Purpose.Probe);
            return await open.CheckAsync(ct);
        }
        catch (ConnectorException e)
        {
            return new([new("options", CheckOutcome.Failed, e.Message, e.Next)]);
        }
    }

    private static void Draw(IAnsiConsole console, string connection, ConnectionReport report)
    {
        console.MarkupLineInterpolated($"[bold]{connection}[/]");
        foreach (var step in report.Steps)
        {
            var (mark, colour) = step.Outcome switch
            {
                CheckOutcome.Passed => ("ok", "green"),
                CheckOutcome.Warning => ("look", "yellow"),
                _ => ("failed", "red"),
            };
            console.MarkupLine($"  [{colour}]{mark,-6}[/] {step.Name.EscapeMarkup(),-8} {step.Message.EscapeMarkup()}");
            if (step.Next is not null)
                console.MarkupLineInterpolated($"                  {step.Next}");
        }
    }
}
