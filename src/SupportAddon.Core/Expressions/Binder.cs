namespace SupportAddon.Core.Expressions;

/// <summary>Gives each part of an expression its kind, and refuses what does not go together.</summary>
internal sealed class Binder(Vocabulary vocabulary)
{
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);

    /// <summary>What the expression speaks of.</summary>
    public IReadOnlyList<string> Names => [.. names];

    /// <exception cref="ExpressionException">A name is unknown, or kinds do not go together.</exception>
    public Term Bind(Syntax syntax) => syntax switch
    {
        LiteralSyntax literal => Term.Of(literal.Kind, Literals.Read(literal)),
        NameSyntax name => Bind(name),
        CallSyntax call => Functions.Bind(call, [.. call.Arguments.Select(Bind)]),
        PrefixSyntax { Operator: "not" } not => Negation(not),
        PrefixSyntax minus => Arithmetic.Negate(Bind(minus.Operand).As(ValueKind.Number)) ?? throw new ExpressionException(minus.At, "only a number or a duration can be negative"),
        InfixSyntax { Operator: "in", Right: ListSyntax list } among => Among(among, list),
        InfixSyntax { Operator: "and" or "or" } both => Both(both),
        InfixSyntax infix => Infix(infix),
        _ => throw new ExpressionException(syntax.At, "a list stands behind \"in\" only"),
    };

    private Term Bind(NameSyntax name)
    {
        if (vocabulary.KindOf(name.Name) is not { } kind)
            throw new ExpressionException(name.At, $"there is no \"{name.Name}\" here; there are {vocabulary.Known}");
        names.Add(name.Name);
        return new(kind, of => of(name.Name));
    }

    private Term Negation(PrefixSyntax not)
    {
        var operand = Truth(not.Operand);
        return new(ValueKind.Truth, of => operand.Value(of) is not true);
    }

    private Term Both(InfixSyntax infix)
    {
        var (left, right) = (Truth(infix.Left), Truth(infix.Right));
        return new(ValueKind.Truth, infix.Operator == "and"
            ? of => left.Value(of) is true && right.Value(of) is true
            : of => left.Value(of) is true || right.Value(of) is true);
    }

    private Term Truth(Syntax syntax)
    {
        var term = Bind(syntax).As(ValueKind.Truth);
        return term.Kind == ValueKind.Truth ? term : throw new ExpressionException(syntax.At, $"expected true or false, found {term.Kind.Words()}");
    }

    private Term Among(InfixSyntax infix, ListSyntax list)
    {
        var written = Bind(infix.Left);
        var items = list.Items.Select(item => (item.At, Term: Bind(item).As(written.Kind == ValueKind.Any ? ValueKind.Text : written.Kind))).ToList();
        var left = written.As(items.Count == 0 ? ValueKind.Text : items[0].Term.Kind);
        if (items.Find(item => item.Term.Kind != left.Kind) is { Term: not null } odd)
            throw new ExpressionException(odd.At, $"expected {left.Kind.Words()} as on the left of \"in\", found {odd.Term.Kind.Words()}");
        return Comparison.In(left, [.. items.Select(item => item.Term)]);
    }

    private Term Infix(InfixSyntax infix)
    {
        var (left, right) = Taking.Between(infix.Operator, Bind(infix.Left), Bind(infix.Right));
        if (infix.Operator == "/" && Arithmetic.IsZero(right))
            throw new ExpressionException(infix.Right.At, "this is always zero, by which nothing can be divided");
        if (infix.Operator == "matches" && left.Kind == ValueKind.Text && right is { Kind: ValueKind.Text, IsConstant: true })
            return Comparison.Matches(left, right, infix.Right.At);
        return Arithmetic.Bind(infix.Operator, left, right) ?? Comparison.Bind(infix.Operator, left, right)
            ?? throw new ExpressionException(infix.At, $"\"{infix.Operator}\" does not go between {left.Kind.Words()} and {right.Kind.Words()}{Hint(infix.Operator)}");
    }

    private static string Hint(string sign) => sign switch
    {
        "matches" => "; it goes between a text and a pattern in quotes",
        "contains" => "; it goes between a text or a list of texts and a text",
        "in" => "; on its right stands a list, as in [\"a\", \"b\"]",
        "<" or "<=" or ">" or ">=" => "; it goes between two numbers, dates or durations (number() makes a number of a text)",
        _ => "",
    };
}
