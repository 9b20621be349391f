namespace SupportAddon.Charts;

/// <summary>
/// A drawing of plain numbers: inline SVG without script or outside reference. Colours come from the page's style
/// sheet by class (s1, s2, s3, grid, axis, value); the same classes carry fallbacks that read in grey print.
/// </summary>
/// <param name="Words">What is read aloud, and what is shown when there is nothing to draw.</param>
/// <param name="Number">How the reader's language writes a whole number.</param>
internal abstract record Chart(ChartWords Words, Func<int, string> Number)
{
    protected const double Size = 11;

    private const double EmptyHeight = 72;

    protected abstract bool IsEmpty { get; }

    protected abstract double Height(double width);

    protected abstract void Body(Svg svg, double width);

    /// <param name="width">In pixels of the drawing; it scales down with its place.</param>
    /// <param name="id">Unique in the page.</param>
    public string Draw(double width, string id)
    {
        var height = IsEmpty ? EmptyHeight : Height(width);
        // A group, not an image: an image would hide the lists that its bars and points lead to.
        var svg = new Svg().Open("svg",
            ("class", "chart"), ("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height)}"), ("width", width), ("height", height),
            ("role", "group"), ("aria-labelledby", $"{id}-t {id}-d"), ("font-size", Size));
        svg.Text("title", Words.Title, ("id", id + "-t")).Text("desc", Words.Description, ("id", id + "-d"));
        if (IsEmpty)
            Empty(svg, width);
        else
            Body(svg, width);
        return svg.Close().ToString();
    }

    private void Empty(Svg svg, double width) => svg
        .Draw("rect", ("class", "void"), ("x", 0.5), ("y", 0.5), ("width", width - 1), ("height", EmptyHeight - 1), ("rx", 6),
            ("fill", "none"), ("stroke", "#c9ced6"), ("stroke-dasharray", "4 4"))
        .Text("text", TextFit.Shorten(Words.Empty, width - 24, 13), ("class", "axis"), ("x", width / 2), ("y", EmptyHeight / 2 + 4),
            ("text-anchor", "middle"), ("font-size", 13), ("fill", "#5b6472"));

    protected static void Bar(Svg svg, Series series, double x, double y, double width, double height, string? link, string title)
    {
        if (link is not null)
            svg.Open("a", ("href", link), ("tabindex", "-1"));
        svg.Open("rect", ("class", series.Class), ("x", x), ("y", y), ("width", width), ("height", height), ("rx", 1.5),
            ("fill", series.Fill), ("stroke", series.Stroke)).Text("title", title).Close();
        if (link is not null)
            svg.Close();
    }

    protected static void Grid(Svg svg, double x1, double x2, double y) =>
        svg.Draw("line", ("class", "grid"), ("x1", x1), ("x2", x2), ("y1", y), ("y2", y), ("stroke", "#e3e6eb"));

    protected static void Axis(Svg svg, string text, double x, double y, string anchor = "middle") =>
        svg.Text("text", text, ("class", "axis"), ("x", x), ("y", y), ("text-anchor", anchor), ("fill", "#5b6472"));

    protected static void Value(Svg svg, string text, double x, double y, string anchor = "middle") =>
        svg.Text("text", text, ("class", "value"), ("x", x), ("y", y), ("text-anchor", anchor), ("fill", "#1c2530"));

    /// <summary>Swatches with their words, from the left; gives back the x after the last.</summary>
    protected static double Legend(Svg svg, double x, double y, IEnumerable<(Series Series, string Word)> entries)
    {
        foreach (var (series, word) in entries)
        {
            svg.Draw("rect", ("class", series.Class), ("x", x), ("y", y - 9), ("width", 10), ("height", 10), ("rx", 1.5),
                ("fill", series.Fill), ("stroke", series.Stroke));
            Axis(svg, word, x + 16, y, "start");
            x += 16 + TextFit.Width(word, Size) + 14;
        }

        return x;
    }
}

/// <param name="Title">The chart's name.</param>
/// <param name="Description">What it shows, in a sentence.</param>
/// <param name="Empty">What is said instead when every number is zero.</param>
internal sealed record ChartWords(string Title, string Description, string Empty);

/// <summary>One of the three looks; they differ in lightness and outline, so that grey print keeps them apart.</summary>
internal sealed record Series(string Class, string Fill, string Stroke)
{
    public static readonly Series First = new("s1", "#27496d", "#27496d");
    public static readonly Series Second = new("s2", "#a8c5e0", "#7fa3c4");
    public static readonly Series Third = new("s3", "#f6e3dc", "#b4532f");
}
