using System.Globalization;

namespace SupportAddon.Core.Expressions;

/// <summary>Takes a value of any kind for what is meant where it stands; what it cannot be taken for is missing.</summary>
internal static class Taking
{
    /// <summary>Of a known kind it stays what it is.</summary>
    public static Term As(this Term term, ValueKind kind) =>
        term.Kind == ValueKind.Any ? Term.From<object>(kind, term, value => Taken(value, kind)) : term;

    /// <summary>What stands to both sides of an operator. Of two that may be anything, texts are the same or not, and numbers more or less.</summary>
    public static (Term Left, Term Right) Between(string sign, Term left, Term right) => sign switch
    {
        "contains" => (left, right.As(ValueKind.Text)),
        "in" => (left.As(ValueKind.Text), right.As(ValueKind.Texts)),
        "starts with" or "ends with" or "matches" => (left.As(ValueKind.Text), right.As(ValueKind.Text)),
        "*" or "/" => (left.As(ValueKind.Number), right.As(ValueKind.Number)),
        "==" or "!=" => Between(left, right, ValueKind.Text),
        _ => Between(left, right, ValueKind.Number),
    };

    /// <summary>What is handed to a function. Whether something is empty, and how long it is, can be said of texts and lists alike.</summary>
    public static IReadOnlyList<Term> By(string function, IReadOnlyList<Term> arguments) => function switch
    {
        "empty" or "length" => arguments,
        "coalesce" => [.. arguments.Select(argument => argument.As(First(arguments)))],
        _ => [.. arguments.Select(argument => argument.As(ValueKind.Text))],
    };

    private static (Term Left, Term Right) Between(Term left, Term right, ValueKind otherwise) =>
        left.Kind == ValueKind.Any && right.Kind == ValueKind.Any ? (left.As(otherwise), right.As(otherwise)) : (left.As(right.Kind), right.As(left.Kind));

    private static ValueKind First(IReadOnlyList<Term> arguments) =>
        arguments.Select(argument => argument.Kind).FirstOrDefault(kind => kind != ValueKind.Any, ValueKind.Text);

    private static object? Taken(object value, ValueKind kind) => (kind, value) switch
    {
        (ValueKind.Text, string) or (ValueKind.Number, decimal) or (ValueKind.Truth, bool) or (ValueKind.Texts, IReadOnlyList<string>) => value,
        (ValueKind.Text, decimal number) => number.ToString(CultureInfo.InvariantCulture),
        (ValueKind.Text, bool truth) => truth ? "true" : "false",
        (ValueKind.Number, string text) => Literals.Number(text),
        (ValueKind.Date, string text) => Literals.Date(text),
        (ValueKind.Truth, "true") => true,
        (ValueKind.Truth, "false") => false,
        _ => null,
    };
}
