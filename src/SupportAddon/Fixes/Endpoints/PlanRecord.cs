using System.Text.Json;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;

namespace SupportAddon.Fixes.Endpoints;

/// <summary>A record of a plan over HTTP.</summary>
/// <param name="Record">The source's id of it.</param>
/// <param name="Verdict">change, right or refused.</param>
/// <param name="Change">set, create, archive, restore or delete; null unless it is to be changed.</param>
/// <param name="Before">Every field that was looked at.</param>
/// <param name="After">The fields that are written.</param>
/// <param name="Becomes">What the source is known to make of a written value, where that is another.</param>
/// <param name="Lost">What the source would make of the old value if it were given back, where that is another.</param>
/// <param name="Reason">Why it is left alone, or what else is to be known.</param>
/// <param name="State">What became of it; null where it was never touched.</param>
/// <param name="Result">The values as they were read back.</param>
/// <param name="Why">What is to be known of what became of it.</param>
/// <param name="CreatedId">The id that the source gave to what was created.</param>
internal sealed record PlanRecord(
    int Place, string Record, PlanVerdict Verdict, PlanChange? Change, IReadOnlyDictionary<string, JsonElement> Before, IReadOnlyDictionary<string, JsonElement> After,
    IReadOnlyDictionary<string, JsonElement> Becomes, IReadOnlyDictionary<string, JsonElement> Lost, string? Reason,
    EntryState? State, IReadOnlyDictionary<string, JsonElement>? Result, string? Why, string? CreatedId)
{
    public static PlanRecord Of(JournalLine line) => new(
        line.Entry.Ordinal, line.Entry.RecordId, line.Entry.Verdict, line.Entry.Change, line.Entry.Before, line.Entry.After, line.Entry.Becomes, line.Entry.Lost,
        line.Entry.Reason, line.State, line.Result, line.Reason, line.CreatedId);
}
