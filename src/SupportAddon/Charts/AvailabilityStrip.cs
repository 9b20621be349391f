namespace SupportAddon.Charts;

/// <summary>How a system was in one cell of a strip.</summary>
internal enum StripLook
{
    /// <summary>It was not watched yet, or that time is still to come.</summary>
    None,

    Up,

    Down,

    Unknown,

    /// <summary>Down on purpose.</summary>
    Planned,
}

/// <summary>
/// How a system was over a period: a strip of cells, whose looks differ in height and outline too, so that grey print and eyes that tell no
/// red from green keep them apart.
/// </summary>
/// <param name="Cells">From the beginning to the end, all of one length.</param>
/// <param name="Names">What each look is called.</param>
/// <param name="At">When a cell begins, for the words of a stretch of equal ones; the number of cells is the end.</param>
internal sealed record AvailabilityStrip(
    ChartWords Words, Func<int, string> Number, IReadOnlyList<StripLook> Cells, IReadOnlyDictionary<StripLook, string> Names, Func<int, string> At, TimeAxis Times)
    : Chart(Words, Number)
{
    private const double Top = 24;
    private const double Tall = 26;

    private static readonly Dictionary<StripLook, (Series Series, double Share)> Looks = new()
    {
        [StripLook.Up] = (new("up", "#a8d5b5", "#4d9464"), 0.5),
        [StripLook.Down] = (new("down", "#a4262c", "#a4262c"), 1),
        [StripLook.Unknown] = (new("unknown", "#ffffff", "#7b8794"), 0.5),
        [StripLook.Planned] = (new("planned", "#a8c5e0", "#5d86ad"), 0.25),
    };

    /// <summary>Free room at the left, where it stands below a chart that needs it for numbers.</summary>
    public double Left { get; init; }

    protected override bool IsEmpty => Cells.All(cell => cell == StripLook.None);

    protected override double Height(double width) => Top + Tall + 18;

    protected override void Body(Svg svg, double width)
    {
        Legend(svg, Left, 12, Looks.Where(look => Cells.Contains(look.Key)).Select(look => (look.Value.Series, Names[look.Key])));
        var cell = (width - Left - 1) / Cells.Count;
        foreach (var (first, end) in Runs())
            Run(svg, first, end, cell);
        Grid(svg, Left, width, Top + Tall + 0.5);
        foreach (var (x, text) in Times.Fitting(Left, width - Left - 1, Size))
            Axis(svg, text, x, Top + Tall + 14);
    }

    private void Run(Svg svg, int first, int end, double cell)
    {
        if (!Looks.TryGetValue(Cells[first], out var look))
            return;
        var height = Tall * look.Share;
        Bar(svg, look.Series, Left + first * cell + 0.5, Top + Tall - height, (end - first) * cell, height, null, $"{Names[Cells[first]]}, {At(first)} – {At(end)}");
    }

    /// <summary>Stretches of equal cells.</summary>
    private IEnumerable<(int First, int End)> Runs()
    {
        for (int first = 0, end; first < Cells.Count; first = end)
        {
            for (end = first + 1; end < Cells.Count && Cells[end] == Cells[first];)
                end++;
            yield return (first, end);
        }
    }
}
