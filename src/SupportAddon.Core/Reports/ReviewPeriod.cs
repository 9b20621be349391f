namespace SupportAddon.Core.Reports;

/// <summary>A quarter in a client's time zone, as far as it has gone.</summary>
internal sealed record ReviewPeriod(Quarter Quarter, TimeZoneInfo Zone, DateTimeOffset Now)
{
    public Period Whole => Quarter.Bounds(Zone);

    public bool HasBegun => Now > Whole.Start;

    public bool IsToDate => Now < Whole.End;

    /// <summary>What is counted: the quarter, or its part before now.</summary>
    public Period Counted => IsToDate ? Whole with { End = Now } : Whole;

    public DateTimeOffset Cut => Counted.End;

    /// <summary>The last day of which anything is counted.</summary>
    public DateOnly LastDay => LocalDay.Of(Cut.AddTicks(-1), Zone);

    /// <summary>The weeks that have begun, the current one up to now.</summary>
    public IEnumerable<(Week Week, Period Counted)> Weeks =>
        from week in Week.In(Quarter)
        let bounds = week.Bounds(Zone)
        where bounds.Start < Cut
        select (week, bounds.End < Cut ? bounds : bounds with { End = Cut });

    public ReviewPeriod Previous => this with { Quarter = Quarter.Previous };

    public DateOnly DayOf(DateTimeOffset instant) => LocalDay.Of(instant, Zone);
}
