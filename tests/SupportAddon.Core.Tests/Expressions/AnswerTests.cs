using SupportAddon.Core.Expressions;

namespace SupportAddon.Core.Tests.Expressions;

/// <summary>What others answer has no kind that is known beforehand: it is taken for what it is compared with.</summary>
public sealed class AnswerTests
{
    private static readonly Vocabulary Vocabulary = Sample.Vocabulary with { Answers = new HashSet<string> { "body" } };

    [Theory]
    [InlineData("body.status == \"pass\" and body.status != \"fail\"")]
    [InlineData("body.queue < 5 and body.queue >= 4.5 and 4 < body.queue and body.queue != 5")]
    [InlineData("body.text < 13 and body.text == 12.5 and body.text == \"12.5\"")]
    [InlineData("body.fine and not body.broken and body.fine == true and body.word")]
    [InlineData("body.at > 2026-01-01 and date(body.at) == 2026-02-01")]
    [InlineData("body.queue * 2 + 1 == 10 and -body.queue < 0 and body.queue + body.text == 17 and latency * body.queue > 1s")]
    [InlineData("body.tags contains \"a\" and body.status contains \"as\" and \"b\" in body.tags")]
    [InlineData("body.status in [\"pass\", \"warn\"] and body.queue in [4.5, 5] and \"pass\" in [body.status] and count in [3, body.queue]")]
    [InlineData("body.status starts with \"pa\" and body.status ends with \"ss\" and body.status matches \"^p\" and upper(body.status) == 'PASS'")]
    [InlineData("empty(body.none) and not empty(body.queue) and length(body.tags) == 2 and length(body.status) == 4")]
    [InlineData("coalesce(body.none, body.status) == \"pass\" and coalesce(body.none, 7) == 7 and number(body.queue) == 4.5")]
    [InlineData("body.queue == body.same and body[\"a b\"] == 1")]
    public void What_it_says_holds(string text) => Assert.True(Expression.ReadCondition(text, Vocabulary).Holds(Value), text);

    [Theory]
    [InlineData("body.status < 5 or body.status >= 5")]
    [InlineData("body.status or body.queue or body.none")]
    [InlineData("body.queue > 2026-01-01 or body.at > 5 or body.queue < 1d")]
    [InlineData("body.none == \"\" or body.none < 5 or body.none contains \"\"")]
    [InlineData("body.tags == \"a\" or length(body.queue) == 3 or body.fine starts with \"x\"")]
    public void What_it_cannot_be_taken_for_is_missing(string text) => Assert.False(Expression.ReadCondition(text, Vocabulary).Holds(Value), text);

    [Theory]
    [InlineData("boody.status == 1", 0, "body.NAME")]
    [InlineData("title < body.queue", 6, "does not go between a text and a text")]
    [InlineData("nowhere in [body.status]", 0, "there is no \"nowhere\"")]
    public void What_cannot_be_understood_is_refused_with_its_place(string text, int at, string message)
    {
        var refused = Assert.Throws<ExpressionException>(() => Expression.ReadCondition(text, Vocabulary));

        Assert.Equal(at, refused.At);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static object? Value(string name) => name switch
    {
        "body.status" => "pass",
        "body.queue" or "body.same" => 4.5m,
        "body.text" => "12.5",
        "body.fine" => true,
        "body.broken" => false,
        "body.word" => "true",
        "body.at" => "2026-02-01T00:00:00Z",
        "body.tags" => new[] { "a", "b" },
        "body.a b" => 1m,
        _ => Sample.Value(name),
    };
}
