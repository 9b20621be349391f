namespace SupportAddon.Charts;

/// <param name="Share">Where on the axis, 0 to 1.</param>
internal sealed record TimeMark(double Share, string Text);

/// <summary>Marks of time below a drawing: as many as fit side by side, counted from the left.</summary>
internal sealed record TimeAxis(IReadOnlyList<TimeMark> Marks)
{
    private const double Gap = 14;

    /// <param name="left">Where the axis begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="size">Of the letters.</param>
    public IEnumerable<(double X, string Text)> Fitting(double left, double length, double size)
    {
        var free = left;
        foreach (var mark in Marks)
        {
            var (x, half) = (left + mark.Share * length, TextFit.Width(mark.Text, size) / 2);
            if (x - half < free || x + half > left + length)
                continue;
            yield return (x, mark.Text);
            free = x + half + Gap;
        }
    }
}
