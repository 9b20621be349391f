using System.Globalization;

namespace SupportAddon.Core.Expressions;

/// <summary>The functions there are.</summary>
internal static class Functions
{
    private const string Known = "lower, upper, trim, length, empty, coalesce, number, date";

    /// <exception cref="ExpressionException">There is no such function, or not of these.</exception>
    public static Term Bind(CallSyntax call, IReadOnlyList<Term> arguments) => (call.Function, arguments.Select(argument => argument.Kind).ToList()) switch
    {
        ("lower", [ValueKind.Text]) => Term.From<string>(ValueKind.Text, arguments[0], text => text.ToLowerInvariant()),
        ("upper", [ValueKind.Text]) => Term.From<string>(ValueKind.Text, arguments[0], text => text.ToUpperInvariant()),
        ("trim", [ValueKind.Text]) => Term.From<string>(ValueKind.Text, arguments[0], text => text.Trim()),
        ("length", [ValueKind.Text]) => Term.From<string>(ValueKind.Number, arguments[0], text => (decimal)text.Length),
        ("length", [ValueKind.Texts]) => Term.From<IReadOnlyList<string>>(ValueKind.Number, arguments[0], texts => (decimal)texts.Count),
        ("number", [ValueKind.Text]) => Term.From<string>(ValueKind.Number, arguments[0], Number),
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

    private static object? Number(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Use(string function) => function switch
    {
        "length" => "of one text or list of texts",
        "empty" => "of one value",
        "coalesce" => "of two or more values of one kind: the first that is not empty",
        _ => "of one text",
    };
}
