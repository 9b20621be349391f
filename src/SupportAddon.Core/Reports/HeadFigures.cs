using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Reports;

/// <summary>The figures one looks at first.</summary>
internal sealed record HeadFigures(Figure Created, Figure Resolved, Figure Open, ResolutionTimes? Times)
{
    public static HeadFigures Of(Balance balance) =>
        new(balance.Created, balance.Resolved, balance.End, ResolutionTimes.Of(balance.Resolved));
}

/// <summary>What a week of the quarter brought.</summary>
internal sealed record WeekFigures(Week Week, Balance Balance)
{
    public static IReadOnlyList<WeekFigures> Of(
        Scope scope, ReviewPeriod period, IReadOnlyCollection<TicketTimeline> timelines) =>
        [.. period.Weeks.Select(week => new WeekFigures(week.Week, Balance.Of(scope, week.Counted, timelines)))];
}
