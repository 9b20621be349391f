namespace SupportAddon.Core.Reports;

/// <summary>One bar of the Pareto of categories.</summary>
/// <param name="Name">The source's word; null for tickets without a category, and for the rest.</param>
/// <param name="IsRest">True for the bar that gathers the categories behind the leading ones.</param>
/// <param name="Cumulative">The share of this and all bars before it, 0 to 1.</param>
internal sealed record CategoryShare(string? Name, bool IsRest, Figure Created, decimal Cumulative)
{
    private const int Leading = 9;

    public static IReadOnlyList<CategoryShare> Of(Figure created, Knowledge knowledge)
    {
        var ranked = Ranked(created, knowledge);
        var bars = ranked.Count > Leading + 1 ? [.. ranked.Take(Leading), Rest(ranked.Skip(Leading))] : ranked;
        var sum = 0;
        return [.. bars.Select(bar => bar with { Cumulative = (sum += bar.Created.Count) / (decimal)created.Count })];
    }

    private static List<CategoryShare> Ranked(Figure created, Knowledge knowledge) =>
    [
        .. created.Tickets
            .GroupBy(counted => knowledge.Of(counted.Timeline).Category?.Trim() is { Length: > 0 } name ? name : null)
            .Select(category => new CategoryShare(category.Key, false, new Figure([.. category]), 0))
            .OrderByDescending(bar => bar.Created.Count)
            .ThenBy(bar => bar.Name is null)
            .ThenBy(bar => bar.Name, StringComparer.Ordinal),
    ];

    private static CategoryShare Rest(IEnumerable<CategoryShare> bars) =>
        new(null, true, Figure.Of(bars.SelectMany(bar => bar.Created.Tickets)), 0);
}
