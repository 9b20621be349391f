using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

public class RestatementTests
{
    private static readonly EarlierReview Earlier = new(new Quarter(2026, 2), Story.At("2026-07-03"), [1, 2, 7]);

    private static readonly TicketTimeline[] Timelines =
    [
        new Story(1).Then("2026-06-01", Story.Open).End(),
        new Story(2).Then("2026-06-01", Story.Open).Then("2026-06-20", Story.Resolved).End(),
        new Story(3).Then("2026-06-15", Story.Open).End(),
        new Story(7, "Their title").Then("2026-06-01", Story.Elsewhere).End(),
    ];

    [Fact]
    public void Facts_that_came_late_are_told_one_by_one()
    {
        var restated = Compute(Earlier).Restatement!;
        Assert.Equal([3L], restated.Added.Tickets.Select(counted => counted.Ticket.Id));
        Assert.Equal([2L, 7L], restated.Removed.Tickets.Select(counted => counted.Ticket.Id).Order());
    }

    [Fact]
    public void What_is_no_longer_known_as_the_client_s_is_named_by_our_number_alone()
    {
        var gone = Compute(Earlier).Restatement!.Removed.Tickets.Single(counted => counted.Ticket.Id == 7).Ticket;
        Assert.Equal(("#7", "", null), (gone.Number, gone.Title, gone.Link));
    }

    [Fact]
    public void The_difference_leads_from_the_earlier_end_to_the_start()
    {
        var review = Compute(Earlier);
        Assert.Equal(
            review.Balance.Start.Count,
            Earlier.OpenAtEnd.Count + review.Restatement!.Added.Count - review.Restatement.Removed.Count);
    }

    [Fact]
    public void Without_an_earlier_review_there_is_none() => Assert.Null(Compute(null).Restatement);

    [Fact]
    public void A_review_of_another_quarter_cannot_be_compared() =>
        Assert.Throws<ArgumentException>(() => Compute(Earlier with { Quarter = new Quarter(2026, 1) }));

    private static QuarterlyReview Compute(EarlierReview? earlier) =>
        Assert.IsType<ReviewOutcome.Computed>(
            QuarterlyReview.Compute("acme", Story.Quarter("2026-Q3"), Timelines, earlier)).Review;
}
