using Spectre.Console;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Commands;

/// <summary>How far an execution is, and how it ended.</summary>
internal sealed class ExecutionDisplay(Output output, Plan plan, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    private (int Ended, long At)? begun;
    private long? told;

    /// <summary>A line now and then.</summary>
    public void Report(Execution execution)
    {
        begun ??= (execution.Ended, time.GetTimestamp());
        if (told is { } last && time.GetElapsedTime(last) < BetweenLines)
            return;
        told = time.GetTimestamp();
        output.Say(Line(execution));
    }

    public void Write(Execution execution) => output.Write(execution, console =>
    {
        console.WriteLine(Output.Plain(Line(execution)));
        foreach (var (state, count) in execution.Counts.OrderBy(count => count.Key))
            console.WriteLine($"  {count} {EntryRows.Word(state)}");
        foreach (var sentence in new[] { execution.Reason, execution.Next }.OfType<string>())
            console.WriteLine(Output.Plain(sentence));
    });

    private string Line(Execution execution)
    {
        var until = execution.OpensAt is { } opens ? $" until {opens:yyyy-MM-dd HH:mm} UTC" : "";
        var line = $"Plan {plan.Id}: {EntryRows.Word(execution.State)}{until}, {execution.Ended} of {plan.Counts.Change} records, {execution.Wrong} went wrong";
        var left = begun is { } from && execution.State == ExecutionState.Running
            ? Pace.Left(execution.Ended - from.Ended, plan.Counts.Change - from.Ended, time.GetElapsedTime(from.At)) : null;
        return left is { } rest ? $@"{line}, some {rest:h\:mm\:ss} left" : line;
    }
}
