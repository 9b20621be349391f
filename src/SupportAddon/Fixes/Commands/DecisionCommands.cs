using System.CommandLine;
using Spectre.Console;
using SupportAddon.Fixes.Plans;
using SupportAddon.People;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary><c>supportaddon fix approve</c> and <c>reject</c>.</summary>
internal static class DecisionCommands
{
    private static readonly Argument<long> Number = new("plan") { Description = "The plan's number." };
    private static readonly Option<string?> Hash = new("--hash") { Description = "The beginning of the hash that was seen, 8 letters or more.", HelpName = "hash" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why.", HelpName = "text" };

    public static IReadOnlyList<Command> Create() =>
    [
        new RoomCommand("approve", "Approve a plan as it is: these records, these values, these parameters.",
            "fix approve 12 --hash 9f2c61b07d11") { Number, Hash, Reason }.Runs((run, ct) => DecideAsync(run, approve: true, ct)),
        new RoomCommand("reject", "Reject a plan for good.", "fix reject 12 --reason \"wrong VAT numbers\"") { Number, Reason }.Runs((run, ct) => DecideAsync(run, approve: false, ct)),
    ];

    private static async Task DecideAsync(CommandRun run, bool approve, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var (decisions, number, by) = (house.Get<Decisions>(), run.Value(Number), Actor.OfShell());
        var plan = approve
            ? await decisions.ApproveAsync(number, run.Value(Hash), by, run.Value(Reason), ct)
            : await decisions.RejectAsync(number, by, run.Value(Reason), ct);
        run.Output.Write(plan, console => console.WriteLine(approve
            ? $"Plan {number} is approved. Next: supportaddon fix apply {number}"
            : $"Plan {number} is rejected."));
    }
}
