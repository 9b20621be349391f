namespace SupportAddon.Sdk;

/// <summary>
/// Marks a parameter of a fix (of type <see cref="string"/>) as the id of a record of the client's system. The form and
/// <c>fix show</c> offer the records that there are by their labels; an id that is none's is refused before anything is found.
/// </summary>
/// <param name="resource">The kind of record, as in <see cref="ResourceInfo.Name"/>.</param>
/// <param name="label">Its field that people know a record by.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordChoiceAttribute(string resource, string label) : Attribute
{
    /// <summary>The kind of record, as in <see cref="ResourceInfo.Name"/>.</summary>
    public string Resource { get; } = resource;

    /// <summary>Its field that people know a record by.</summary>
    public string Label { get; } = label;
}

/// <summary>
/// Marks a parameter of a fix (of type <see cref="string"/>) as one of the values that a field of <see cref="Fix.Resource"/> may
/// have: its <see cref="ResourceField.Choices"/> as the client's system tells them.
/// </summary>
/// <param name="field">The field, as in <see cref="ResourceField.Name"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldChoiceAttribute(string field) : Attribute
{
    /// <summary>The field, as in <see cref="ResourceField.Name"/>.</summary>
    public string Field { get; } = field;
}
