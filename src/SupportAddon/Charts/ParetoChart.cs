namespace SupportAddon.Charts;

/// <param name="Cumulative">The share of this and all columns before it, 0 to 1.</param>
internal sealed record ParetoColumn(string Name, Slice Slice, double Cumulative);

/// <summary>
/// Columns by size under the line of their cumulative share. Both use one axis, whose top is the whole, so the line
/// starts on the first column and stays above all others. Names stand under the columns where there is room, else ranks.
/// </summary>
internal sealed record ParetoChart(
    ChartWords Words, Func<int, string> Number, Func<double, string> Percent, IReadOnlyList<ParetoColumn> Columns)
    : Chart(Words, Number)
{
    private const double Left = 4;
    private const double Right = 44;
    private const double Top = 20;
    private const double Plot = 150;
    private const double NamedSlot = 44;
    private const int NameLines = 3;
    private const double NameSize = 10;

    private static readonly double[] Shares = [0, 0.2, 0.4, 0.6, 0.8, 1];

    protected override bool IsEmpty => Columns.All(column => column.Slice.Count == 0);

    protected override double Height(double width) => Top + Plot + 20 + (Slot(width) >= NamedSlot ? NameLines * 12 + 4 : 14);

    protected override void Body(Svg svg, double width)
    {
        foreach (var share in Shares)
            Share(svg, share, width);
        for (var index = 0; index < Columns.Count; index++)
            Column(svg, index, width);
        Line(svg, width);
    }

    private double Slot(double width) => Math.Min(96, (width - Left - Right) / Columns.Count);

    private double Middle(double width, int index) => Left + (index + 0.5) * Slot(width);

    private static double Y(double share) => Top + Plot * (1 - share);

    private void Share(Svg svg, double share, double width)
    {
        var end = Left + Columns.Count * Slot(width);
        Grid(svg, Left, end, Y(share));
        Axis(svg, Percent(share), end + 6, Y(share) + 4, "start");
    }

    private void Column(Svg svg, int index, double width)
    {
        var (column, slot, middle) = (Columns[index], Slot(width), Middle(width, index));
        var before = index == 0 ? 0 : Columns[index - 1].Cumulative;
        var bar = Math.Min(34, slot * 0.64);
        Bar(svg, Series.First, middle - bar / 2, Y(column.Cumulative - before), bar, Plot * (column.Cumulative - before),
            column.Slice.Link, $"{column.Name} {Number(column.Slice.Count)}");
        Value(svg, Number(column.Slice.Count), middle, Top + Plot + 15);
        Name(svg, column, index, middle, slot);
    }

    private void Name(Svg svg, ParetoColumn column, int index, double middle, double slot)
    {
        IReadOnlyList<string> lines =
            slot >= NamedSlot ? TextFit.Wrap(column.Name, slot - 6, NameSize, NameLines) : [$"({Number(index + 1)})"];
        for (var line = 0; line < lines.Count; line++)
            svg.Text("text", lines[line], ("class", "axis"), ("x", middle), ("y", Top + Plot + 29 + 12 * line),
                ("text-anchor", "middle"), ("font-size", NameSize), ("fill", "#5b6472"));
    }

    private void Line(Svg svg, double width)
    {
        var points = Columns.Select((column, index) => $"{Svg.Number(Middle(width, index))},{Svg.Number(Y(column.Cumulative))}");
        svg.Draw("polyline", ("class", "line"), ("points", string.Join(' ', points)), ("fill", "none"), ("stroke", "#b4532f"), ("stroke-width", "2"));
        var every = (int)Math.Ceiling((TextFit.Width(Percent(1), Size) + 6) / Slot(width));
        for (var index = 0; index < Columns.Count; index++)
            Point(svg, Columns[index].Cumulative, Middle(width, index), index % every == 0);
    }

    /// <summary>The line comes from below on the left, so a number to the upper left is never crossed by it.</summary>
    private void Point(Svg svg, double share, double x, bool labelled)
    {
        svg.Draw("circle", ("class", "dot"), ("cx", x), ("cy", Y(share)), ("r", 3), ("fill", "#ffffff"), ("stroke", "#b4532f"), ("stroke-width", "2"));
        if (labelled)
            Value(svg, Percent(share), x, Y(share) - 8);
    }
}
