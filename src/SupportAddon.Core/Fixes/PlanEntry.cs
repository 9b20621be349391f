using System.Text.Json;

namespace SupportAddon.Core.Fixes;

using Values = IReadOnlyDictionary<string, JsonElement>;

/// <summary>One record of a plan: what it has, and what it shall have.</summary>
internal sealed record PlanEntry
{
    /// <summary>Its place in the plan, from 1. Records are written in this order.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The source's id of the record; of one that is to be created our own name for it, by which it is never made twice.</summary>
    public required string RecordId { get; init; }

    /// <summary>What changes with the record at the source; null where there is no such thing.</summary>
    public string? Version { get; init; }

    public required PlanVerdict Verdict { get; init; }

    /// <summary>Null unless it is to be changed.</summary>
    public PlanChange? Change { get; init; }

    /// <summary>Every field that the fix has looked at. All of them must still be so when it is written.</summary>
    public required Values Before { get; init; }

    /// <summary>The fields that are written, and no others.</summary>
    public Values After { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>What the source is known to make of a written value, where that is another.</summary>
    public Values Becomes { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>
    /// What the source would make of the old value if it were given back, where that is another: it cannot be undone exactly. Of what is
    /// created, what would stay: the source can neither archive nor delete it.
    /// </summary>
    public Values Lost { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Why a guard refused it, or what else is to be known.</summary>
    public string? Reason { get; init; }

    /// <summary>The old values of what is written.</summary>
    public Values Old => After.Keys.Where(Before.ContainsKey).ToDictionary(name => name, name => Before[name]);

    /// <summary>The values that are read back when all went well.</summary>
    public Values Expected => After.ToDictionary(asked => asked.Key, asked => Becomes.TryGetValue(asked.Key, out var other) ? other : asked.Value);
}

/// <summary>What a plan says of a record.</summary>
internal enum PlanVerdict
{
    /// <summary>It is to be changed.</summary>
    Change,

    /// <summary>It is right already.</summary>
    Right,

    /// <summary>A guard left it alone.</summary>
    Refused,
}

/// <summary>What is done to a record.</summary>
internal enum PlanChange
{
    /// <summary>Other values in fields.</summary>
    Set,

    /// <summary>It is not there yet.</summary>
    Create,

    /// <summary>Hidden, but kept.</summary>
    Archive,

    /// <summary>Archived no more.</summary>
    Restore,

    /// <summary>Gone for good: no undo brings it back.</summary>
    Delete,
}
