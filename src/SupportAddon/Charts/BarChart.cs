namespace SupportAddon.Charts;

/// <param name="Name">The row's name.</param>
/// <param name="Slices">One for each of the chart's words.</param>
internal sealed record BarRow(string Name, IReadOnlyList<Slice> Slices);

/// <summary>Rows of lying bars, one to three for each name, with their numbers at the end.</summary>
internal sealed record BarChart(
    ChartWords Words, Func<int, string> Number, IReadOnlyList<BarRow> Rows, IReadOnlyList<string> Legends)
    : Chart(Words, Number)
{
    private const double Gap = 11;

    private static readonly Series[] Looks = [Series.First, Series.Second, Series.Third];

    private double Thickness => Legends.Count == 1 ? 16 : 8;

    private double RowHeight => Legends.Count * (Thickness + 2) + Gap;

    private double Top => Legends.Count == 1 ? 2 : 26;

    protected override bool IsEmpty => Rows.All(row => row.Slices.All(slice => slice.Count == 0));

    protected override double Height(double width) => Top + Rows.Count * RowHeight;

    protected override void Body(Svg svg, double width)
    {
        if (Legends.Count > 1)
            Legend(svg, 0, 12, Legends.Select((word, index) => (Looks[index], word)));
        var names = Math.Min(Rows.Max(row => TextFit.Width(row.Name, Size)) + 12, width * 0.4);
        var most = Rows.Max(row => row.Slices.Max(slice => slice.Count));
        var room = width - names - TextFit.Width(Number(most), Size) - 10;
        Grid(svg, names, names, Top, Top + Rows.Count * RowHeight - 8);
        for (var index = 0; index < Rows.Count; index++)
            Row(svg, Rows[index], names, Top + index * RowHeight, count => room * count / most);
    }

    private void Row(Svg svg, BarRow row, double x, double y, Func<int, double> length)
    {
        var middle = y + (RowHeight - Gap) / 2 + 4;
        Axis(svg, TextFit.Shorten(row.Name, x - 10, Size), x - 8, middle, "end");
        foreach (var (slice, index) in row.Slices.Select((slice, index) => (slice, index)).Where(pair => pair.slice.Count > 0))
        {
            var top = y + index * (Thickness + 2);
            Bar(svg, Looks[index], x + 1, top, length(slice.Count), Thickness, slice.Link, $"{Legends[index]} {Number(slice.Count)}");
            Value(svg, Number(slice.Count), x + 6 + length(slice.Count), top + Thickness / 2 + 4, "start");
        }
    }

    private static void Grid(Svg svg, double x1, double x2, double y1, double y2) => svg.Draw("line",
        ("class", "grid"), ("x1", x1), ("x2", x2), ("y1", y1), ("y2", y2), ("stroke", "#c9ced6"));
}
