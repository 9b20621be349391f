using System.Globalization;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

/// <summary>Tells a ticket's life step by step, in UTC.</summary>
internal sealed class Story(long id, string title = "")
{
    public static readonly TicketState Open = new() { Client = "acme", Kind = TicketKind.Anomaly, Status = TicketStatus.InProgress };
    public static readonly TicketState Resolved = Open with { Status = TicketStatus.Resolved };
    public static readonly TicketState Cancelled = Open with { Status = TicketStatus.Cancelled };
    public static readonly TicketState Gone = Open with { Gone = true };
    public static readonly TicketState Elsewhere = Open with { Client = "other" };
    public static readonly TicketState Change = Open with { Kind = TicketKind.Change };

    private readonly List<TicketStep> steps = [];

    public static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public Story Then(string at, TicketState state)
    {
        steps.Add(new TicketStep(At(at), state));
        return this;
    }

    public TicketTimeline End() => new(
        new TicketRef(id, "T-" + id.ToString(CultureInfo.InvariantCulture), title, null, "redmine"), steps);

    public static ReviewPeriod Quarter(string quarter, string now = "2030-01-01", string zone = "UTC") =>
        new(SupportAddon.Core.Reports.Quarter.Parse(quarter)!.Value, TimeZoneInfo.FindSystemTimeZoneById(zone), At(now));

    public static QuarterlyReview Review(ReviewPeriod period, params TicketTimeline[] timelines) =>
        Assert.IsType<ReviewOutcome.Computed>(QuarterlyReview.Compute("acme", period, timelines, null)).Review;
}
