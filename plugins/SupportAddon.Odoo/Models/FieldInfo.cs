namespace SupportAddon.Odoo.Models;

/// <summary>What Odoo says of a field.</summary>
/// <param name="Type">Such as <c>char</c>, <c>many2one</c>, <c>selection</c>.</param>
/// <param name="Relation">The model that a relation leads to.</param>
/// <param name="Choices">The labels of a selection, by value.</param>
internal sealed record FieldInfo(string Type, string? Relation, IReadOnlyDictionary<string, string> Choices)
{
    public bool IsOfMany => Type is "many2many" or "one2many";
}
