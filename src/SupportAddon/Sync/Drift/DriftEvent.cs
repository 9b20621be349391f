namespace SupportAddon.Sync.Drift;

/// <summary>One thing that a source has changed about its data.</summary>
/// <param name="Kind">One of <see cref="DriftKind"/>.</param>
/// <param name="Field">The field: a path of the payload, or for a value without a word one of our fields.</param>
/// <param name="Detail">The value without a word, or what became of the field.</param>
/// <param name="Sample">The id of a ticket that shows it.</param>
internal sealed record DriftEvent(string Kind, string Field, string Detail, string? Sample);

internal static class DriftKind
{
    public const string NewField = "new-field";
    public const string MissingField = "missing-field";
    public const string ChangedType = "changed-type";
    public const string UnmappedValue = "unmapped-value";
}
