using System.Text.Json;

namespace SupportAddon.Core.Fixes;

using Values = IReadOnlyDictionary<string, JsonElement>;

/// <summary>What became of a record that may have been sent by somebody who has died since, by what is read back.</summary>
/// <param name="State">Written, altered, withdrawn (certainly not sent), or unknown.</param>
internal sealed record Settling(EntryState State, string? Reason = null)
{
    private const string Found = "Found so after its process had died: by us, or by somebody who did the same.";

    /// <param name="entry">What was meant.</param>
    /// <param name="current">The record as it is now, long enough after; null where it is gone. One that was to be created is known by our own name for it.</param>
    public static Settling Of(PlanEntry entry, Values? current) =>
        entry.Change is PlanChange.Create ? OfCreation(entry, current)
        : current is null && entry.Change is PlanChange.Delete ? new(EntryState.Written, Found)
        : current is null ? new(EntryState.Unknown, "It was about to be written when the process died, and is gone now.")
        : entry.Change is not PlanChange.Set ? new(EntryState.Withdrawn) // Archived twice is archived once: it is looked at when it is written.
        : RecordValues.Has(current, entry.After) ? new(EntryState.Written, Found)
        : RecordValues.Has(current, entry.Expected) ? new(EntryState.Altered, Found)
        : RecordValues.Has(current, entry.Old) ? new(EntryState.Withdrawn)
        : new(EntryState.Unknown, "It was about to be written when the process died, and has neither the old values nor the new ones.");

    private static Settling OfCreation(PlanEntry entry, Values? current) =>
        current is null ? new(EntryState.Withdrawn)
        : RecordValues.Has(current, entry.After) ? new(EntryState.Written)
        : RecordValues.Has(current, entry.Expected) ? new(EntryState.Altered)
        : new(EntryState.Unknown, "It was created when the process died, and has other values now: by the source, or by somebody since.");
}
