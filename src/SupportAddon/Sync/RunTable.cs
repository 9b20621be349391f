using Spectre.Console;
using SupportAddon.Shell;

namespace SupportAddon.Sync;

/// <summary>Runs as a table, the same after a sync and in the list.</summary>
internal static class RunTable
{
    public static Table Of(IEnumerable<Run> runs)
    {
        var table = Output.Table("Run", "Connection", "State", "Started", "Read", "New", "Changed", "Unchanged", "Deleted", "Unassigned", "Unmapped");
        foreach (var run in runs)
            Output.Row(table, run.Id, run.Connection, run.State.ToString().ToLowerInvariant(), run.StartedAt, run.Counts.Read, run.Counts.New,
                run.Counts.Changed, run.Counts.Unchanged, run.Counts.Deleted, run.Counts.Unassigned, run.Counts.Unmapped);
        return table;
    }
}
