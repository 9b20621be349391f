using System.Text.Json;
using SupportAddon.Conformance.Benches;
using SupportAddon.Sdk;

namespace SupportAddon.Conformance.Records;

/// <summary>Every system has an idea of its own of "not equal" and of "%".</summary>
internal sealed class ConditionsMeanWhatTheySay : Rule<RecordBench>
{
    private static readonly (string? Text, int Number)[] All =
        [("Acme", 1), ("acme and sons", 2), ("50% off", 3), ("50 cents off", 4), (null, 5), ("under_score", 6), ("understudy", 2), ("Größe \"XL\"", 0)];

    public override string Promise =>
        "Each comparison finds what it says and nothing else: empty values, the case of letters, wildcards and quotation marks included, one condition or several.";

    public override async Task CheckAsync(RecordBench bench, CancellationToken ct)
    {
        var ids = await bench.Records.AddAsync([.. All.Select(record => bench.Values(record.Text, record.Number))], ct);
        foreach (var (conditions, fits) in Questions(bench.Records.TextField, bench.Records.NumberField))
        {
            var found = await Finding.OfAsync(bench, conditions, ct);
            Finding.MustBe([.. ids.Where((_, n) => fits(All[n].Text, All[n].Number))], [.. found.Select(record => record.Id)],
                $"by {string.Join(" and ", conditions.Select(condition => $"{condition.Comparison} {Json.Show(condition.Value)}"))}");
        }
    }

    private static IEnumerable<(FieldCondition[] Conditions, Func<string?, int, bool> Fits)> Questions(string text, string number) =>
    [
        ([Is(number, Comparison.Equal, 2)], (_, n) => n == 2),
        ([Is(number, Comparison.NotEqual, 2)], (_, n) => n != 2),
        ([Is(number, Comparison.Less, 2)], (_, n) => n < 2),
        ([Is(number, Comparison.AtMost, 2)], (_, n) => n <= 2),
        ([Is(number, Comparison.Greater, 2)], (_, n) => n > 2),
        ([Is(number, Comparison.AtLeast, 2)], (_, n) => n >= 2),
        ([Is(number, Comparison.In, (int[])[1, 3])], (_, n) => n is 1 or 3),
        ([Is(text, Comparison.Equal, "Größe \"XL\"")], (t, _) => t == "Größe \"XL\""),
        ([Is(text, Comparison.NotEqual, "Acme")], (t, _) => t != "Acme"),
        ([Is<string?>(text, Comparison.Equal, null)], (t, _) => t is null),
        ([Is<string?>(text, Comparison.NotEqual, null)], (t, _) => t is not null),
        ([Is(text, Comparison.Contains, "ACME")], (t, _) => t?.Contains("acme", StringComparison.OrdinalIgnoreCase) == true),
        ([Is(text, Comparison.Contains, "0% o")], (t, _) => t == "50% off"),
        ([Is(text, Comparison.Contains, "r_s")], (t, _) => t == "under_score"),
        ([Is(text, Comparison.In, (string[])["Acme", "50% off"])], (t, _) => t is "Acme" or "50% off"),
        ([Is(number, Comparison.Equal, 2), Is(text, Comparison.Contains, "acme")], (t, _) => t == "acme and sons"),
        ([Is(number, Comparison.Greater, 100)], (_, _) => false),
    ];

    private static FieldCondition Is<T>(string field, Comparison comparison, T value) => new(field, comparison, JsonSerializer.SerializeToElement(value));
}
