namespace SupportAddon.Charts;

/// <summary>How long answers took in one column, in milliseconds.</summary>
/// <param name="Place">Which column, from 0.</param>
internal sealed record LatencyPoint(int Place, double Fastest, double Mean, double Slowest);

/// <summary>How long answers took: the mean as a line in the band from the fastest to the slowest. Where nothing answered, it breaks off.</summary>
/// <param name="Number">Milliseconds, with their unit.</param>
/// <param name="Columns">How many places there are.</param>
/// <param name="Reach">For how many columns a measurement speaks: without another one within them, nothing answered.</param>
internal sealed record LatencyChart(
    ChartWords Words, Func<int, string> Number, IReadOnlyList<LatencyPoint> Points, int Columns, int Reach, TimeAxis Times)
    : Chart(Words, Number)
{
    /// <summary>Room for the numbers.</summary>
    public const double Left = 58;

    private const double Top = 10;
    private const double Plot = 120;

    protected override bool IsEmpty => Points.Count == 0;

    protected override double Height(double width) => Top + Plot + 20;

    private Scale Scale => Scale.To(Math.Max(1, (int)Math.Ceiling(Points.Max(point => point.Slowest))), 3);

    protected override void Body(Svg svg, double width)
    {
        var scale = Scale;
        double Y(double latency) => Top + Plot - scale.Of(latency, Plot);
        double X(int place) => Left + (place + 0.5) * (width - Left - 1) / Columns;
        foreach (var tick in scale.Ticks)
        {
            Grid(svg, Left, width, Y(tick));
            Axis(svg, Number(tick), Left - 6, Y(tick) + 4, "end");
        }

        foreach (var run in Runs())
            Run(svg, run, X, Y);
        foreach (var (x, text) in Times.Fitting(Left, width - Left - 1, Size))
            Axis(svg, text, x, Top + Plot + 16);
    }

    private static void Run(Svg svg, IReadOnlyList<LatencyPoint> run, Func<int, double> x, Func<double, double> y)
    {
        string At(LatencyPoint point, double latency) => $"{Svg.Number(x(point.Place))},{Svg.Number(y(latency))}";
        if (run is [var alone])
        {
            svg.Draw("circle", ("class", "dot"), ("cx", x(alone.Place)), ("cy", y(alone.Mean)), ("r", 2), ("fill", "#ffffff"), ("stroke", "#b4532f"));
            return;
        }

        svg.Draw("polygon", ("class", "area"), ("fill", "#f6e3dc"), ("opacity", "0.7"),
            ("points", string.Join(' ', run.Select(point => At(point, point.Slowest)).Concat(run.Reverse().Select(point => At(point, point.Fastest))))));
        svg.Draw("polyline", ("class", "line"), ("fill", "none"), ("stroke", "#b4532f"), ("stroke-width", "2"),
            ("points", string.Join(' ', run.Select(point => At(point, point.Mean)))));
    }

    /// <summary>Stretches without a hole.</summary>
    private List<List<LatencyPoint>> Runs()
    {
        var runs = new List<List<LatencyPoint>>();
        foreach (var point in Points)
            if (runs.Count > 0 && runs[^1][^1].Place + Reach >= point.Place)
                runs[^1].Add(point);
            else
                runs.Add([point]);
        return runs;
    }
}
