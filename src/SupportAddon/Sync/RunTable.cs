using Spectre.Console;
using SupportAddon.Shell;

namespace SupportAddon.Sync;

/// <summary>Runs as a table, the same after a sync and in the list.</summary>
internal static class RunTable
{
    public static Table Of(IReadOnlyList<Run> runs)
    {
        var ignored = runs.Any(run => run.Counts.Ignored > 0);
        var table = Output.Table(["Run", "Connection", "State", "Started", "Read", "New", "Changed", "Unchanged", "Deleted", "Unassigned", "Unmapped", .. ignored ? ["Ignored"] : Array.Empty<string>()]);
        foreach (var run in runs)
            Output.Row(table, [.. Cells(run), .. ignored ? [run.Counts.Ignored] : Array.Empty<object?>()]);
        return table;
    }

    private static IEnumerable<object?> Cells(Run run) =>
    [
        run.Id, run.Connection, run.State.ToString().ToLowerInvariant(), run.StartedAt, run.Counts.Read, run.Counts.New,
        run.Counts.Changed, run.Counts.Unchanged, run.Counts.Deleted, run.Counts.Unassigned, run.Counts.Unmapped,
    ];
}
