using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;

namespace SupportAddon.Core.Tests.Reports;

public class ResolutionTimesTests
{
    [Fact]
    public void The_median_of_an_even_count_is_halfway() => Assert.Equal(TimeSpan.FromDays(2.5), Times(1, 2, 3, 10).Median);

    [Fact]
    public void The_median_of_an_odd_count_is_the_middle() => Assert.Equal(TimeSpan.FromDays(3), Times(10, 1, 3).Median);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 9)]
    [InlineData(10, 9)]
    [InlineData(11, 10)]
    [InlineData(20, 18)]
    [InlineData(21, 19)]
    public void Nine_in_ten_were_resolved_within_the_ninetieth_percentile(int count, int expected) =>
        Assert.Equal(
            TimeSpan.FromDays(expected), Times([.. Enumerable.Range(1, count).Select(day => (double)day)]).NinetiethPercentile);

    [Fact]
    public void A_ticket_resolved_twice_counts_once_at_the_last()
    {
        var timeline = new Story(1).Then("2026-07-01", Story.Open).Then("2026-07-02", Story.Resolved)
            .Then("2026-07-03", Story.Open).Then("2026-07-09", Story.Resolved).End();
        var times = Story.Review(Story.Quarter("2026-Q3"), timeline).Heads.Times!;
        Assert.Equal(1, times.Tickets.Count);
        Assert.Equal(TimeSpan.FromDays(8), times.Median);
    }

    private static ResolutionTimes Times(params double[] days)
    {
        var timelines = days.Select((day, id) => new TicketTimeline(
            new TicketRef(id, "", "", null, ""),
            [
                new TicketStep(Story.At("2026-07-01"), Story.Open),
                new TicketStep(Story.At("2026-07-01").AddDays(day), Story.Resolved),
            ]));
        return Story.Review(Story.Quarter("2026-Q3"), [.. timelines]).Heads.Times!;
    }
}
