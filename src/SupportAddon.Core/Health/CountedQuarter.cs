using SupportAddon.Core.Reports;
using SupportAddon.Core.Times;

namespace SupportAddon.Core.Health;

/// <summary>A quarter and its months, from midnight to midnight on the client's clock: over what availability is agreed and counted.</summary>
internal sealed record CountedQuarter(Quarter Quarter, TimeZoneInfo Zone)
{
    public Stretch Whole => Between(Quarter.First, Quarter.Next.First);

    /// <summary>Each month by its first day.</summary>
    public IEnumerable<(DateOnly First, Stretch Stretch)> Months =>
        from month in Enumerable.Range(0, 3)
        let first = Quarter.First.AddMonths(month)
        select (first, Between(first, first.AddMonths(1)));

    public Stretch Day(DateOnly day) => Between(day, day.AddDays(1));

    private Stretch Between(DateOnly first, DateOnly next) => new(LocalDay.StartOf(first, Zone), LocalDay.StartOf(next, Zone));
}
