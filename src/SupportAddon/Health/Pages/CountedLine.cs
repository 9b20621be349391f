using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.History;
using SupportAddon.Shell;

namespace SupportAddon.Health.Pages;

/// <summary>The availability of a quarter or of one of its months, as a line of a table.</summary>
/// <param name="IsWhole">Whether it is the quarter.</param>
/// <param name="Outages">How many touch it.</param>
internal sealed record CountedLine(string Name, bool IsWhole, Availability Availability, int Outages)
{
    /// <summary>Whether what was agreed was reached; null where nothing was agreed, or nothing is known.</summary>
    public bool? Meets(decimal? agreed) => Availability.Meets(agreed);

    /// <summary>The quarter, and its months as far as they were watched.</summary>
    public static IEnumerable<CountedLine> Of(Reader reader, CountedQuarter counted, ProbeAvailability found)
    {
        if (Line(reader["quarter.name", counted.Quarter.Number, counted.Quarter.Year], true, counted.Whole, found) is { } whole)
            yield return whole;
        foreach (var (first, stretch) in counted.Months)
            if (Line(reader.Month(first), false, stretch, found) is { } month)
                yield return month;
    }

    private static CountedLine? Line(string name, bool isWhole, Stretch stretch, ProbeAvailability found) =>
        found.Within(stretch) is { } share ? new(name, isWhole, share, found.OutagesWithin(stretch).Count()) : null;
}
