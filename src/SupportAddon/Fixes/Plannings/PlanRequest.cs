using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Tables;

namespace SupportAddon.Fixes.Plannings;

/// <summary>What somebody wants planned: a fix, the values of a table, or to take an import or an execution back.</summary>
internal sealed record PlanRequest
{
    /// <summary>The fix's name.</summary>
    public string? Fix { get; init; }

    /// <summary>Those of the fix, as typed.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>How the columns of the table are to be taken.</summary>
    public TableUse? Table { get; init; }

    /// <summary>Which records an import has made, to be archived or deleted.</summary>
    public ImportUse? Import { get; init; }

    /// <summary>The table's name.</summary>
    public string? File { get; init; }

    /// <summary>The plan whose execution is taken back.</summary>
    public long? Undoes { get; init; }

    /// <summary>Those that are taken back, by the source's ids; none for all.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>More changes than this and there is no plan.</summary>
    public int Max { get; init; } = Planner.UsualMax;
}
