namespace SupportAddon.Odoo.Models;

/// <summary>What Odoo says of a field.</summary>
/// <param name="Label">Its name for people.</param>
/// <param name="Type">Such as <c>char</c>, <c>many2one</c>, <c>selection</c>.</param>
/// <param name="Relation">The model that a relation leads to.</param>
/// <param name="Choices">The labels of a selection, by value.</param>
internal sealed record FieldInfo(string Label, string Type, string? Relation, IReadOnlyDictionary<string, string> Choices)
{
    public bool IsRequired { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>How many digits behind the point are kept; null for all.</summary>
    public int? Decimals { get; init; }

    public bool IsOfMany => Type is "many2many" or "one2many";
}
