namespace SupportAddon.Core.Expressions;

/// <summary>A part of an expression whose kind is known.</summary>
/// <param name="Kind">What it gives, unless it is missing.</param>
/// <param name="Value">Its value, null when missing, from the values that are handed in. It never fails.</param>
internal sealed record Term(ValueKind Kind, Func<Func<string, object?>, object?> Value)
{
    /// <summary>Depends on nothing that is handed in.</summary>
    public bool IsConstant { get; init; }

    public static Term Of(ValueKind kind, object value) => new(kind, _ => value) { IsConstant = true };

    /// <summary>Missing as soon as one operand is.</summary>
    public static Term From<TLeft, TRight>(ValueKind kind, Term left, Term right, Func<TLeft, TRight, object?> value) =>
        new(kind, of => left.Value(of) is TLeft first && right.Value(of) is TRight second ? value(first, second) : null)
        {
            IsConstant = left.IsConstant && right.IsConstant,
        };

    public static Term From<T>(ValueKind kind, Term operand, Func<T, object?> value) =>
        new(kind, of => operand.Value(of) is T found ? value(found) : null) { IsConstant = operand.IsConstant };
}
