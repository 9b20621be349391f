using System.CommandLine;
using Spectre.Console;
using SupportAddon.Alerts.Rules;
using SupportAddon.Clients.Files;
using SupportAddon.Health.Probes;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Clients;

/// <summary><c>supportaddon client</c>: who the clients are.</summary>
internal static class ClientCommands
{
    private static readonly Argument<string> Code = new("code") { Description = "The client's code." };

    public static Command Create() => new("client", "Clients, and what of each connection is theirs.")
    {
        new RoomCommand("list", "List clients.", "client list").Runs(ListAsync),
        new RoomCommand("export", "Write a client and its connections as a file that apply understands. Secrets are left out.",
            "client export acme > acme.yaml") { Code }.Runs(ExportAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var clients = await house.Get<ClientStore>().ListAsync(ct);
        var claims = await house.Get<ClientStore>().ListClaimsAsync(ct);
        var lines = clients.Select(client => new
        {
            client.Code,
            client.Name,
            client.Language,
            client.TimeZone,
            Connections = claims.Where(claim => claim.Claim.Client == client.Code).Select(claim => claim.Connection).Distinct().ToList(),
        }).ToList();
        run.Output.Write(lines, console =>
        {
            var table = Output.Table("Code", "Name", "Language", "Time zone", "Connections");
            foreach (var line in lines)
                Output.Row(table, line.Code, line.Name, line.Language, line.TimeZone, string.Join(", ", line.Connections));
            if (lines.Count == 0)
                console.WriteLine("There is no client yet. Declare one in a file and run: supportaddon apply -f FILE");
            else
                console.Write(table);
        });
    }

    private static async Task ExportAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var client = await house.Get<ClientStore>().GetAsync(run.Value(Code)!, ct);
        var claims = (await house.Get<ClientStore>().ListClaimsAsync(ct)).Where(claim => claim.Claim.Client == client.Code).ToList();
        var probes = (await house.Get<ProbeStore>().ListAsync(ct)).Where(probe => probe.Client == client.Code).ToList();
        var alerts = (await house.Get<AlertRuleStore>().ListAsync(ct)).Where(rule => rule.Client == client.Code).ToList();
        var connections = (await house.Get<ConnectionStore>().ListAsync(ct))
            .Where(connection => claims.Any(claim => claim.ConnectionId == connection.Id) || probes.Any(probe => probe.ConnectionId == connection.Id)).ToList();
        var names = connections.Select(connection => connection.Name).ToHashSet();
        var people = (await house.Get<PersonStore>().ListAsync(ct)).Select(person => person with { Identities = [.. person.Identities.Where(identity => names.Contains(identity.Connection))] })
            .Where(person => person.Client == client.Code || (person.Client is null && person.Identities.Count > 0)).ToList();
        var terms = (await house.Get<ClientTermsStore>().ListAsync(ct)).First(stored => stored.Code == client.Code);
        var calendars = await house.Get<ClientTermsStore>().ListCalendarsAsync(ct);
        var file = ClientFileWriter.Write(client, claims, terms, calendars, connections, people, probes, alerts);
        run.Output.Write(new { file }, _ => Console.Out.Write(file));
    }
}
