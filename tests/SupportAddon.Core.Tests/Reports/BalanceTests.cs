using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using Xunit.Abstractions;

namespace SupportAddon.Core.Tests.Reports;

public class BalanceTests(ITestOutputHelper output)
{
    private static readonly ReviewPeriod Period = Story.Quarter("2026-Q3", zone: "Europe/Paris");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_figure_equals_a_naive_recount_for_the_client_and_each_kind(int seed)
    {
        output.WriteLine($"Seed {seed}.");
        var timelines = new RandomTimelines(seed).Take(250);
        Same(timelines, Period.Whole, new Scope("acme"), state => state.Client == "acme");
        foreach (var kind in new TicketKind?[] { TicketKind.Anomaly, TicketKind.Change, TicketKind.Question, null })
            Same(timelines, Period.Whole, Scope.OfKind("acme", kind), state => state.Client == "acme" && state.Kind == kind);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_figure_equals_a_naive_recount_in_each_week(int seed)
    {
        output.WriteLine($"Seed {seed}.");
        var timelines = new RandomTimelines(1000 + seed).Take(100);
        foreach (var (_, week) in Period.Weeks)
        {
            Same(timelines, week, new Scope("acme"), state => state.Client == "acme");
            Same(timelines, week, Scope.OfKind("acme", TicketKind.Anomaly), state => state is { Client: "acme", Kind: TicketKind.Anomaly });
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_weeks_add_up_to_the_quarter(int seed)
    {
        output.WriteLine($"Seed {seed}.");
        var review = Story.Review(Period, [.. new RandomTimelines(2000 + seed).Take(150)]);
        var weeks = review.Weeks.Select(week => NaiveRecount.Of(week.Balance)).ToList();
        var sum = new NaiveRecount(
            weeks[0].Start,
            weeks.Sum(week => week.Created),
            weeks.Sum(week => week.Entered),
            weeks.Sum(week => week.Reopened),
            weeks.Sum(week => week.Resolved),
            weeks.Sum(week => week.Withdrawn),
            weeks.Sum(week => week.Left),
            weeks[^1].End);
        Assert.Equal(NaiveRecount.Of(review.Balance), sum);
        Assert.All(weeks.Zip(weeks.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_kinds_add_up_to_the_client_at_both_ends(int seed)
    {
        output.WriteLine($"Seed {seed}.");
        var review = Story.Review(Period, [.. new RandomTimelines(3000 + seed).Take(150)]);
        Assert.Equal(review.Balance.Start.Count, review.Kinds.Sum(kind => kind.Balance.Start.Count));
        Assert.Equal(review.Balance.End.Count, review.Kinds.Sum(kind => kind.Balance.End.Count));
        Assert.Equal(review.Balance.Created.Count, review.Kinds.Sum(kind => kind.Balance.Created.Count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_adds_up_where_several_steps_share_an_instant(int seed)
    {
        output.WriteLine($"Seed {seed}.");
        var timelines = new RandomTimelines(4000 + seed).Take(300, ties: true);
        var figures = NaiveRecount.Of(Balance.Of(new Scope("acme"), Period.Whole, timelines));
        var naive = NaiveRecount.Of(timelines, Period.Whole.Start, Period.Whole.End, state => state.Client == "acme");
        Assert.Equal((naive.Start, naive.End), (figures.Start, figures.End));
        Assert.Equal(
            figures.End,
            figures.Start + figures.Created + figures.Entered + figures.Reopened - figures.Resolved - figures.Withdrawn - figures.Left);
    }

    [Fact]
    public void What_happens_at_the_very_start_belongs_to_the_quarter_and_at_the_very_end_to_the_next()
    {
        var timeline = new Story(1).Then("2026-06-30T22:00", Story.Open).Then("2026-09-30T22:00", Story.Resolved).End();
        var balance = Balance.Of(new Scope("acme"), Period.Whole, [timeline]);
        Assert.Equal(new NaiveRecount(0, 1, 0, 0, 0, 0, 0, 1), NaiveRecount.Of(balance));
        var next = Balance.Of(new Scope("acme"), Story.Quarter("2026-Q4", zone: "Europe/Paris").Whole, [timeline]);
        Assert.Equal(new NaiveRecount(1, 0, 0, 0, 1, 0, 0, 0), NaiveRecount.Of(next));
    }

    [Fact]
    public void A_ticket_resolved_twice_stands_twice_in_the_list_with_both_instants()
    {
        var timeline = new Story(1).Then("2026-07-01", Story.Open).Then("2026-07-02", Story.Resolved)
            .Then("2026-07-03", Story.Open).Then("2026-07-04", Story.Resolved).End();
        var balance = Balance.Of(new Scope("acme"), Period.Whole, [timeline]);
        Assert.Equal(
            [Story.At("2026-07-02"), Story.At("2026-07-04")], balance.Resolved.Tickets.Select(counted => counted.At));
        Assert.Equal(1, balance.Reopened.Count);
    }

    private static void Same(List<TicketTimeline> timelines, Period period, Scope scope, Predicate<TicketState> mine) =>
        Assert.Equal(
            NaiveRecount.Of(timelines, period.Start, period.End, mine),
            NaiveRecount.Of(Balance.Of(scope, period, timelines)));
}
