using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

public class QuarterlyReviewTests
{
    private static readonly ReviewPeriod Q3 = Story.Quarter("2026-Q3");

    [Fact]
    public void A_quarter_in_progress_is_counted_up_to_now_and_says_so()
    {
        var period = Story.Quarter("2026-Q3", now: "2026-08-05T12:00");
        var review = Story.Review(
            period,
            new Story(1).Then("2026-07-10", Story.Open).Then("2026-08-05T11:59:59", Story.Resolved).End(),
            new Story(2).Then("2026-08-05T12:00", Story.Open).End());
        Assert.True(review.Period.IsToDate);
        Assert.Equal((1, 1, 0), (review.Heads.Created.Count, review.Heads.Resolved.Count, review.Heads.Open.Count));
        Assert.Equal(32, review.Weeks[^1].Week.Number);
        Assert.Equal(new DateOnly(2026, 8, 5), review.Period.LastDay);
    }

    [Fact]
    public void A_quarter_that_is_over_is_whole()
    {
        var period = Story.Quarter("2026-Q3", now: "2026-10-01");
        Assert.False(period.IsToDate);
        Assert.Equal(period.Whole, period.Counted);
        Assert.Equal(new DateOnly(2026, 9, 30), period.LastDay);
    }

    [Fact]
    public void A_quarter_that_has_not_begun_gives_none()
    {
        var period = Story.Quarter("2026-Q3", now: "2026-06-30T22:00", zone: "Europe/Paris");
        var outcome = QuarterlyReview.Compute("acme", period, [new Story(1).Then("2026-01-01", Story.Open).End()], null);
        Assert.Equal(new ReviewOutcome.NotBegun(Story.At("2026-06-30T22:00")), outcome);
    }

    [Fact]
    public void Without_any_ticket_of_the_client_before_the_end_there_is_none()
    {
        TicketTimeline[] timelines =
        [
            new Story(1).Then("2026-07-01", Story.Elsewhere).End(),
            new Story(2).Then("2026-10-01", Story.Open).End(),
            new Story(3).Then("2026-07-01", Story.Elsewhere).Then("2026-10-01", Story.Open).End(),
        ];
        Assert.IsType<ReviewOutcome.NoTickets>(QuarterlyReview.Compute("acme", Q3, timelines, null));
    }

    [Fact]
    public void A_calm_quarter_after_a_busy_one_is_a_review_of_zeros()
    {
        var review = Story.Review(Q3, new Story(1).Then("2026-02-01", Story.Resolved).End());
        Assert.Equal(0, review.Heads.Created.Count + review.Heads.Resolved.Count + review.Heads.Open.Count);
        Assert.Null(review.Heads.Times);
        Assert.Empty(review.Categories);
    }

    [Theory]
    [InlineData("2026-09-30T00:00", 0)]
    [InlineData("2026-09-23T00:00", 0)]
    [InlineData("2026-09-22T23:59", 0)]
    [InlineData("2026-09-22T00:00", 1)]
    [InlineData("2026-08-31T00:01", 1)]
    [InlineData("2026-08-31T00:00", 1)]
    [InlineData("2026-08-30T00:00", 2)]
    [InlineData("2026-07-02T00:00", 2)]
    [InlineData("2026-07-01T00:00", 3)]
    [InlineData("2020-01-01T00:00", 3)]
    public void Open_tickets_age_by_whole_days_since_their_creation(string created, int band)
    {
        var review = Story.Review(Story.Quarter("2026-Q3", now: "2026-09-30T00:00:01"), new Story(1).Then(created, Story.Open).End());
        Assert.Equal(
            Enumerable.Range(0, 4).Select(index => index == band ? 1 : 0), review.Ageing.Select(row => row.Open.Count));
    }

    [Fact]
    public void Priority_and_type_are_those_last_known_in_the_quarter()
    {
        var qualified = Story.Open with { Priority = TicketPriority.Critical, MaintenanceType = MaintenanceType.Corrective };
        var review = Story.Review(
            Q3,
            new Story(1).Then("2026-07-01", Story.Open).Then("2026-07-02", qualified)
                .Then("2026-07-03", qualified with { Status = TicketStatus.Resolved })
                .Then("2026-11-01", Story.Open with { Priority = TicketPriority.Low }).End(),
            new Story(2).Then("2026-07-05", Story.Open).End());
        var anomalies = review.Kinds[0];
        Assert.Equal(
            [TicketPriority.Critical, TicketPriority.High, TicketPriority.Normal, TicketPriority.Low, null],
            anomalies.ByPriority.Select(row => row.Value));
        Assert.Equal((1, 1, 0), Counts(anomalies.ByPriority[0]));
        Assert.Equal((1, 0, 1), Counts(anomalies.ByPriority[^1]));
        Assert.Equal((1, 1, 0), Counts(anomalies.ByMaintenance[0]));
    }

    [Fact]
    public void Questions_and_unmapped_kinds_show_only_when_there_are_any()
    {
        var anomaly = new Story(1).Then("2026-07-01", Story.Open).End();
        Assert.Equal([TicketKind.Anomaly, TicketKind.Change], Story.Review(Q3, anomaly).Kinds.Select(kind => kind.Kind));
        var question = new Story(2).Then("2026-07-01", Story.Open with { Kind = TicketKind.Question }).End();
        var unmapped = new Story(3).Then("2026-07-01", Story.Open with { Kind = null }).End();
        Assert.Equal(
            [TicketKind.Anomaly, TicketKind.Change, TicketKind.Question, null],
            Story.Review(Q3, anomaly, question, unmapped).Kinds.Select(kind => kind.Kind));
    }

    [Fact]
    public void What_became_of_a_ticket_at_another_client_is_not_told()
    {
        var secret = Story.Elsewhere with { Category = "Their secret", Priority = TicketPriority.Critical };
        var timeline = new Story(1).Then("2026-07-01", Story.Open with { Category = "Stock" }).Then("2026-07-02", secret).End();
        var review = Story.Review(Q3, timeline);
        Assert.Equal("Stock", review.Categories.Single().Name);
        Assert.Null(review.Knowledge.Of(timeline).Priority);
        Assert.Equal(1, review.Balance.Left.Count);
    }

    [Fact]
    public void Later_facts_do_not_change_what_a_quarter_knew()
    {
        var timeline = new Story(1).Then("2026-07-01", Story.Open with { Category = "Stock" })
            .Then("2026-10-01", Story.Open with { Category = "Sales" }).End();
        Assert.Equal("Stock", Story.Review(Q3, timeline).Categories.Single().Name);
    }

    [Fact]
    public void The_figures_of_the_quarter_before_come_from_the_same_tickets()
    {
        var review = Story.Review(
            Q3,
            new Story(1).Then("2026-05-01", Story.Open).Then("2026-05-11", Story.Resolved).End(),
            new Story(2).Then("2026-05-01", Story.Open).End());
        Assert.Equal((2, 1, 1), (review.Previous!.Created.Count, review.Previous.Resolved.Count, review.Previous.Open.Count));
        Assert.Equal(TimeSpan.FromDays(10), review.Previous.Times!.Median);
    }

    [Fact]
    public void Without_tickets_from_before_there_is_nothing_to_compare_with() =>
        Assert.Null(Story.Review(Q3, new Story(1).Then("2026-07-01", Story.Open).End()).Previous);

    private static (int Created, int Resolved, int Open) Counts<T>(Breakdown<T> row) where T : struct, Enum =>
        (row.Created.Count, row.Resolved.Count, row.Open.Count);
}
