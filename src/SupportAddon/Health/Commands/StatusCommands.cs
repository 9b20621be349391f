using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.Core.Health;
using SupportAddon.Core.Tickets;
using SupportAddon.Core.Times;
using SupportAddon.Health.History;
using SupportAddon.Health.Probes;
using SupportAddon.Shell;

namespace SupportAddon.Health.Commands;

/// <summary><c>supportaddon probe status</c> and <c>probe history</c>: what the probes have found.</summary>
internal static class StatusCommands
{
    private static readonly Option<string?> Client = new("--client") { Description = "Of this client alone, by its code." };
    private static readonly Option<bool> Bad = new("--bad") { Description = "Only what is not up." };
    private static readonly Argument<string> Name = new("probe") { Description = "The probe's name." };
    private static readonly Option<string?> Of = new("--client") { Description = "The client's code, where several have a probe of that name." };
    private static readonly Option<int> Days = new("--days") { Description = "How far to look back.", DefaultValueFactory = _ => 30 };

    public static Command Status() => new RoomCommand("status", "How the clients' systems are now; exit code 1 when one is down.",
        "probe status", "probe status --client acme --bad --json") { Client, Bad }.Runs(StatusAsync);

    public static Command History() => new RoomCommand("history", "Outages and availability of one probe.",
        "probe history erp-web", "probe history erp-web --client acme --days 90") { Name, Of, Days }.Runs(HistoryAsync);

    private static async Task StatusAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var client = run.Value(Client) is { } code ? await house.Get<ClientStore>().GetAsync(code, ct) : null;
        var found = await house.Get<StatusReader>().ReadAsync(id => client is null || client.Id == id, ct);
        var shown = found.Where(each => !run.Value(Bad) || each.Result is not ProbeResult.Up).ToList();
        run.Output.Write(shown.ConvertAll(StatusText.Of), console => Draw(console, shown, found.Count));
        run.ExitCode = found.Any(each => each.Result == ProbeResult.Down) ? CommandRun.Failed : CommandRun.Ok;
    }

    private static void Draw(IAnsiConsole console, List<ProbeStatus> shown, int all)
    {
        if (shown.Count == 0)
        {
            console.WriteLine(all == 0 ? "There is no probe yet. Define some in a client's file, under probes, and run: supportaddon apply -f FILE" : $"All {all} probes are up.");
            return;
        }

        var table = Output.Table("Client", "Probe", "", "Since", "Last", "Latency", "");
        foreach (var status in shown)
            Output.Row(table, status.Probe.Client, status.Probe.Name, TicketWord.Of(status.Result), status.Since, status.Standing.Last?.At,
                status.Standing.Last is { } last ? $"{last.Latency.TotalMilliseconds:0} ms" : "", StatusText.Note(status));
        console.Write(table);
    }

    private static async Task HistoryAsync(CommandRun run, CancellationToken ct)
    {
        if (run.Value(Days) is < 1 or > 1_100)
            throw new RefusedException("The history goes back between 1 and 1100 days.", "Give another number of --days.");
        await using var house = await run.OpenAsync(ct);
        var probe = await house.Get<ProbeFinder>().FindAsync(run.Value(Name)!, run.Value(Of), ct);
        var now = TimeProvider.System.GetUtcNow();
        var read = await house.Get<AvailabilityReader>().ReadAsync(probe.ClientId, new(now.AddDays(-run.Value(Days)), now), ct);
        var found = read.FirstOrDefault(each => each.Probe.Id == probe.Id)
            ?? throw new RefusedException($"{probe.Name} has not been measured yet.", "The service measures it while it runs; or measure it now: supportaddon probe run NAME");
        run.Output.Write(HistoryText.Of(found), console => Draw(console, found, now));
    }

    private static void Draw(IAnsiConsole console, ProbeAvailability found, DateTimeOffset now)
    {
        var share = found.Availability.Share is { } known ? known.ToString("P3", CultureInfo.InvariantCulture) : "unknown";
        console.WriteLine(Output.Plain($"{found.Probe.Client}/{found.Probe.Name}: available {share} from {Text(found.Period.Start)} to {Text(found.Period.End)}"));
        console.WriteLine($"  down {Lasting(found.Availability.Down)}, unknown {Lasting(found.Availability.Unknown)}, planned {Lasting(found.Availability.Planned)} (neither counts)");
        if (found.Outages.Count == 0)
            return;
        var table = Output.Table("From", "To", "Lasted", "First error");
        foreach (var outage in found.Outages)
            Output.Row(table, outage.Stretch(now).Start, outage.EndedAt is null ? "still" : (object)outage.Stretch(now).End, Lasting(outage.Stretch(now).Length), outage.Cause ?? outage.Error);
        console.Write(table);
    }

    private static string Text(DateTimeOffset at) => at.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Lasting(TimeSpan time) => time < TimeSpan.FromMinutes(1) ? $"{time.TotalSeconds:0} s" : time.TotalDays >= 1 ? $"{(int)time.TotalDays} d {time.Hours} h" : time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min" : $"{time.TotalMinutes:0} min";
}
