using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance;

/// <summary>A system with records of one kind, how they are changed behind the connector's back, and what they really are.</summary>
public abstract class RecordsUnderTest : SystemUnderTest
{
    /// <summary>The kind of record that the rules make, change and delete.</summary>
    public abstract string Resource { get; }

    /// <summary>A field of this kind: text that may be empty and is not unique.</summary>
    public abstract string TextField { get; }

    /// <summary>A field of this kind: whole numbers from 0 to 1000, never empty, not unique.</summary>
    public abstract string NumberField { get; }

    /// <summary>How many records the connector gives at a time with these options. The rules fill a little more than three pages.</summary>
    public abstract int PageSize { get; }

    /// <summary>A value for each of some fields that the system refuses to have written.</summary>
    public abstract IReadOnlyDictionary<string, JsonElement> Refused { get; }

    /// <summary>The kinds of change that this system knows; the others must be refused.</summary>
    public virtual IReadOnlyList<ChangeKind> Changes => Enum.GetValues<ChangeKind>();

    /// <summary>
    /// Values that this system makes something else of, or might, by field: markup, too many decimals, lengths. The rules
    /// try some texts of their own in <see cref="TextField"/> too.
    /// </summary>
    public virtual IReadOnlyList<KeyValuePair<string, JsonElement>> Delicate => [];

    /// <summary>Adds records.</summary>
    /// <param name="records">Of each the values of <see cref="TextField"/> and <see cref="NumberField"/>; other fields as they come.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    /// <returns>The ids as the connector gives them, in the same order.</returns>
    public abstract Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> records, CancellationToken ct);

    /// <summary>Changes a record.</summary>
    /// <param name="id">Which.</param>
    /// <param name="values">The new value of <see cref="TextField"/>, of <see cref="NumberField"/>, or of both.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task ChangeAsync(string id, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct);

    /// <summary>Deletes a record for good.</summary>
    /// <param name="id">Which.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task DeleteAsync(string id, CancellationToken ct);

    /// <summary>
    /// The whole record as the system keeps it, every field by its name with values as in <see cref="ErpRecord.Values"/>,
    /// except what the system itself sets with every change; null when there is none.
    /// </summary>
    /// <param name="id">Which.</param>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task<IReadOnlyDictionary<string, JsonElement>?> TruthAsync(string id, CancellationToken ct);

    /// <summary>How many writes have taken effect on any record since the system was started, by whomever.</summary>
    /// <param name="ct">Cancelled when the rule has run out of time.</param>
    public abstract Task<int> WritesAsync(CancellationToken ct);
}
