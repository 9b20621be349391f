using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

public class CategoryShareTests
{
    [Fact]
    public void Nine_categories_lead_and_the_rest_is_gathered()
    {
        var bars = Bars(Enumerable.Range(1, 12).SelectMany(size => Enumerable.Repeat((string?)$"C{size:00}", size)));
        Assert.Equal(["C12", "C11", "C10", "C09", "C08", "C07", "C06", "C05", "C04", null], bars.Select(bar => bar.Name));
        Assert.True(bars[^1].IsRest);
        Assert.Equal(3 + 2 + 1, bars[^1].Created.Count);
        Assert.Equal(1, bars[^1].Cumulative);
    }

    [Fact]
    public void A_tenth_category_stands_by_itself()
    {
        var bars = Bars(Enumerable.Range(1, 10).Select(size => (string?)$"C{size:00}"));
        Assert.Equal(10, bars.Count);
        Assert.DoesNotContain(bars, bar => bar.IsRest);
    }

    [Fact]
    public void Shares_add_up_from_bar_to_bar() =>
        Assert.Equal([0.5m, 0.75m, 1m], Bars(["a", "a", "b", "c"]).Select(bar => bar.Cumulative));

    [Fact]
    public void Blank_and_missing_categories_are_one_and_come_last_among_equals()
    {
        var bars = Bars(["b", null, " ", "", "b ", "b"]);
        Assert.Equal(["b", null], bars.Select(bar => bar.Name));
        Assert.Equal([3, 3], bars.Select(bar => bar.Created.Count));
    }

    private static IReadOnlyList<CategoryShare> Bars(IEnumerable<string?> categories) =>
        Story.Review(
            Story.Quarter("2026-Q3"),
            [.. categories.Select((category, id) => new Story(id).Then("2026-07-01", Story.Open with { Category = category }).End())])
            .Categories;
}
