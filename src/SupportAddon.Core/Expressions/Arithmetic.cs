namespace SupportAddon.Core.Expressions;

/// <summary>What can be added, taken away, multiplied and divided. What leads beyond all bounds is missing.</summary>
internal static class Arithmetic
{
    /// <returns>Null when these kinds do not go together.</returns>
    public static Term? Bind(string sign, Term left, Term right) => (left.Kind, sign, right.Kind) switch
    {
        (ValueKind.Number, "+", ValueKind.Number) => Total<decimal, decimal>(ValueKind.Number, left, right, (a, b) => a + b),
        (ValueKind.Number, "-", ValueKind.Number) => Total<decimal, decimal>(ValueKind.Number, left, right, (a, b) => a - b),
        (ValueKind.Number, "*", ValueKind.Number) => Total<decimal, decimal>(ValueKind.Number, left, right, (a, b) => a * b),
        (ValueKind.Number, "/", ValueKind.Number) => Total<decimal, decimal>(ValueKind.Number, left, right, (a, b) => a / b),
        (ValueKind.Text, "+", ValueKind.Text) => Term.From<string, string>(ValueKind.Text, left, right, (a, b) => a.Length + b.Length > Functions.LongestText ? null : a + b),
        (ValueKind.Duration, "+", ValueKind.Duration) => Total<TimeSpan, TimeSpan>(ValueKind.Duration, left, right, (a, b) => a + b),
        (ValueKind.Duration, "-", ValueKind.Duration) => Total<TimeSpan, TimeSpan>(ValueKind.Duration, left, right, (a, b) => a - b),
        (ValueKind.Duration, "*", ValueKind.Number) => Total<TimeSpan, decimal>(ValueKind.Duration, left, right, (a, b) => Lasting(a.Ticks * b)),
        (ValueKind.Number, "*", ValueKind.Duration) => Total<decimal, TimeSpan>(ValueKind.Duration, left, right, (a, b) => Lasting(a * b.Ticks)),
        (ValueKind.Duration, "/", ValueKind.Number) => Total<TimeSpan, decimal>(ValueKind.Duration, left, right, (a, b) => Lasting(a.Ticks / b)),
        (ValueKind.Duration, "/", ValueKind.Duration) => Total<TimeSpan, TimeSpan>(ValueKind.Number, left, right, (a, b) => (decimal)a.Ticks / b.Ticks),
        (ValueKind.Date, "+", ValueKind.Duration) => Total<DateTimeOffset, TimeSpan>(ValueKind.Date, left, right, (a, b) => a + b),
        (ValueKind.Date, "-", ValueKind.Duration) => Total<DateTimeOffset, TimeSpan>(ValueKind.Date, left, right, (a, b) => a - b),
        (ValueKind.Date, "-", ValueKind.Date) => Total<DateTimeOffset, DateTimeOffset>(ValueKind.Duration, left, right, (a, b) => a - b),
        _ => null,
    };

    public static bool IsZero(Term term) => term.IsConstant && term.Value(_ => null) is 0m or TimeSpan { Ticks: 0 };

    public static Term? Negate(Term operand) => operand.Kind switch
    {
        ValueKind.Number => Term.From<decimal>(ValueKind.Number, operand, number => -number),
        ValueKind.Duration => Term.From<TimeSpan>(ValueKind.Duration, operand, time => time == TimeSpan.MinValue ? null : -time),
        _ => null,
    };

    private static TimeSpan Lasting(decimal ticks) => new(decimal.ToInt64(ticks));

    private static Term Total<TLeft, TRight>(ValueKind kind, Term left, Term right, Func<TLeft, TRight, object> value) =>
        Term.From<TLeft, TRight>(kind, left, right, (a, b) =>
        {
            try
            {
                return value(a, b);
            }
            catch (Exception beyond) when (beyond is ArithmeticException or ArgumentOutOfRangeException)
            {
                return null;
            }
        });
}
