namespace SupportAddon.Core.Expressions;

/// <summary>What an expression may speak of. Nothing else can be reached from it.</summary>
/// <param name="Names">Name, with its dots, to what it is.</param>
/// <param name="Families">Names whose members are texts that nobody lists beforehand: <c>fields</c> allows <c>fields.project</c>.</param>
internal sealed record Vocabulary(IReadOnlyDictionary<string, ValueKind> Names, IReadOnlySet<string> Families)
{
    /// <summary>Null when there is no such name.</summary>
    public ValueKind? KindOf(string name) =>
        Names.TryGetValue(name, out var kind) ? kind
        : name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && Families.Contains(name[..dot]) ? ValueKind.Text
        : null;

    public string Known => string.Join(", ", Names.Keys.Concat(Families.Select(family => $"{family}.NAME")).Order(StringComparer.Ordinal));
}
