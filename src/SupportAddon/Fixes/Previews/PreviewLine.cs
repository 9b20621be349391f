using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Previews;

/// <summary>One field of one record of a preview; a record that is not changed has one line without a field.</summary>
/// <param name="Note">What else is to be known: a guard's reason, what the source makes of a value, what an undo would not give back.</param>
internal sealed record PreviewLine(string Record, string Verdict, string? Field, string? Before, string? After, string? Note)
{
    public static IEnumerable<PreviewLine> Of(PlanEntry entry) => entry.Change is PlanChange.Set or PlanChange.Create
        ? entry.After.Keys.Order(StringComparer.Ordinal).Select(field => new PreviewLine(
            entry.RecordId, entry.Change is PlanChange.Create ? "create" : "change", field, PreviewValue.OrNull(entry.Before, field), PreviewValue.Of(entry.After[field]), NoteOn(entry, field)))
        : [new(entry.RecordId, entry.Change is { } change ? EntryRows.Word(change) : EntryRows.Word(entry.Verdict), null, null, null, entry.Reason)];

    /// <summary>Of a creation.</summary>
    public const string NoWayBack = "Cannot be undone: this system can neither archive nor delete such a record.";

    private static string? NoteOn(PlanEntry entry, string field)
    {
        var becomes = PreviewValue.OrNull(entry.Becomes, field) is { } other ? $"The source makes of it: {other}." : null;
        var lost = PreviewValue.OrNull(entry.Lost, field) is not { } wrong ? null
            : entry.Change is PlanChange.Create ? NoWayBack
            : $"Cannot be undone exactly: the old value would come back as {wrong}.";
        return string.Join(' ', new[] { entry.Reason, becomes, lost }.OfType<string>()) is { Length: > 0 } note ? note : null;
    }
}
