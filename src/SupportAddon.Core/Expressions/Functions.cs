namespace SupportAddon.Core.Expressions;

/// <summary>The functions there are.</summary>
internal static class Functions
{
    private const string Known = "lower, upper, trim, replace, length, empty, coalesce, number, date";

    /// <summary>Nothing that an expression makes is longer.</summary>
    internal const int LongestText = 1_000_000;

    /// <exception cref="ExpressionException">There is no such function, or not of these.</exception>
    public static Term Bind(CallSyntax call, IReadOnlyList<Term> arguments) => Of(call, Taking.By(call.Function, arguments));

    private static Term Of(CallSyntax call, IReadOnlyList<Term> arguments) => (call.Function, arguments.Select(argument => argument.Kind).ToList()) switch
    {
        ("lower", [ValueKind.Text]) => Term.From<string>(ValueKind.Text, arguments[0], text => text.ToLowerInvariant()),
        ("upper", [ValueKind.Text]) => Term.From<string>(ValueKind.Text, arguments[0], text => text.ToUpperInvariant()),
        ("trim", [ValueKind.Text]) => Term.From<string>(ValueKind.Text, arguments[0], text => text.Trim()),
        ("replace", [ValueKind.Text, ValueKind.Text, ValueKind.Text]) => new(ValueKind.Text, of => arguments[0].Value(of) is string text
            ? Replace(text, arguments[1].Value(of) as string, arguments[2].Value(of) as string) : null),
        ("length", [ValueKind.Text]) => Term.From<string>(ValueKind.Number, arguments[0], text => (decimal)text.Length),
        ("length", [ValueKind.Texts]) => Term.From<IReadOnlyList<string>>(ValueKind.Number, arguments[0], texts => (decimal)texts.Count),
        ("length", [ValueKind.Any]) => Term.From<object>(ValueKind.Number, arguments[0], Length),
        ("number", [ValueKind.Text]) => Term.From<string>(ValueKind.Number, arguments[0], text => Literals.Number(text)),
        ("date", [ValueKind.Text]) => Term.From<string>(ValueKind.Date, arguments[0], text => Literals.Date(text)),
        ("empty", [_]) => new(ValueKind.Truth, of => IsEmpty(arguments[0].Value(of))),
        ("coalesce", [var first, .. { Count: > 0 } others]) when others.All(kind => kind == first) =>
            new(first, of => arguments.Select(argument => argument.Value(of)).FirstOrDefault(value => !IsEmpty(value))),
        _ => throw new ExpressionException(call.At, Known.Split(", ").Contains(call.Function)
            ? $"{call.Function}() is {Use(call.Function)}"
            : $"there is no function {call.Function}(); there are {Known}"),
    };

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        IReadOnlyList<string> texts => texts.Count == 0,
        _ => false,
    };

    private static object? Length(object value) => value switch
    {
        string text => (decimal)text.Length,
        IReadOnlyList<string> texts => (decimal)texts.Count,
        _ => null,
    };

    /// <summary>What is found nowhere changes nothing. A text that would grow beyond all bounds is missing.</summary>
    private static string? Replace(string text, string? old, string? with)
    {
        if (old is null || with is null)
            return null;
        var found = old.Length == 0 ? 0 : text.AsSpan().Count(old);
        return found == 0 ? text
            : text.Length + ((long)found * (with.Length - old.Length)) > LongestText ? null
            : text.Replace(old, with, StringComparison.Ordinal);
    }

    private static string Use(string function) => function switch
    {
        "length" => "of one text or list of texts",
        "replace" => "of a text, what is replaced in it, and by what",
        "empty" => "of one value",
        "coalesce" => "of two or more values of one kind: the first that is not empty",
        _ => "of one text",
    };
}
