using System.Globalization;
using SupportAddon.Charts;

namespace SupportAddon.Tests.Charts;

public sealed class HealthChartTests
{
    private static readonly ChartWords Words = new("Availability", "Available 99.5%", "Nothing was measured");

    private static readonly Dictionary<StripLook, string> Names = new()
    {
        [StripLook.Up] = "up", [StripLook.Down] = "down", [StripLook.Unknown] = "unknown", [StripLook.Planned] = "planned",
    };

    [Theory]
    [InlineData(960)]
    [InlineData(340)]
    public void Labels_of_time_never_touch_and_stay_inside(int width)
    {
        foreach (var chart in new[] { Strip("uuuuddduuu??ppuu").Draw(width, "s"), Latency(1, (0, 1), (1, 20), (2, 4567)).Draw(width, "l") })
        {
            var drawing = new Drawing(chart);
            drawing.LabelsAreApart();
            drawing.LabelsAreInside();
        }
    }

    [Fact]
    public void Equal_cells_are_one_stretch_with_its_name_and_bounds()
    {
        var titles = new Drawing(Strip("uuudd??upp  u").Draw(960, "s")).All("rect").Select(rect => rect.Value).Where(title => title.Length > 0);

        Assert.Equal(["up, 0 – 3", "down, 3 – 5", "unknown, 5 – 7", "up, 7 – 8", "planned, 8 – 10", "up, 12 – 13"], titles);
    }

    [Fact]
    public void What_is_down_stands_higher_than_all_else_and_what_is_unknown_is_hollow()
    {
        var runs = new Drawing(Strip("ud?p").Draw(960, "s")).All("rect").Where(rect => rect.HasElements).ToDictionary(rect => rect.Value.Split(',')[0]);

        Assert.Equal("down", runs.MaxBy(run => Drawing.Of(run.Value, "height")).Key);
        Assert.Equal(3, runs.Values.Select(run => Drawing.Of(run, "height")).Distinct().Count());
        Assert.Equal("#ffffff", runs["unknown"].Attribute("fill")!.Value);
        Assert.NotEqual(runs["up"].Attribute("class")!.Value, runs["unknown"].Attribute("class")!.Value);
    }

    [Fact]
    public void Where_nothing_answered_the_line_breaks_off()
    {
        Assert.Equal(2, new Drawing(Latency(1, (0, 10), (1, 12), (5, 9), (6, 11)).Draw(960, "l")).All("polyline").Count());
        Assert.Single(new Drawing(Latency(4, (0, 10), (1, 12), (5, 9), (6, 11)).Draw(960, "l")).All("polyline"));
        Assert.Single(new Drawing(Latency(1, (3, 10)).Draw(960, "l")).All("circle"));
    }

    [Fact]
    public void Without_a_measurement_they_say_so()
    {
        Assert.Equal(["Nothing was measured"], new Drawing(Strip("    ").Draw(960, "s")).All("text").Select(text => text.Value));
        Assert.Equal(["Nothing was measured"], new Drawing(Latency(1).Draw(960, "l")).All("text").Select(text => text.Value));
    }

    [Fact]
    public void Those_who_do_not_see_them_are_told_what_they_show()
    {
        var drawing = new Drawing(Strip("ud").Draw(960, "s"));

        Assert.Equal("s-t s-d", drawing.Root.Attribute("aria-labelledby")!.Value);
        Assert.Equal("Available 99.5%", drawing.All("desc").Single().Value);
    }

    private static AvailabilityStrip Strip(string cells) => new(
        Words, Plain, [.. cells.Select(cell => cell switch { 'u' => StripLook.Up, 'd' => StripLook.Down, '?' => StripLook.Unknown, 'p' => StripLook.Planned, _ => StripLook.None })],
        Names, Plain, Axis);

    private static LatencyChart Latency(int reach, params (int Place, double Mean)[] points) => new(
        Words, latency => $"{latency} ms", [.. points.Select(point => new LatencyPoint(point.Place, point.Mean / 2, point.Mean, point.Mean * 2))], 24, reach, Axis);

    private static TimeAxis Axis => new([.. Enumerable.Range(0, 31).Select(day => new TimeMark(day / 31.0, $"{day + 1} Sep"))]);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
