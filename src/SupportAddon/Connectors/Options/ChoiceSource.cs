namespace SupportAddon.Connectors.Options;

/// <summary>Where the client's system has the values that a parameter may be: its records of a kind, or the choices of a field.</summary>
/// <param name="Resource">The kind of record; null where a field is meant.</param>
/// <param name="Label">The field that people know a record by.</param>
/// <param name="Field">The field whose choices are meant; null where records are.</param>
internal sealed record ChoiceSource(string? Resource = null, string? Label = null, string? Field = null);
