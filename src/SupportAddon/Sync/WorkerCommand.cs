using System.CommandLine;
using SupportAddon.Clients;
using SupportAddon.Shell;

namespace SupportAddon.Sync;

/// <summary>
/// <c>supportaddon worker</c>: one connection in a process of its own, which the service starts for isolated
/// connections. What kills it costs this connection alone.
/// </summary>
internal static class WorkerCommand
{
    private static readonly Option<string> Name = new("--connection", "-c") { Description = "The connection.", HelpName = "name", Required = true };

    public static Command Create() => new RoomCommand("worker",
        "Send what waits for one connection and sync it in this process, under its lease, and end. The service starts this for isolated connections.",
        "worker --connection redmine") { Name }.Runs(RunAsync);

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var connection = await house.Get<ConnectionStore>().GetAsync(run.Value(Name)!, ct);
        var ended = await house.Get<LeasedSync>().RunAsync(connection, "supportaddon worker", new(), _ => { }, ct);
        run.Output.Write(ended, console => console.Write(RunTable.Of([ended])));
        if (ended.Error is not null)
            run.Output.Error(ended.Error, ended.Next ?? "");
        run.ExitCode = ended.State == RunState.Succeeded ? CommandRun.Ok : CommandRun.Failed;
    }
}
