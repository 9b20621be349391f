using System.Text.Json;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;

namespace SupportAddon.Fixes.Previews;

/// <summary>A record of a plan as people look at it: what is written, by what else they know it, and what became of it.</summary>
/// <param name="Outcome">What became of it; what the plan says of it as long as nothing did.</param>
/// <param name="Fields">Those that are written, and those in which it is not what it was.</param>
/// <param name="Else">Its other values, by which people know it.</param>
/// <param name="Notes">What else is to be known, as stored.</param>
internal sealed record RecordView(JournalLine Line, string Outcome, IReadOnlyList<FieldView> Fields, string Else, IReadOnlyList<string> Notes)
{
    /// <summary>What was written can be taken back.</summary>
    public bool IsEffective => Line.State is { } state && EntrySteps.IsEffective(state);

    /// <param name="line">As stored.</param>
    /// <param name="empty">What is said of an empty value.</param>
    public static RecordView Of(JournalLine line, string empty)
    {
        var (entry, shown) = (line.Entry, Shown(line).ToList());
        return new(line, Word(line), [.. shown.Select(field => Field(line, field, empty))],
            string.Join(", ", entry.Before.Where(value => !shown.Contains(value.Key)).Select(value => $"{value.Key}: {PreviewValue.Of(value.Value, empty)}")),
            [.. PreviewLine.Of(entry).Select(one => one.Note).Append(line.Reason).OfType<string>().Distinct()]);
    }

    private static string Word(JournalLine line) => line switch
    {
        { State: { } state } => EntryRows.Word(state),
        { Entry.Change: { } change } when change != PlanChange.Set => EntryRows.Word(change),
        _ => EntryRows.Word(line.Entry.Verdict),
    };

    private static IEnumerable<string> Shown(JournalLine line) => line.Entry.After.Keys
        .Union(line is { State: EntryState.Drifted or EntryState.Unknown or EntryState.Altered, Result: { } now } ? Changed(line.Entry, now) : [])
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Changed(PlanEntry entry, IReadOnlyDictionary<string, JsonElement> now) =>
        entry.Before.Keys.Where(field => now.TryGetValue(field, out var current) && !RecordValues.AreSame(entry.Before[field], current));

    private static FieldView Field(JournalLine line, string field, string empty)
    {
        var isToBeLookedAt = line.State is EntryState.Drifted or EntryState.Unknown or EntryState.Altered;
        return new(field, Value(line.Entry.Before), Value(line.Entry.After), isToBeLookedAt ? Value(line.Result) : null);

        string? Value(IReadOnlyDictionary<string, JsonElement>? values) => values is not null && values.TryGetValue(field, out var value) ? PreviewValue.Of(value, empty) : null;
    }
}

/// <summary>One field of a record.</summary>
/// <param name="After">What it is to have; null where it is not written.</param>
/// <param name="Now">What was found there last, where that is to be looked at.</param>
internal sealed record FieldView(string Name, string? Before, string? After, string? Now);
