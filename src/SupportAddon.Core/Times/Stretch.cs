namespace SupportAddon.Core.Times;

/// <summary>A stretch of time with its start and without its end.</summary>
/// <param name="Start">In UTC.</param>
/// <param name="End">In UTC, never before the start.</param>
internal readonly record struct Stretch(DateTimeOffset Start, DateTimeOffset End)
{
    public static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    public TimeSpan Length => End - Start;

    /// <summary>The same instants as stretches in order that do not touch each other.</summary>
    public static IReadOnlyList<Stretch> Union(IEnumerable<Stretch> stretches)
    {
        var union = new List<Stretch>();
        foreach (var next in stretches.Where(stretch => stretch.Start < stretch.End).OrderBy(stretch => stretch.Start))
            if (union.Count > 0 && next.Start <= union[^1].End)
                union[^1] = union[^1] with { End = union[^1].End > next.End ? union[^1].End : next.End };
            else
                union.Add(next);
        return union;
    }

    /// <summary>What of this stretch is in none of those, in order.</summary>
    /// <param name="others">In order and apart from each other, as <see cref="Union"/> makes them.</param>
    public IEnumerable<Stretch> Without(IReadOnlyList<Stretch> others)
    {
        var from = Start;
        foreach (var other in others)
        {
            if (other.Start >= End)
                break;
            if (other.Start > from)
                yield return new(from, other.Start);
            if (other.End > from)
                from = other.End;
        }

        if (from < End)
            yield return new(from, End);
    }
}
