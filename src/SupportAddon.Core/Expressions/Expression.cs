namespace SupportAddon.Core.Expressions;

/// <summary>
/// A condition or a value in the small language of rules, fixes and probes. It is checked when it is read, and from then on
/// gives a value whatever it is handed: it knows no loops, and nothing but the names of its vocabulary.
/// </summary>
internal sealed class Expression
{
    private readonly Term term;

    private Expression(string text, Term term, IReadOnlyList<string> names) => (Text, this.term, Names) = (text, term, names);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public ValueKind Kind => term.Kind;

    /// <summary>What it speaks of.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <exception cref="ExpressionException">It cannot be understood; says where and why.</exception>
    public static Expression Read(string text, Vocabulary vocabulary)
    {
        var binder = new Binder(vocabulary);
        var term = binder.Bind(Grammar.Read(text));
        return new(text, term, binder.Names);
    }

    /// <summary>One that holds or does not.</summary>
    /// <exception cref="ExpressionException">It cannot be understood, or gives something else.</exception>
    public static Expression ReadCondition(string text, Vocabulary vocabulary)
    {
        var read = Read(text, vocabulary);
        return read.Kind == ValueKind.Any ? new(text, read.term.As(ValueKind.Truth), read.Names)
            : read.Kind == ValueKind.Truth ? read : throw new ExpressionException(0, $"a condition is true or false; this is {read.Kind.Words()}");
    }

    /// <param name="of">The value of a name, of the kind that the vocabulary says; null when it is missing.</param>
    /// <returns>Null when it is missing.</returns>
    public object? Value(Func<string, object?> of) => term.Value(of);

    /// <summary>A missing value does not hold.</summary>
    public bool Holds(Func<string, object?> of) => Value(of) is true;
}
