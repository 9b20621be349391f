using System.CommandLine;
using Spectre.Console;
using SupportAddon.Clients;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Sync.Drift;

/// <summary><c>supportaddon drift</c>: what the sources have changed about their data.</summary>
internal static class DriftCommand
{
    private static readonly Argument<string?> Name = new("connection") { Description = "The connection's name; all when left out.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Accept = new("--accept") { Description = "Take what is listed as known, so that it is not listed again." };

    public static Command Create() => new RoomCommand("drift",
        "List new, missing and changed fields of the sources, and values without a word of ours.",
        "drift", "drift redmine --accept") { Name, Accept }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var store = house.Get<ConnectionStore>();
        var connections = run.Value(Name) is { } name ? [await store.GetAsync(name, ct)] : await store.ListAsync(ct);
        var lines = new List<DriftLine>();
        foreach (var connection in connections)
        {
            lines.AddRange(await house.Get<DriftList>().OpenAsync(connection, ct));
            if (run.Value(Accept))
                await house.Get<DriftList>().AcceptAsync(connection, Actor.OfShell(), ct);
        }

        run.Output.Write(lines, console =>
        {
            var table = Output.Table("Connection", "Drift", "Field", "Detail", "Ticket", "Seen", "Run");
            foreach (var line in lines)
                Output.Row(table, line.Connection, line.Kind, line.Field, line.Detail, line.Sample, line.SeenAt, line.RunId);
            if (lines.Count == 0)
                console.WriteLine("The sources send what they have always sent.");
            else
                console.Write(table);
            if (lines.Count > 0 && run.Value(Accept))
                console.WriteLine("Accepted.");
        });
    }
}
