using System.Text.Json;
using SupportAddon.Core.Fixes;

namespace SupportAddon.Fixes.Executions;

/// <summary>What became of a record, and what was meant.</summary>
/// <param name="State">Null where it was never touched.</param>
/// <param name="Result">The values as they were read back.</param>
internal sealed record JournalLine(PlanEntry Entry, EntryState? State, IReadOnlyDictionary<string, JsonElement>? Result, string? Reason)
{
    /// <summary>The id that the source gave to what was created; null for all others, and as long as it is not known.</summary>
    public string? CreatedId { get; init; }

    /// <summary>Where it stands in the order in which it was asked for.</summary>
    public RecordKey Key { get; init; } = new(Entry.Ordinal, "");
}

/// <summary>What became of a record just now.</summary>
internal sealed record EntryOutcome(PlanEntry Entry, EntryState State, IReadOnlyDictionary<string, JsonElement>? Result = null, string? Reason = null)
{
    /// <summary>The id that the source gave to what was created.</summary>
    public string? CreatedId { get; init; }
}
