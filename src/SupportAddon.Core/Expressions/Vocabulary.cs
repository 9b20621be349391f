namespace SupportAddon.Core.Expressions;

/// <summary>What an expression may speak of. Nothing else can be reached from it.</summary>
/// <param name="Names">Name, with its dots, to what it is.</param>
/// <param name="Families">Names whose members are texts that nobody lists beforehand: <c>fields</c> allows <c>fields.project</c>.</param>
internal sealed record Vocabulary(IReadOnlyDictionary<string, ValueKind> Names, IReadOnlySet<string> Families)
{
    /// <summary>Names whose members are of any kind: <c>body</c> allows <c>body.queue.length</c>.</summary>
    public IReadOnlySet<string> Answers { get; init; } = new HashSet<string>();

    /// <summary>Null when there is no such name.</summary>
    public ValueKind? KindOf(string name) =>
        Names.TryGetValue(name, out var kind) ? kind
        : name.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot) ? null
        : Families.Contains(name[..dot]) ? ValueKind.Text
        : Answers.Contains(name[..dot]) ? ValueKind.Any
        : null;

    public string Known => string.Join(", ", Names.Keys.Concat(Families.Concat(Answers).Select(family => $"{family}.NAME")).Order(StringComparer.Ordinal));
}
