using SupportAddon.Core.Expressions;

namespace SupportAddon.Core.Tests.Expressions;

/// <summary>Names and values for the tests of the language.</summary>
internal static class Sample
{
    public static readonly Vocabulary Vocabulary = new(
        new Dictionary<string, ValueKind>
        {
            ["title"] = ValueKind.Text,
            ["count"] = ValueKind.Number,
            ["urgent"] = ValueKind.Truth,
            ["nothing"] = ValueKind.Truth,
            ["createdAt"] = ValueKind.Date,
            ["latency"] = ValueKind.Duration,
            ["tags"] = ValueKind.Texts,
        },
        new HashSet<string> { "fields" });

    public static Expression Condition(string text) => Expression.ReadCondition(text, Vocabulary);

    public static object? Value(string name) => name switch
    {
        "title" => "Printer on fire",
        "count" => 3m,
        "urgent" => true,
        "createdAt" => new DateTimeOffset(2026, 9, 10, 8, 0, 0, TimeSpan.Zero),
        "latency" => TimeSpan.FromMilliseconds(250),
        "tags" => new[] { "urgent", "billing" },
        "fields.project" => "Acme",
        "fields.amount" => " 12.50",
        "fields.due date" => "2026-10-01",
        _ => null,
    };
}
