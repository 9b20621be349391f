using System.Text.RegularExpressions;

namespace SupportAddon.Core.Expressions;

/// <summary>What can be compared. A missing value equals nothing, and is neither more nor less than anything.</summary>
internal static class Comparison
{
    private const int LongestPattern = 200;

    /// <summary>A pattern takes time in proportion to the text; more than this is a text nobody wrote by hand.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <returns>Null when these kinds do not go together.</returns>
    public static Term? Bind(string sign, Term left, Term right) => (sign, left.Kind, right.Kind) switch
    {
        ("==", _, _) when AreAlike(left, right) => new(ValueKind.Truth, of => AreEqual(left.Value(of), right.Value(of))),
        ("!=", _, _) when AreAlike(left, right) => new(ValueKind.Truth, of => !AreEqual(left.Value(of), right.Value(of))),
        ("<" or "<=" or ">" or ">=", ValueKind.Number or ValueKind.Date or ValueKind.Duration, _) when AreAlike(left, right) =>
            Term.From<IComparable, object>(ValueKind.Truth, left, right, (a, b) => Stands(sign, a.CompareTo(b))),
        ("contains", ValueKind.Text, ValueKind.Text) => OfTexts(left, right, (text, part) => text.Contains(part, StringComparison.Ordinal)),
        ("contains", ValueKind.Texts, ValueKind.Text) => Term.From<IReadOnlyList<string>, string>(ValueKind.Truth, left, right, (texts, text) => texts.Contains(text)),
        ("contains", ValueKind.Any, ValueKind.Text) => Term.From<object, string>(ValueKind.Truth, left, right, Holds),
        ("in", ValueKind.Text, ValueKind.Texts) => Term.From<string, IReadOnlyList<string>>(ValueKind.Truth, left, right, (text, texts) => texts.Contains(text)),
        ("starts with", ValueKind.Text, ValueKind.Text) => OfTexts(left, right, (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        ("ends with", ValueKind.Text, ValueKind.Text) => OfTexts(left, right, (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        _ => null,
    };

    /// <summary>One of a list that is written out.</summary>
    public static Term In(Term left, IReadOnlyList<Term> items) =>
        new(ValueKind.Truth, of => left.Value(of) is { } value && items.Any(item => value.Equals(item.Value(of))));

    /// <exception cref="ExpressionException">The pattern is none, or one that cannot be looked for in good time.</exception>
    public static Term Matches(Term text, Term pattern, int at)
    {
        var written = (string)pattern.Value(_ => null)!;
        if (written.Length > LongestPattern)
            throw new ExpressionException(at, $"a pattern has at most {LongestPattern} letters");
        try
        {
            var regex = new Regex(written, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Patience);
            return Term.From<string>(ValueKind.Truth, text, found => IsMatch(regex, found));
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new ExpressionException(at, $"this pattern cannot be used: {wrong.Message}");
        }
    }

    private static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static object Holds(object whole, string part) => whole is IReadOnlyList<string> texts ? texts.Contains(part)
        : whole is string text && text.Contains(part, StringComparison.Ordinal);

    private static Term OfTexts(Term left, Term right, Func<string, string, bool> holds) =>
        Term.From<string, string>(ValueKind.Truth, left, right, (a, b) => holds(a, b));

    private static bool AreAlike(Term left, Term right) => left.Kind == right.Kind && left.Kind != ValueKind.Texts;

    private static bool AreEqual(object? left, object? right) => left is not null && left.Equals(right);

    private static bool Stands(string sign, int order) => sign switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        _ => order >= 0,
    };
}
