namespace SupportAddon.Core.Reports;

/// <summary>
/// How long the tickets resolved in a period took since their creation, by the calendar and not by business hours.
/// A ticket resolved more than once counts once, at its last resolution in the period.
/// </summary>
/// <param name="Tickets">At least one.</param>
internal sealed record ResolutionTimes(Figure Tickets, TimeSpan Median, TimeSpan NinetiethPercentile)
{
    public static ResolutionTimes? Of(Figure resolved)
    {
        var last = Figure.Of(resolved.Tickets.GroupBy(counted => counted.Ticket.Id).Select(ticket => ticket.Last()));
        if (last.Count == 0)
            return null;
        var sorted = last.Tickets.Select(TimeOf).Order().ToList();
        return new ResolutionTimes(last, MedianOf(sorted), sorted[(9 * sorted.Count + 9) / 10 - 1]);
    }

    public static TimeSpan TimeOf(Counted counted) => counted.At - counted.Timeline.CreatedAt;

    private static TimeSpan MedianOf(List<TimeSpan> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
