using System.Text.Json;

namespace SupportAddon.Core.Fixes;

using Values = IReadOnlyDictionary<string, JsonElement>;

/// <summary>How what was written is taken back: each record that we wrote, as long as it still is as we left it.</summary>
internal static class Undoing
{
    /// <param name="entry">As it was planned and written.</param>
    /// <param name="left">As it was read back after the write.</param>
    /// <param name="current">As it is now; null where it is gone.</param>
    /// <param name="version">The version that it has now.</param>
    /// <param name="away">How what was created is taken away again; null where the source has no way.</param>
    public static PlanEntry Of(PlanEntry entry, Values left, Values? current, string? version, PlanChange? away = null) =>
        entry.Change is PlanChange.Create && current is not null ? TakeAway(entry, left, current, version, away)
        : entry.Change is PlanChange.Delete ? Planning.Refuse(entry.RecordId, null, Nothing, "It was deleted: nothing brings it back.")
        : current is null ? Planning.Refuse(entry.RecordId, null, Nothing, "It is not there any more.")
        : Opposite(entry.Change) is { } opposite ? Planning.Whole(entry.RecordId, version, current, opposite)
        : RecordValues.Has(current, entry.Old) ? Planning.Leave(entry.RecordId, version, current)
        : Changed(Ours(entry, left), current) is { Length: > 0 } changed ? Planning.Refuse(entry.RecordId, version, current, $"Somebody has changed it since: {changed}.")
        : Planning.Set(entry.RecordId, version, current, entry.Old);

    /// <summary>Nobody's work goes with it: it must be as it was created.</summary>
    private static PlanEntry TakeAway(PlanEntry entry, Values left, Values current, string? version, PlanChange? away) =>
        Changed(Ours(entry, left), current) is { Length: > 0 } changed ? Planning.Refuse(entry.RecordId, version, current, $"Somebody has changed it since: {changed}.")
        : away is { } way ? Planning.Whole(entry.RecordId, version, current, way)
        : Planning.Refuse(entry.RecordId, version, current, "It was created, and this system can neither archive nor delete it.");

    /// <summary>A connector may have read back more than was written.</summary>
    private static Dictionary<string, JsonElement> Ours(PlanEntry entry, Values left) => left.Where(field => entry.After.ContainsKey(field.Key)).ToDictionary();

    private static Values Nothing { get; } = new Dictionary<string, JsonElement>();

    private static PlanChange? Opposite(PlanChange? change) => change switch
    {
        PlanChange.Archive => PlanChange.Restore,
        PlanChange.Restore => PlanChange.Archive,
        _ => null,
    };

    private static string Changed(Values left, Values current) => string.Join(", ", RecordValues.Missing(current, left)
        .Select(field => $"{field.Key} was left at {field.Value.GetRawText()} and is {(current.TryGetValue(field.Key, out var now) ? now.GetRawText() : "not to be read")}"));
}
