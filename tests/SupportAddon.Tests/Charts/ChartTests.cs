using System.Globalization;
using SupportAddon.Charts;
using SupportAddon.Reports;

namespace SupportAddon.Tests.Charts;

public class ChartTests
{
    private static readonly ChartWords Words = new("Title & <more>", "What it shows", "Nothing here");

    public static TheoryData<int, int, int> WeekCases => new()
    {
        { 14, 9, 760 }, { 14, 99, 760 }, { 14, 12345, 760 }, { 14, 9, 340 }, { 14, 99, 340 }, { 14, 12345, 340 },
        { 13, 42, 340 }, { 14, 123456789, 760 }, { 1, 3, 760 }, { 1, 3, 340 }, { 2, 1, 340 },
    };

    [Theory]
    [MemberData(nameof(WeekCases))]
    public void Labels_of_weeks_never_touch_and_stay_inside(int weeks, int most, int width)
    {
        var drawing = new Drawing(Weeks(weeks, most).Draw(width, "w"));
        drawing.LabelsAreApart();
        drawing.LabelsAreInside();
    }

    [Theory]
    [InlineData(10, 760)]
    [InlineData(10, 340)]
    [InlineData(3, 760)]
    [InlineData(1, 340)]
    public void Labels_of_categories_never_touch_and_stay_inside(int columns, int width)
    {
        var drawing = new Drawing(Pareto(columns).Draw(width, "p"));
        drawing.LabelsAreApart();
        drawing.LabelsAreInside();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(98765)]
    public void Labels_of_bars_never_touch_and_stay_inside(int most)
    {
        var drawing = new Drawing(Bars(most).Draw(364, "b"));
        drawing.LabelsAreApart();
        drawing.LabelsAreInside();
    }

    [Fact]
    public void A_chart_has_a_name_and_a_description_for_those_who_do_not_see_it()
    {
        var drawing = new Drawing(Weeks(3, 5).Draw(760, "w"));
        Assert.Equal("group", drawing.Root.Attribute("role")!.Value);
        Assert.Equal("w-t w-d", drawing.Root.Attribute("aria-labelledby")!.Value);
        Assert.Equal(Words.Title, drawing.All("title").First(title => title.Attribute("id")?.Value == "w-t").Value);
        Assert.Equal(Words.Description, drawing.All("desc").Single().Value);
    }

    [Fact]
    public void Names_are_written_as_text_and_never_as_markup()
    {
        var evil = "</text><script>alert(1)</script>\u0007 \"&";
        var chart = new ParetoChart(
            Words, Plain, share => $"{share:P0}", [new ParetoColumn(evil, new Slice(1, "#list-\"><script>"), 1)]);
        var drawing = new Drawing(chart.Draw(760, "p"));
        Assert.Empty(drawing.All("script"));
        Assert.Contains(drawing.All("title"), title => title.Value.Contains("<script>alert(1)</script>", StringComparison.Ordinal));
        Assert.Equal("#list-\"><script>", drawing.All("a").Single().Attribute("href")!.Value);
    }

    [Fact]
    public void With_nothing_but_zeros_a_chart_says_so()
    {
        var chart = new BarChart(Words, Plain, [new BarRow("a", [new Slice(0)]), new BarRow("b", [new Slice(0)])], ["n"]);
        Assert.Equal(["Nothing here"], new Drawing(chart.Draw(364, "b")).All("text").Select(text => text.Value));
        Assert.Equal(["Nothing here"], new Drawing(Weeks(14, 0).Draw(340, "w")).All("text").Select(text => text.Value));
        Assert.Equal(["Nothing here"], new Drawing(Pareto(0).Draw(340, "p")).All("text").Select(text => text.Value));
    }

    [Fact]
    public void Columns_are_as_high_as_their_numbers()
    {
        var drawing = new Drawing(Weeks(4, 8).Draw(760, "w"));
        var bars = drawing.All("rect").Where(rect => rect.Elements().Any(child => child.Name.LocalName == "title")).ToList();
        var byCount = bars.ToDictionary(
            bar => bar.Value + bar.Attribute("x")!.Value,
            bar => Drawing.Of(bar, "height") / int.Parse(bar.Value.Split(' ')[1], CultureInfo.InvariantCulture));
        Assert.All(byCount.Values, ratio => Assert.Equal(byCount.Values.First(), ratio, 2));
    }

    [Fact]
    public void Every_column_opens_its_list_by_mouse_and_keeps_out_of_the_keyboard_s_way()
    {
        var drawing = new Drawing(Weeks(2, 5).Draw(760, "w"));
        Assert.Equal(6, drawing.All("a").Count());
        Assert.All(drawing.All("a"), link => Assert.Equal("-1", link.Attribute("tabindex")!.Value));
        Assert.All(drawing.All("a"), link => Assert.NotEmpty(link.Value));
    }

    [Fact]
    public void The_machine_s_culture_does_not_reach_the_drawing()
    {
        var expected = Pareto(7).Draw(760, "p");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal(expected, Pareto(7).Draw(760, "p"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void In_grey_the_three_looks_differ()
    {
        var greys = new[] { Series.First, Series.Second, Series.Third }.Select(series => Grey(series.Fill)).ToList();
        Assert.True(greys[1] - greys[0] > 60 && greys[2] - greys[1] > 30, string.Join(", ", greys));
    }

    private static double Grey(string colour)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return 0.299 * (rgb >> 16) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
    }

    private static WeeklyChart Weeks(int count, int most) => new(
        Words, Plain,
        [.. Enumerable.Range(0, count).Select(index => new WeekPoint(
            $"{27 + index}", $"W{27 + index}", "28\u00a0sept.",
            Slice(most, "c"), Slice(Math.Min(most, 1 + index % 4), "r"), Slice(most, "o")))],
        "Créés", "Résolus", "Encours en fin de semaine");

    private static Slice Slice(int count, string list) => new(count, count == 0 ? null : "#list-" + list);

    private static ParetoChart Pareto(int columns) => new(
        Words, Plain, share => Language.French.Percent((decimal)share),
        [.. Enumerable.Range(0, columns).Select(index => new ParetoColumn(
            $"Interface avec les transporteurs internationaux {index}", new Slice(1234 - index), (index + 1.0) / columns))]);

    private static BarChart Bars(int most) => new(
        Words, Plain,
        [.. Enumerable.Range(0, 5).Select(index => new BarRow(
            "Une priorité au nom démesurément long, qui ne tient nulle part", [new Slice(most), new Slice(most - 1), new Slice(index)]))],
        ["Créés", "Résolus", "Encours"]);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
