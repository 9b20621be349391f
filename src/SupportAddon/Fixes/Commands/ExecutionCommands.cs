using System.CommandLine;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary><c>supportaddon fix apply</c> and what is done with an execution from then on.</summary>
internal static class ExecutionCommands
{
    private static readonly Argument<long> Number = new("plan") { Description = "The plan's number." };
    private static readonly Argument<long?> OneNumber = new("plan") { Description = "The plan's number; the latest plans when left out.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Records = new("--records") { Description = "What became of each record." };
    private static readonly Option<string> Record = new("--record") { Description = "The record, by the source's id.", HelpName = "id", Required = true };
    private static readonly Option<string> As = new("--as") { Description = "What you found: written, not-written (it is written now), or left (as it is, for good).", Required = true };

    private static readonly Option<bool> OutsideWindow = new("--outside-window") { Description = "Outside of the client's maintenance windows, too: for what cannot wait, by somebody who may approve it. Needs --reason." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why it cannot wait.", HelpName = "text" };

    public static IReadOnlyList<Command> Create() =>
    [
        new RoomCommand("apply", "Apply an approved plan and follow it. Interrupted, it goes on by itself where a service runs, or with the same command.",
            "fix apply 12", "fix apply 12 --outside-window --reason \"payroll runs tonight\"") { Number, OutsideWindow, Reason }.Runs(ApplyAsync),
        new RoomCommand("status", "What was planned, and how far it is.", "fix status", "fix status 12", "fix status 12 --records --json")
            { OneNumber, Records }.Runs(StatusAsync),
        new RoomCommand("pause", "Halt an execution between two records.", "fix pause 12") { Number }.Runs((run, ct) => ControlAsync(run, control => control.PauseAsync, ct)),
        new RoomCommand("resume", "Let an execution go on that was halted or has stopped; what failed is tried again.", "fix resume 12") { Number }.Runs(ResumeAsync),
        new RoomCommand("cancel", "End an execution between two records; what was written stays.", "fix cancel 12") { Number }.Runs((run, ct) => ControlAsync(run, control => control.CancelAsync, ct)),
        new RoomCommand("settle", "Say what became of a record of which nobody else can tell.", "fix settle 12 --record 4711 --as written") { Number, Record, As }.Runs(SettleAsync),
    ];

    private static async Task ApplyAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var (control, number, by) = (house.Get<ExecutionControl>(), run.Value(Number), Actor.OfShell());
        if (run.Value(OutsideWindow))
            await control.ApplyOutsideWindowAsync(number, run.Value(Reason), by, ct);
        else if (run.Value(Reason) is null)
            await control.ApplyAsync(number, by, ct);
        else
            throw new RefusedException("Within the maintenance window no reason is needed.", "Leave --reason out, or add --outside-window.");
        await FollowAsync(run, house, "supportaddon fix apply", ct);
    }

    private static async Task ResumeAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        await house.Get<ExecutionControl>().ResumeAsync(run.Value(Number), Actor.OfShell(), ct);
        await FollowAsync(run, house, "supportaddon fix resume", ct);
    }

    private static async Task FollowAsync(CommandRun run, House house, string starter, CancellationToken ct)
    {
        var plan = await house.Get<PlanStore>().GetAsync(run.Value(Number), ct);
        var display = new ExecutionDisplay(run.Output, plan, house.Get<TimeProvider>());
        var ended = await house.Get<FixRunner>().FollowAsync(plan.Id, starter, display.Report, ct);
        display.Write(ended);
        run.ExitCode = ended is { State: ExecutionState.Done, Wrong: 0 } ? CommandRun.Ok : CommandRun.Failed;
    }

    private static async Task ControlAsync(
        CommandRun run, Func<ExecutionControl, Func<long, Actor, CancellationToken, Task<Execution>>> wish, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var execution = await wish(house.Get<ExecutionControl>())(run.Value(Number), Actor.OfShell(), ct);
        new ExecutionDisplay(run.Output, await house.Get<PlanStore>().GetAsync(execution.PlanId, ct), house.Get<TimeProvider>()).Write(execution);
    }

    private static async Task SettleAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var execution = await house.Get<ExecutionControl>().SettleAsync(run.Value(Number), run.Value(Record)!, ExecutionControl.Answer(run.Value(As)), Actor.OfShell(), ct);
        new ExecutionDisplay(run.Output, await house.Get<PlanStore>().GetAsync(execution.PlanId, ct), house.Get<TimeProvider>()).Write(execution);
    }

    private static async Task StatusAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        if (run.Value(OneNumber) is { } number)
            await StatusDisplay.WriteAsync(run.Output, house, number, run.Value(Records), ct);
        else
            await StatusDisplay.WriteAllAsync(run.Output, house, ct);
    }
}
