using System.Text.Json;

namespace SupportAddon.Sdk;

/// <summary>What one record needs: a change, nothing, or to be left alone for a reason.</summary>
public sealed record Correction
{
    private Correction()
    {
    }

    /// <summary>The record is right as it is.</summary>
    public static Correction None { get; } = new();

    /// <summary>Hidden, but kept.</summary>
    public static Correction Archive { get; } = new() { Kind = ChangeKind.Archive };

    /// <summary>Archived no more.</summary>
    public static Correction Restore { get; } = new() { Kind = ChangeKind.Restore };

    /// <summary><see cref="ChangeKind.Set"/>, <see cref="ChangeKind.Archive"/> or <see cref="ChangeKind.Restore"/>; null where nothing is changed.</summary>
    public ChangeKind? Kind { get; private init; }

    /// <summary>The fields to write and their values, as in <see cref="ErpRecord.Values"/>; empty for every kind but <see cref="ChangeKind.Set"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; private init; } = new Dictionary<string, JsonElement>();

    /// <summary>Why the record must not be touched, one sentence; null where it may.</summary>
    public string? Refusal { get; private init; }

    /// <summary>What whoever looks at the plan should know of this record besides, one sentence; null for nothing.</summary>
    public string? Remark { get; private init; }

    /// <summary>The same, with a remark for whoever looks at the plan: why it is archived, what was left as it is.</summary>
    /// <param name="remark">One sentence that a consultant understands; null for none.</param>
    public Correction WithRemark(string? remark) => this with { Remark = remark };

    /// <summary>Other values in some of the fields; those that the record has already are not written.</summary>
    /// <param name="values">Of fields named by <see cref="Fix.Fields"/>.</param>
    public static Correction Set(IReadOnlyDictionary<string, JsonElement> values) => new() { Kind = ChangeKind.Set, Values = values };

    /// <summary>Another value in one field.</summary>
    /// <param name="field">Named by <see cref="Fix.Fields"/>.</param>
    /// <param name="value">Text; null empties the field. For numbers and the like there is the other <c>Set</c>.</param>
    public static Correction Set(string field, string? value) =>
        Set(new Dictionary<string, JsonElement> { [field] = JsonElement.Parse(value is null ? "null" : $"\"{JsonEncodedText.Encode(value)}\"") });

    /// <summary>A guard: the record would need it, and must be left alone.</summary>
    /// <param name="reason">Why, one sentence that a consultant understands.</param>
    public static Correction Refuse(string reason) => new() { Refusal = reason };
}
