namespace SupportAddon.Charts;

/// <param name="Name">The shortest name of the week, for example "27".</param>
/// <param name="Label">Its name where there is room, for example "W27".</param>
/// <param name="Detail">What stands under it where there is room, for example "6 Jul".</param>
internal sealed record WeekPoint(string Name, string Label, string Detail, Slice Created, Slice Resolved, Slice Open);

/// <summary>A number, and the address of the list it opens.</summary>
internal sealed record Slice(int Count, string? Link = null);

/// <summary>The backlog at the end of each week above the columns of what came and what was resolved, on one time axis.</summary>
internal sealed record WeeklyChart(
    ChartWords Words, Func<int, string> Number, IReadOnlyList<WeekPoint> Weeks, string Created, string Resolved, string Open)
    : Chart(Words, Number)
{
    private const double Right = 6;
    private const double LineTop = 38;
    private const double LineHeight = 84;
    private const double ColumnTop = LineTop + LineHeight + 52;
    private const double ColumnHeight = 112;
    private const double WideSlot = 40;

    protected override bool IsEmpty =>
        Weeks.All(week => week.Created.Count + week.Resolved.Count + week.Open.Count == 0);

    protected override double Height(double width) => ColumnTop + ColumnHeight + (Slot(width) >= WideSlot ? 34 : 20);

    protected override void Body(Svg svg, double width)
    {
        Line(svg, width);
        Columns(svg, width);
        for (var index = 0; index < Weeks.Count; index++)
            Name(svg, Weeks[index], Middle(width, index), Slot(width) >= WideSlot);
    }

    private Scale Stock => Scale.To(Weeks.Max(week => week.Open.Count), 2);

    private Scale Flow => Scale.To(Weeks.Max(week => Math.Max(week.Created.Count, week.Resolved.Count)), 3);

    private double Left => 10 + new[] { 18, Room(Stock), Room(Flow) }.Max();

    private double Room(Scale scale) => TextFit.Width(Number(scale.Top), Size);

    private double Slot(double width) => (width - Left - Right) / Weeks.Count;

    private double Middle(double width, int index) => Left + (index + 0.5) * Slot(width);

    private void Line(Svg svg, double width)
    {
        var scale = Stock;
        double Y(int value) => LineTop + LineHeight - scale.Of(value, LineHeight);
        Axis(svg, Open, 0, 14, "start");
        Ticks(svg, scale, width, LineTop, LineHeight);
        var points = Weeks.Select((week, index) => $"{Svg.Number(Middle(width, index))},{Svg.Number(Y(week.Open.Count))}").ToList();
        var (first, last) = (Svg.Number(Middle(width, 0)), Svg.Number(Middle(width, Weeks.Count - 1)));
        var floor = Svg.Number(LineTop + LineHeight);
        svg.Draw("polygon", ("class", "area"), ("points", $"{first},{floor} {string.Join(' ', points)} {last},{floor}"), ("fill", "#f6e3dc"), ("opacity", "0.7"));
        svg.Draw("polyline", ("class", "line"), ("points", string.Join(' ', points)), ("fill", "none"), ("stroke", "#b4532f"), ("stroke-width", "2"));
        for (var index = 0; index < Weeks.Count; index++)
            Point(svg, Weeks[index].Open, Middle(width, index), Y(Weeks[index].Open.Count), index % LabelEvery(width) == 0);
    }

    /// <summary>Numbers over the line stand as close as they fit, counted from the first.</summary>
    private int LabelEvery(double width)
    {
        var room = Weeks.Max(week => TextFit.Width(Number(week.Open.Count), Size)) + 6;
        return Math.Max(1, (int)Math.Ceiling(room / Slot(width)));
    }

    private void Point(Svg svg, Slice open, double x, double y, bool labelled)
    {
        if (open.Link is not null)
            svg.Open("a", ("href", open.Link), ("tabindex", "-1"));
        svg.Open("circle", ("class", "dot"), ("cx", x), ("cy", y), ("r", 3), ("fill", "#ffffff"), ("stroke", "#b4532f"), ("stroke-width", "2"))
            .Text("title", $"{Open} {Number(open.Count)}").Close();
        if (open.Link is not null)
            svg.Close();
        if (labelled)
            Value(svg, Number(open.Count), x, y - 8);
    }

    private void Columns(Svg svg, double width)
    {
        var scale = Flow;
        Legend(svg, 0, ColumnTop - 22, [(Series.First, Created), (Series.Second, Resolved)]);
        Ticks(svg, scale, width, ColumnTop, ColumnHeight);
        var bar = Math.Min(15, Slot(width) * 0.36);
        for (var index = 0; index < Weeks.Count; index++)
        {
            var middle = Middle(width, index);
            Column(svg, Series.First, Weeks[index].Created, Created, middle - bar - 1, bar, scale);
            Column(svg, Series.Second, Weeks[index].Resolved, Resolved, middle + 1, bar, scale);
        }
    }

    private void Column(Svg svg, Series series, Slice slice, string word, double x, double width, Scale scale)
    {
        if (slice.Count == 0)
            return;
        var height = scale.Of(slice.Count, ColumnHeight);
        var y = ColumnTop + ColumnHeight - height;
        Bar(svg, series, x, y, width, height, slice.Link, $"{word} {Number(slice.Count)}");
        if (TextFit.Width(Number(slice.Count), Size) <= width + 2)
            Value(svg, Number(slice.Count), x + width / 2, y - 4);
    }

    private void Ticks(Svg svg, Scale scale, double width, double top, double height)
    {
        foreach (var tick in scale.Ticks)
        {
            var y = top + height - scale.Of(tick, height);
            Grid(svg, Left, width - Right, y);
            Axis(svg, Number(tick), Left - 6, y + 4, "end");
        }
    }

    private static void Name(Svg svg, WeekPoint week, double x, bool wide)
    {
        const double baseline = ColumnTop + ColumnHeight + 15;
        Axis(svg, wide ? week.Label : week.Name, x, baseline);
        if (wide)
            Axis(svg, week.Detail, x, baseline + 14);
    }
}
