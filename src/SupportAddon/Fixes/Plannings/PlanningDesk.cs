using SupportAddon.Clients;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;
using SupportAddon.People;

namespace SupportAddon.Fixes.Plannings;

/// <summary>Takes in what somebody wants planned. What can be known to be wrong without asking the client's system is refused at once.</summary>
internal sealed class PlanningDesk(PlanningStore plannings, FixCatalog catalog, PlanStore plans, ExecutionStore executions, ConnectionStore connections)
{
    /// <summary>A fix with its parameters, as typed.</summary>
    public async Task<Planning> AskAsync(Connection connection, string fix, IReadOnlyDictionary<string, string> given, int max, Actor by, CancellationToken ct)
    {
        (await catalog.GetAsync(fix, connection, ct)).Bind(given);
        return await plannings.AddAsync(connection, new() { Fix = fix, Parameters = given, Max = Cap(max) }, file: null, by, ct);
    }

    /// <summary>The values of a table.</summary>
    public async Task<Planning> AskAsync(Connection connection, byte[] file, string name, TableUse use, int max, Actor by, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(use.Resource) || string.IsNullOrWhiteSpace(use.Key))
            throw new RefusedException("It was not said which kind of record the table is about, or which column tells which record.", "Write both.");
        TableReader.Read(file, name);
        return await plannings.AddAsync(connection, new() { Table = use, File = name, Max = Cap(max) }, file, by, ct);
    }

    /// <summary>To take an erroneous import back.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="use">Which records.</param>
    /// <param name="file">The import's own, or a list of ids, with its name; null where conditions tell which.</param>
    /// <param name="max">More of them than this and there is no plan.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Planning> AskAsync(Connection connection, ImportUse use, (byte[] Bytes, string Name)? file, int max, Actor by, CancellationToken ct)
    {
        use.Check(file is not null);
        if (file is { } given)
            TableReader.Read(given.Bytes, given.Name);
        return await plannings.AddAsync(connection, new() { Import = use, File = file?.Name, Max = Cap(max) }, file?.Bytes, by, ct);
    }

    /// <summary>To take back what an execution has written.</summary>
    /// <param name="planId">Whose execution.</param>
    /// <param name="records">Those that are meant, by the source's ids; none for all.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Planning> AskToUndoAsync(long planId, IReadOnlyList<string> records, Actor by, CancellationToken ct)
    {
        var plan = await plans.GetAsync(planId, ct);
        if ((await executions.GetAsync(planId, ct)).State is ExecutionState.Queued or ExecutionState.Running)
            throw new RefusedException($"Plan {planId} is still being applied.", $"Wait for its end, or halt it: supportaddon fix pause {planId}");
        return await plannings.AddAsync(
            await connections.GetAsync(plan.Head.Connection, ct), new() { Undoes = planId, Records = records, Max = int.MaxValue }, file: null, by, ct);
    }

    private static int Cap(int max) => max > 0 ? max : throw new RefusedException("A plan may change one record at least.", "Write how many records it may change at most.");
}
