using SupportAddon.Core.Expressions;
using Xunit.Abstractions;

namespace SupportAddon.Core.Tests.Expressions;

/// <summary>Whatever is written, it is understood or refused with its place; whatever is understood has a value of its kind, or none.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Texts = 6_000;

    private static readonly string[] Pieces =
    [
        "title", "count", "urgent", "nothing", "createdAt", "latency", "tags", "fields.project", "fields.none", "fields[\"a b\"]", "\"text\"", "'(a|b)+'", "\"",
        "0", "3", "12.5", "999999999999999999", "500ms", "2h", "9999999d", "2026-09-10", "2026-13-45", "true", "false", "and", "or", "not", "in", "contains", "starts with",
        "ends with", "matches", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".", "lower(", "number(", "date(", "coalesce(",
        "length(", "empty(", "\\", "é", "\0", "\n", "=",
    ];

    [Fact]
    public void Random_texts_are_understood_or_refused_and_never_anything_else()
    {
        var random = Seeded();
        var understood = 0;
        for (var number = 0; number < Texts; number++)
        {
            var text = random.Next(4) == 0 ? Soup(random) : Sensible(random, random.Next(1, 4));
            try
            {
                Ask(Expression.Read(text, Sample.Vocabulary), random);
                understood++;
            }
            catch (ExpressionException wrong)
            {
                Assert.InRange(wrong.At, 0, Math.Max(0, text.Length));
                Assert.NotEqual("", wrong.Message);
            }
        }

        Assert.True(understood > Texts / 20, $"{understood} understood");
    }

    private static void Ask(Expression expression, Random random)
    {
        var value = expression.Value(name => random.Next(4) == 0 ? null : Sample.Value(name));

        Assert.True(value is null || value.GetType() == expression.Kind switch
        {
            ValueKind.Text => typeof(string),
            ValueKind.Number => typeof(decimal),
            ValueKind.Truth => typeof(bool),
            ValueKind.Date => typeof(DateTimeOffset),
            ValueKind.Duration => typeof(TimeSpan),
            _ => typeof(string[]),
        }, $"{expression.Text} gave {value}");
    }

    private static string Soup(Random random) =>
        string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    private static string Sensible(Random random, int depth) => depth == 0 ? Pieces[random.Next(23)] : random.Next(5) switch
    {
        0 => $"({Sensible(random, depth - 1)})",
        1 => $"not {Sensible(random, depth - 1)}",
        2 => $"{Pieces[random.Next(Pieces.Length)]}{Sensible(random, depth - 1)})",
        _ => $"{Sensible(random, depth - 1)} {Pieces[random.Next(24, 42)]} {Sensible(random, depth - 1)}",
    };

    private Random Seeded()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return new(seed);
    }
}
