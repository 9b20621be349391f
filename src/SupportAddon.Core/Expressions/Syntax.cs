namespace SupportAddon.Core.Expressions;

/// <summary>An expression as written; what it means is not looked at yet.</summary>
/// <param name="At">Where it begins, or where its operator stands.</param>
internal abstract record Syntax(int At);

/// <param name="At">Where it begins.</param>
/// <param name="Kind">What it is by its form.</param>
/// <param name="Written">As written, quotes and unit included.</param>
internal sealed record LiteralSyntax(int At, ValueKind Kind, string Written) : Syntax(At);

internal sealed record NameSyntax(int At, string Name) : Syntax(At);

internal sealed record CallSyntax(int At, string Function, IReadOnlyList<Syntax> Arguments) : Syntax(At);

internal sealed record ListSyntax(int At, IReadOnlyList<Syntax> Items) : Syntax(At);

/// <summary><c>not</c>, or <c>-</c> in front of a value.</summary>
internal sealed record PrefixSyntax(int At, string Operator, Syntax Operand) : Syntax(At);

internal sealed record InfixSyntax(int At, string Operator, Syntax Left, Syntax Right) : Syntax(At);
