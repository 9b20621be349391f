using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Executions;

/// <summary>A record of a plan with what became of it, as Dapper reads it.</summary>
internal sealed class JournalRow : EntryRows.Row
{
    public string? State { get; init; }

    public string? Result { get; init; }

    public string? Why { get; init; }

    public string? CreatedId { get; init; }

    /// <summary>What it is sorted by; empty where that is its place.</summary>
    public string SortKey { get; init; } = "";

    public JournalLine Line => new(Entry, State is null ? null : EntryRows.Parse<EntryState>(State), Result is null ? null : EntryRows.Values(Result), Why)
    {
        Key = new(Ordinal, SortKey), CreatedId = CreatedId,
    };
}
