using Spectre.Console;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Previews;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary>A plan on the command line: the whole as JSON, its first records as text.</summary>
internal static class PlanDisplay
{
    private const int Shown = 20;

    public static async Task WriteAsync(Output output, Plan plan, PlanStore plans, CancellationToken ct)
    {
        var entries = new List<PreviewLine>();
        await foreach (var entry in plans.EntriesAsync(plan.Id, ct))
        {
            entries.AddRange(PreviewLine.Of(entry));
            if (!output.IsJson && entries.Count > Shown)
                break;
        }

        output.Write(new { plan, entries }, console =>
        {
            Head(console, plan);
            var table = Output.Table("Record", "Verdict", "Field", "Before", "After", "Note");
            foreach (var line in entries.Take(Shown))
                Output.Row(table, line.Record, line.Verdict, line.Field, line.Before, line.After, line.Note);
            if (entries.Count > 0)
                console.Write(table);
            if (entries.Count > Shown)
                console.WriteLine("and more: see all of it with --html FILE or --csv FILE");
            Next(console, plan);
        });
    }

    public static void Head(IAnsiConsole console, Plan plan)
    {
        console.MarkupLineInterpolated($"[bold]Plan {plan.Id}[/]  {plan.Title.English}, on {plan.Head.Connection}");
        console.WriteLine(Output.Plain(plan.Effect.English));
        console.WriteLine($"{plan.Counts.Change} to be changed{(plan.Counts.Created > 0 ? $" ({plan.Counts.Created} of them created)" : "")}, {plan.Counts.Right} right already, {plan.Counts.Refused} left alone.");
        if (plan.Counts.Lossy > 0)
            console.MarkupLineInterpolated($"[yellow]{plan.Counts.Lossy} of them could not be undone exactly: the source would not give back what was there.[/]");
        console.WriteLine($"Hash {plan.Hash[..12]}, by {plan.Author}; holds until {plan.ExpiresAt:yyyy-MM-dd HH:mm} UTC.");
    }

    private static void Next(IAnsiConsole console, Plan plan)
    {
        if (plan.SecondPerson is { } why)
            console.WriteLine($"Somebody else than its author must approve it: {why}.");
        if (plan.Decision is null)
            console.WriteLine(plan.Counts.Change == 0 ? "Nothing is to be changed." : $"Next: supportaddon fix approve {plan.Id} --hash {plan.Hash[..12]}");
    }
}
