using Spectre.Console;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Previews;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary>What was planned and what became of it.</summary>
internal static class StatusDisplay
{
    private const int Latest = 20;

    public static async Task WriteAllAsync(Output output, House house, CancellationToken ct)
    {
        var lines = new List<(Plan Plan, Execution? Execution)>();
        foreach (var plan in await house.Get<PlanStore>().ListAsync(Latest, ct))
            lines.Add((plan, await house.Get<ExecutionStore>().FindAsync(plan.Id, ct)));
        output.Write(lines.Select(line => new { line.Plan, line.Execution }), console =>
        {
            var table = Output.Table("Plan", "Fix", "Connection", "Changes", "By", "Planned", "State");
            foreach (var (plan, execution) in lines)
                Output.Row(table, plan.Id, plan.Title.English, plan.Head.Connection, plan.Counts.Change, plan.Author, plan.PlannedAt, State(plan, execution));
            if (lines.Count == 0)
                console.WriteLine("Nothing was planned yet. See which fixes there are: supportaddon fix list");
            else
                console.Write(table);
        });
    }

    public static async Task WriteAsync(Output output, House house, long number, bool records, CancellationToken ct)
    {
        var plan = await house.Get<PlanStore>().GetAsync(number, ct);
        var execution = await house.Get<ExecutionStore>().FindAsync(number, ct);
        var lines = new List<StatusLine>();
        if (records)
            await foreach (var line in house.Get<ExecutionStore>().LinesAsync(number, ct))
                lines.Add(StatusLine.Of(line));
        output.Write(new { plan, execution, records = records ? lines : null }, console =>
        {
            PlanDisplay.Head(console, plan);
            console.WriteLine($"State: {State(plan, execution)}");
            if (execution is { OutsideBy: { } outside })
                console.WriteLine(Output.Plain($"It may be applied outside of the maintenance window, by {outside}: {execution.OutsideReason}"));
            foreach (var sentence in new[] { execution?.Reason, execution?.Next }.OfType<string>())
                console.WriteLine(Output.Plain(sentence));
            var table = Output.Table("Record", "State", "Preview", "Current", "Target", "Why");
            foreach (var line in lines)
                Output.Row(table, line.Record, line.State, line.Preview, line.Current, line.Target, line.Why);
            if (lines.Count > 0)
                console.Write(table);
        });
    }

    private static string State(Plan plan, Execution? execution) =>
        execution is { OpensAt: { } opens } ? $"{EntryRows.Word(execution.State)} until {opens:yyyy-MM-dd HH:mm} UTC"
        : execution is not null ? EntryRows.Word(execution.State)
        : plan.Decision is { } decision ? $"{(decision.Approved ? "approved" : "rejected")} by {decision.By}"
        : "planned";
}

/// <summary>A record of an execution: what the preview showed, what it has, and what it was to have.</summary>
internal sealed record StatusLine(string Record, string State, string Preview, string? Current, string Target, string? Why)
{
    public static StatusLine Of(JournalLine line) => new(
        line.CreatedId ?? line.Entry.RecordId, line.State is { } state ? EntryRows.Word(state) : "untouched", Text(line.Entry.Old),
        line.Result is null ? null : Text(line.Result), line.Entry.Change is { } change && line.Entry.After.Count == 0 ? EntryRows.Word(change) : Text(line.Entry.After), line.Reason);

    private static string Text(IReadOnlyDictionary<string, System.Text.Json.JsonElement> values) =>
        string.Join(", ", values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} = {PreviewValue.Of(pair.Value)}"));
}
