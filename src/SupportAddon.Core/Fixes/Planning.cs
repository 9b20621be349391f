using System.Text.Json;

namespace SupportAddon.Core.Fixes;

using Values = IReadOnlyDictionary<string, JsonElement>;

/// <summary>Makes of a record, and of what a fix wants of it, what the plan says of it.</summary>
internal static class Planning
{
    /// <summary>A guard refuses it.</summary>
    public static PlanEntry Refuse(string id, string? version, Values before, string reason) => new()
    {
        Ordinal = 0, RecordId = id, Version = version, Verdict = PlanVerdict.Refused, Before = before, Reason = reason,
    };

    /// <summary>Nothing is wrong with it.</summary>
    public static PlanEntry Leave(string id, string? version, Values before) => new()
    {
        Ordinal = 0, RecordId = id, Version = version, Verdict = PlanVerdict.Right, Before = before,
    };

    /// <summary>Only the fields that differ are written; where none does the record is right already.</summary>
    public static PlanEntry Set(string id, string? version, Values before, Values wanted)
    {
        if (wanted.Keys.FirstOrDefault(field => !before.ContainsKey(field)) is { } unread)
            return Refuse(id, version, before, $"The field {unread} was not read, so its old value could not be given back.");
        var after = RecordValues.Missing(before, wanted);
        return after.Count == 0
            ? Leave(id, version, before)
            : new() { Ordinal = 0, RecordId = id, Version = version, Verdict = PlanVerdict.Change, Change = PlanChange.Set, Before = before, After = after };
    }

    /// <summary>A record that is not there.</summary>
    /// <param name="name">Ours for it.</param>
    /// <param name="values">All that it gets.</param>
    /// <param name="canBeTakenBack">Whether the source could archive or delete it again.</param>
    public static PlanEntry Create(string name, Values values, bool canBeTakenBack) => new()
    {
        Ordinal = 0, RecordId = name, Verdict = PlanVerdict.Change, Change = PlanChange.Create, Before = new Dictionary<string, JsonElement>(), After = values,
        Lost = canBeTakenBack ? new Dictionary<string, JsonElement>() : values,
    };

    /// <summary>The record as a whole.</summary>
    public static PlanEntry Whole(string id, string? version, Values before, PlanChange change) => new()
    {
        Ordinal = 0, RecordId = id, Version = version, Verdict = PlanVerdict.Change, Change = change, Before = before,
    };

    /// <summary>With what the source is known to make of the values: of the new ones, and of the old if they were given back.</summary>
    public static PlanEntry Foresee(PlanEntry entry, Values ofNew, Values ofOld) => entry with
    {
        Becomes = Others(entry.After, ofNew),
        Lost = entry.Change is PlanChange.Create ? entry.Lost : Others(entry.Old, ofOld),
    };

    private static Dictionary<string, JsonElement> Others(Values asked, Values predicted) => predicted
        .Where(field => asked.TryGetValue(field.Key, out var value) && !RecordValues.AreSame(value, field.Value))
        .ToDictionary();
}
