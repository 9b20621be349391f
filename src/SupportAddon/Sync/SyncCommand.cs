using System.CommandLine;
using Spectre.Console;
using SupportAddon.Audit;
using SupportAddon.Clients;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Tickets;

namespace SupportAddon.Sync;

/// <summary><c>supportaddon sync</c>: pulls connections side by side.</summary>
internal static class SyncCommand
{
    private static readonly Option<string[]> Names = new("--connection", "-c")
    {
        Description = "Sync this connection only; may be given several times.",
        HelpName = "name",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Sweep = new("--sweep") { Description = "Look for deleted tickets now, whether or not it is due." };
    private static readonly Option<bool> Full = new("--full") { Description = "Read everything again since the first date of interest." };
    private static readonly Option<bool> AcceptDeletions = new("--accept-deletions")
    {
        Description = "Take tickets that are no longer listed as deleted, however many they are. Sweeps as well.",
    };

    public static Command Create() => new RoomCommand("sync", "Pull tickets from the clients' systems.",
        "sync", "sync --connection redmine --sweep", "sync --connection redmine --accept-deletions")
    {
        Names, Sweep, Full, AcceptDeletions,
    }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var connections = await ConnectionsAsync(house.Get<ConnectionStore>(), run.Value(Names) ?? [], ct);
        var request = new SyncRequest
        {
            Sweep = run.Value(Sweep) || run.Value(AcceptDeletions),
            Full = run.Value(Full),
            AcceptDeletions = run.Value(AcceptDeletions),
        };
        foreach (var connection in connections)
            await house.Get<AuditTrail>().RecordAsync(Actor.OfShell(), "sync.start", $"connection {connection.Name}", request, ct);
        var runs = await SyncDisplay.SyncAsync(house, run.Output, connections, request, ct);
        await WriteAsync(run.Output, house, connections, runs);
        run.ExitCode = runs.All(ended => ended.State == RunState.Succeeded) ? CommandRun.Ok : CommandRun.Failed;
    }

    private static async Task<IReadOnlyList<Connection>> ConnectionsAsync(ConnectionStore store, string[] names, CancellationToken ct)
    {
        if (names.Length > 0)
            return await Task.WhenAll(names.Distinct().Select(name => store.GetAsync(name, ct)));
        var all = await store.ListAsync(ct);
        return all.Count > 0 ? all : throw new RefusedException(
            "There is no connection to sync.", "Declare one in a file and run: supportaddon apply -f FILE");
    }

    private static async Task WriteAsync(Output output, House house, IReadOnlyList<Connection> connections, IReadOnlyList<Run> runs)
    {
        var unmapped = new Dictionary<string, IReadOnlyList<UnmappedValue>>();
        foreach (var connection in await house.Get<ConnectionStore>().ListAsync(CancellationToken.None))
            if (connections.Any(synced => synced.Id == connection.Id))
                unmapped[connection.Name] = await house.Get<UnmappedValues>().ListAsync(connection, CancellationToken.None);
        output.Write(runs.Select(run => new { run, unmapped = unmapped[run.Connection] }), console =>
        {
            console.Write(RunTable.Of(runs));
            foreach (var run in runs)
                WriteNotes(console, run, unmapped[run.Connection]);
        });
    }

    private static void WriteNotes(IAnsiConsole console, Run run, IReadOnlyList<UnmappedValue> unmapped)
    {
        if (run.Error is not null)
            console.MarkupLineInterpolated($"[red]{run.Connection}: {run.Error}[/]\n  {run.Next}");
        if (run.Counts.Ignored > 0)
            console.MarkupLineInterpolated(
                $"[yellow]{run.Connection}: {run.Counts.Ignored} requests were refused and passed over, as the connection's settings say.[/]\n  The last: {run.Counts.LastIgnored}");
        if (run.Counts.Unassigned > 0)
            console.MarkupLineInterpolated(
                $"[yellow]{run.Connection}: {run.Counts.Unassigned} tickets belong to no client.[/]\n  See them: supportaddon ticket list --connection {run.Connection} --unassigned");
        foreach (var value in unmapped)
            console.MarkupLineInterpolated(
                $"[yellow]{run.Connection}: {value.Field} \"{value.Value}\" has no word of ours ({value.Tickets} tickets, for example {value.Sample}).[/]");
        if (unmapped.Count > 0)
            console.MarkupLineInterpolated($"  Add them under \"mapping\" of the connection and run: supportaddon apply -f FILE");
    }
}
