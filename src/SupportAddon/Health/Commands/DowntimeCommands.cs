using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Health.Commands;

/// <summary><c>supportaddon downtime</c>: when a client's systems are down on purpose.</summary>
internal static class DowntimeCommands
{
    private static readonly Argument<string> Client = new("client") { Description = "The client's code." };
    private static readonly Option<string?> OfClient = new("--client") { Description = "Of this client alone, by its code." };
    private static readonly Argument<long> Number = new("number") { Description = "As downtime list shows it." };
    private static readonly Option<string?> Probe = new("--probe") { Description = "One probe of the client; all of them when left out." };
    private static readonly Option<string?> From = new("--from") { Description = "When it begins, on the client's clock: 2026-12-24T20:00." };
    private static readonly Option<string?> To = new("--to") { Description = "When it ends; of a weekly one, the last time." };
    private static readonly Option<string?> Hours = new("--hours") { Description = "Every week at these hours: 20:00-06:00." };
    private static readonly Option<string[]> Days = new("--day") { Description = "On these days of the week; every day when left out.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "What for.", Required = true };

    public static Command Create() => new("downtime", "When clients' systems are down on purpose: nobody is alerted, nothing is corrected, and figures leave it out.")
    {
        new RoomCommand("add", "Plan one, once or every week.",
            "downtime add acme --from 2026-12-24T20:00 --to 2026-12-25T06:00 --reason \"Update to 19.1\"",
            "downtime add acme --probe erp-web --hours 02:00-03:00 --day sunday --reason Backup") { Client, Probe, From, To, Hours, Days, Reason }.Runs(AddAsync),
        new RoomCommand("list", "Show those that hold, now or later.", "downtime list", "downtime list --client acme") { OfClient }.Runs(ListAsync),
        new RoomCommand("end", "End one now.", "downtime end 3") { Number }.Runs(EndAsync),
    };

    private static async Task AddAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var client = await house.Get<ClientStore>().GetAsync(run.Value(Client)!, ct);
        var wanted = new NewDowntime(client.Code, run.Value(Probe), run.Value(From), run.Value(To), run.Value(Hours), run.Value(Days) ?? [], run.Value(Reason)!);
        var id = await house.Get<DowntimePlanner>().AddAsync(wanted, Actor.OfShell(), ct);
        run.Output.Write(new { id }, console => console.WriteLine($"Downtime {id} is planned. End it early with: supportaddon downtime end {id}"));
    }

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var client = run.Value(OfClient) is { } code ? await house.Get<ClientStore>().GetAsync(code, ct) : null;
        var now = TimeProvider.System.GetUtcNow();
        var planned = await house.Get<DowntimeStore>().ListAsync(client?.Id, new(now, Stretch.Never), ct);
        run.Output.Write(planned.Select(each => new { each.Id, each.Client, each.Probe, each.Downtime, each.Reason, each.Author }), console => Draw(console, planned));
    }

    private static void Draw(IAnsiConsole console, IReadOnlyList<PlannedDowntime> planned)
    {
        if (planned.Count == 0)
        {
            console.WriteLine("No downtime is planned. Plan one: supportaddon downtime add CLIENT --from WHEN --to WHEN --reason WHY");
            return;
        }

        var table = Output.Table("No.", "Client", "Probe", "When", "Until", "Reason", "By");
        foreach (var each in planned)
            Output.Row(table, each.Id, each.Client, each.Probe ?? "all", When(each), each.EndsAt == Stretch.Never ? "" : (object)each.EndsAt, each.Reason, each.Author);
        console.Write(table);
    }

    private static string When(PlannedDowntime each) => each.Downtime switch
    {
        { Once: { } once } => $"{Shown(once.Start, each.Zone)} to {Shown(once.End, each.Zone)}",
        { Weekly: { } weekly } => $"{(weekly.Days.Count == 0 ? "every day" : string.Join(", ", weekly.Days).ToLowerInvariant())} {weekly.Hours}",
        _ => "",
    };

    private static string Shown(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static async Task EndAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        await house.Get<DowntimePlanner>().EndAsync(run.Value(Number), _ => true, Actor.OfShell(), ct);
        run.Output.Write(new { ended = run.Value(Number) }, console => console.WriteLine($"Downtime {run.Value(Number)} holds no more."));
    }
}
