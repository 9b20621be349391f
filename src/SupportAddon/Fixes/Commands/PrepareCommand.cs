using System.CommandLine;
using Spectre.Console;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary><c>supportaddon fix prepare</c>: a dry run that a page has asked for, in a process of its own.</summary>
internal static class PrepareCommand
{
    private static readonly Argument<long> Number = new("planning") { Description = "Its number, as the page shows it." };

    public static IReadOnlyList<Command> Create() =>
    [
        new RoomCommand("prepare", "Make the plan that was asked for on a page. The service starts this for isolated connections.", "fix prepare 7") { Number }.Runs(RunAsync),
    ];

    private static async Task RunAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        await house.Get<PlanningRunner>().RunAsync(run.Value(Number), "supportaddon fix prepare", ct);
        var planning = await house.Get<PlanningStore>().GetAsync(run.Value(Number), ct);
        run.Output.Write(planning, console => console.WriteLine(planning.PlanId is { } plan ? $"It is plan {plan}." : "There is no plan."));
        if (planning.Reason is { } reason)
            run.Output.Error(reason, planning.Next ?? "");
        run.ExitCode = planning.State == PlanningState.Planned ? CommandRun.Ok : CommandRun.Failed;
    }
}
