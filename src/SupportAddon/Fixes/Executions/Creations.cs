using System.Text.Json;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Tables;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Executions;

/// <summary>What is different where records are created: they have no id yet, only our own name, and must not be there by now.</summary>
internal sealed class Creations(IRecordStore records, PlanHead head)
{
    /// <summary>
    /// The preview has shown that there is no record with this key. Whoever made one since did not know of ours: two would stand side by side.
    /// </summary>
    /// <returns>Null where there is still none.</returns>
    public async Task<EntryOutcome?> MadeByOthersAsync(PlanEntry entry)
    {
        if (!head.Parameters.TryGetValue(TableUse.KeptKeyField, out var kept) || kept.GetString() is not { } field)
            return null;
        var query = new RecordQuery { Resource = head.Resource, Fields = [.. entry.After.Keys], Conditions = [new(field, Comparison.In, JsonSerializer.SerializeToElement(new[] { entry.After[field] }))] };
        await foreach (var page in records.FindAsync(query, CancellationToken.None))
            if (page.FirstOrDefault(record => KeyedRecords.Text(record.Values[field]) == KeyedRecords.Text(entry.After[field])) is { } other)
                return new(entry, EntryState.Drifted, other.Values, $"Somebody has created it since the preview: record {other.Id}.");
        return null;
    }

    /// <summary>The record that bears our name for it.</summary>
    public Task<ErpRecord?> FindAsync(PlanEntry entry, CancellationToken ct) => records.FindCreatedAsync(head.Resource, entry.RecordId, [.. entry.After.Keys], ct);

    /// <summary>Nobody else has our name for it: a record that bears it already is ours. One that cannot be seen is looked for again.</summary>
    public static EntryOutcome Of(PlanEntry entry, WriteOutcome outcome) => outcome switch
    {
        { Result: WriteResult.Failed } => new(entry, EntryState.Failed, null, outcome.Reason),
        { Result: WriteResult.Written or WriteResult.AlreadySo or WriteResult.Altered, Record: { } made } => new(entry, State(entry, made), made.Values, outcome.Reason) { CreatedId = made.Id },
        _ => new(entry, EntryState.Intended, null, outcome.Reason),
    };

    private static EntryState State(PlanEntry entry, ErpRecord made) => RecordValues.Has(made.Values, entry.After) ? EntryState.Written : EntryState.Altered;
}
