using System.CommandLine;
using SupportAddon.Shell;
using Spectre.Console;

namespace SupportAddon.Audit;

/// <summary><c>supportaddon audit</c>: who did what.</summary>
internal static class AuditCommands
{
    private static readonly Option<int> Limit = new("--limit") { Description = "How many, the latest first.", DefaultValueFactory = _ => 50 };
    private static readonly Option<long?> Before = new("--before") { Description = "Only what came before the one of this number.", HelpName = "number" };
    private static readonly Option<string?> Kept = new("--head")
    {
        Description = "What audit head printed earlier and was kept elsewhere, or the file with it. Only with it does it show when the end was cut off.", HelpName = "head",
    };

    public static Command Create() => new("audit", "Who did what, when, and from where.")
    {
        new RoomCommand("list", "List what was done, the latest first.", "audit list", "audit list --before 1200 --json") { Limit, Before }.Runs(ListAsync),
        new RoomCommand("head", "Print the number and the hash of the last line, to be kept elsewhere.", "audit head", "audit head > head.txt").Runs(HeadAsync),
        new RoomCommand("verify", "Check that no line was changed, dropped, moved or put in; exit code 1 when one was.",
            "audit verify", "audit verify --head head.txt") { Kept }.Runs(VerifyAsync),
    };

    private static async Task ListAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var lines = await house.Get<AuditList>().ReadAsync(run.Value(Before), Math.Max(run.Value(Limit), 0), ct);
        run.Output.Write(lines, console =>
        {
            var table = Output.Table("Number", "At", "Who", "From", "Action", "Subject", "Detail");
            foreach (var line in lines)
                Output.Row(table, line.Id, line.At, line.Actor, line.Address, line.Action, line.Subject, line.Detail.ToString());
            if (lines.Count == 0)
                console.WriteLine("Nothing is recorded yet. What supportaddon apply, user and token change will be.");
            else
                console.Write(table);
        });
    }

    private static async Task HeadAsync(CommandRun run, CancellationToken ct)
    {
        await using var house = await run.OpenAsync(ct);
        var head = await house.Get<AuditChain>().HeadAsync(ct)
            ?? throw new RefusedException("Nothing is recorded yet, so there is nothing to keep.", "Ask again after the first change, for example after: supportaddon user add");
        run.Output.Write(new { head = head.ToString() }, console => console.WriteLine(head.ToString()));
    }

    private static async Task VerifyAsync(CommandRun run, CancellationToken ct)
    {
        var kept = run.Value(Kept) is { } given ? AuditHead.Read(given) : null;
        await using var house = await run.OpenAsync(ct);
        var verdict = await house.Get<AuditChain>().VerifyAsync(kept, ct);
        run.ExitCode = verdict.Fault is null ? CommandRun.Ok : CommandRun.Failed;
        run.Output.Write(verdict, console =>
        {
            foreach (var line in Tell(verdict, kept))
                console.WriteLine(line);
        });
    }

    private static IEnumerable<string> Tell(AuditVerdict verdict, AuditHead? kept)
    {
        if (verdict.Fault is { } fault)
        {
            yield return fault.What;
            yield return $"{verdict.Lines} lines before it hold. Compare with a backup from before, and find out who could write to the database.";
            yield break;
        }

        yield return $"{verdict.Lines} lines, and each is as it was written, where it was written.";
        if (verdict.TakenAsFound > 0)
            yield return $"The first {verdict.TakenAsFound} of them are older than the chain, and were taken into it as they were found.";
        if (kept is null)
            yield return "Whether the end was cut off shows only by a head that was kept elsewhere: supportaddon audit head, and later audit verify --head.";
    }
}
