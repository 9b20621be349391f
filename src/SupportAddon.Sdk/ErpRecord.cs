using System.Text.Json;

namespace SupportAddon.Sdk;

/// <summary>One record of a client's system, as far as it was asked for.</summary>
public sealed record ErpRecord
{
    /// <summary>The kind of record, as in <see cref="ResourceInfo.Name"/>.</summary>
    public required string Resource { get; init; }

    /// <summary>The system's stable id, unique within the resource.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The values by field, as JSON: empty is always JSON null, an instant is text of ISO 8601 in UTC, a date is
    /// <c>yyyy-MM-dd</c>, a reference is the id of what is referred to. A field that was not asked for is absent.
    /// </summary>
    public required IReadOnlyDictionary<string, JsonElement> Values { get; init; }

    /// <summary>What changes with every change of the record, where the system has such a thing; otherwise null.</summary>
    public string? Version { get; init; }
}

/// <summary>Which records of a resource, and what of them.</summary>
public sealed record RecordQuery
{
    /// <summary>The kind of record.</summary>
    public required string Resource { get; init; }

    /// <summary>What a record must fulfil, all of it; empty for every record, archived ones included.</summary>
    public IReadOnlyList<FieldCondition> Conditions { get; init; } = [];

    /// <summary>The fields wanted. Never empty: a system that gives everything can be slow beyond use.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
}

/// <summary>One condition on one field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">With what, as in <see cref="ErpRecord.Values"/>; an array for <see cref="Comparison.In"/>, JSON null for empty.</param>
public sealed record FieldCondition(string Field, Comparison Comparison, JsonElement Value);

/// <summary>How a field is compared with a value.</summary>
public enum Comparison
{
    /// <summary>The same; with JSON null: empty.</summary>
    Equal,

    /// <summary>Not the same, empty ones included; with JSON null: not empty.</summary>
    NotEqual,

    /// <summary>Less, or earlier.</summary>
    Less,

    /// <summary>Less or the same, or not later.</summary>
    AtMost,

    /// <summary>More, or later.</summary>
    Greater,

    /// <summary>More or the same, or not earlier.</summary>
    AtLeast,

    /// <summary>The text holds this text, whatever the case of its letters; no character in it stands for another.</summary>
    Contains,

    /// <summary>One of these.</summary>
    In,
}
