using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using SupportAddon.Reports;

namespace SupportAddon.Tests.Reports;

public class ReviewFiguresTests
{
    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_figure_opens_a_list_of_as_many_rows(string language)
    {
        var page = ReviewReading.Page(new Believable().Request(Language.Find(language)!));
        var figures = page.Figures().Where(figure => !figure.GetAttribute("href")!.Contains("resolution-time", StringComparison.Ordinal)).ToList();
        Assert.True(figures.Count > 100);
        Assert.All(figures, figure =>
            Assert.Equal(ReviewReading.Number(figure.TextContent), page.List(figure).QuerySelectorAll("tbody tr").Length));
    }

    [Fact]
    public void Every_number_that_is_not_zero_is_a_link()
    {
        var page = ReviewReading.Page(new Believable().Request(Language.French));
        Assert.All(page.QuerySelectorAll(".zero"), zero => Assert.Equal("0", zero.TextContent));
        var cells = page.QuerySelectorAll(".balance td.n, .by td.n, .more td.n").Where(cell => cell.QuerySelector(".zero") is null);
        Assert.All(cells, cell => Assert.NotNull(cell.QuerySelector("a.figure")));
    }

    [Fact]
    public void The_balance_shows_what_was_computed_for_the_client_and_each_kind()
    {
        var request = new Believable().Request(Language.English);
        var review = Assert.IsType<ReviewOutcome.Computed>(QuarterlyReview.Compute(
            "martin", new ReviewPeriod(request.Quarter, request.Zone, request.Now), request.Timelines, null)).Review;
        var columns = review.Kinds.Select(kind => kind.Balance).Prepend(review.Balance).ToList();
        var rows = ReviewReading.Page(request).QuerySelectorAll(".balance tbody tr");
        Func<Balance, Figure>[] flows =
            [all => all.Start, all => all.Created, all => all.Entered, all => all.Reopened, all => all.Resolved, all => all.Withdrawn, all => all.Left, all => all.End];
        Assert.Equal(
            flows.Select(flow => columns.Select(column => flow(column).Count)),
            rows.Select(row => row.QuerySelectorAll("td").Select(cell => ReviewReading.Number(cell.TextContent))));
    }

    [Fact]
    public void Priorities_and_types_are_shown_for_each_kind()
    {
        var page = ReviewReading.Page(ReviewReading.Acme(
            ReviewReading.Ticket(1, "2026-07-02"),
            ReviewReading.Ticket(2, "2026-07-02").Then("2026-07-04", ReviewReading.Open with { Status = TicketStatus.Resolved }),
            ReviewReading.Ticket(3, "2026-07-02", ReviewReading.Open with { Priority = null, MaintenanceType = null })));
        var tables = page.QuerySelectorAll("section[aria-labelledby=h-anomaly] table");
        Assert.Equal("High 2 1 1", Row(tables[0], 1));
        Assert.Equal("Not known 1 0 1", Row(tables[0], 4));
        Assert.Equal("Corrective 2 1 1", Row(tables[1], 0));
        Assert.Equal("Not qualified 1 0 1", Row(tables[1], 4));
        Assert.Null(page.GetElementById("h-question"));
        Assert.NotNull(page.GetElementById("h-change"));
    }

    [Fact]
    public void Open_tickets_stand_oldest_first_with_their_age()
    {
        var page = ReviewReading.Page(ReviewReading.Acme(
            ReviewReading.Ticket(2, "2026-09-20", title: "Young"), ReviewReading.Ticket(1, "2026-09-01", title: "Old")));
        var rows = page.QuerySelectorAll("section[aria-labelledby=h-open] tbody tr");
        Assert.Equal(["T-1 Old Anomaly High In progress 30", "T-2 Young Anomaly High In progress 11"], rows.Select(Cells));
    }

    [Fact]
    public void Change_requests_that_wait_are_listed_the_most_urgent_first()
    {
        TicketTimeline Change(long id, TicketPriority? priority) =>
            ReviewReading.Ticket(id, $"2026-09-0{id}", ReviewReading.Open with { Kind = TicketKind.Change, Priority = priority });
        var page = ReviewReading.Page(ReviewReading.Acme(
            Change(1, null), Change(2, TicketPriority.Low), Change(3, TicketPriority.Critical), Change(4, TicketPriority.Low), ReviewReading.Ticket(5, "2026-09-05")));
        var rows = page.QuerySelectorAll("section[aria-labelledby=h-upcoming] tbody tr");
        Assert.Equal(["T-3", "T-2", "T-4", "T-1"], rows.Select(row => row.QuerySelector(".ref")!.TextContent));
    }

    [Fact]
    public void The_quarter_before_is_compared_with()
    {
        var page = ReviewReading.Page(ReviewReading.Acme(
            ReviewReading.Ticket(1, "2026-05-01"), ReviewReading.Ticket(2, "2026-07-01"), ReviewReading.Ticket(3, "2026-07-01")));
        Assert.Equal("1 in Q2 2026 +1", Words(page.QuerySelector(".head .than")!));
        Assert.Equal("T-1", page.QuerySelector("#list-previous-created .ref")!.TextContent);
    }

    [Fact]
    public void Without_tickets_from_before_nothing_is_compared() =>
        Assert.Empty(ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-01"))).QuerySelectorAll(".than b"));

    [Fact]
    public void A_quarter_in_progress_says_so_and_is_not_compared_in_numbers()
    {
        var page = ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-05-01")) with { Now = ReviewReading.At("2026-08-14T10:00") });
        Assert.Equal("to date, as of 14\u00a0August 2026", page.QuerySelector(".mark")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".than b"));
        Assert.Contains("in progress", page.QuerySelector(".issued")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, page.QuerySelectorAll(".more tbody tr").Length);
    }

    [Fact]
    public void A_full_quarter_is_not_marked() =>
        Assert.Null(ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-05-01"))).QuerySelector(".mark"));

    [Fact]
    public void A_start_that_facts_changed_afterwards_is_restated_with_its_lists()
    {
        var earlier = new EarlierReview(new Quarter(2026, 2), ReviewReading.At("2026-07-03"), [2]);
        var page = ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-05-01")) with { Earlier = earlier });
        Assert.Equal(
            "Opening backlog restated: +1 / −1 since the review of Q2 2026 as issued on 3 July 2026.", Words(page.QuerySelector(".restated")!));
        Assert.Equal("T-1", page.QuerySelector("#list-restated-added .ref")!.TextContent);
        Assert.Equal("#2", page.QuerySelector("#list-restated-removed .ref")!.TextContent);
    }

    [Fact]
    public void A_start_that_still_holds_says_that_it_does()
    {
        var earlier = new EarlierReview(new Quarter(2026, 2), ReviewReading.At("2026-07-03"), [1]);
        var page = ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-05-01")) with { Earlier = earlier });
        Assert.StartsWith("Opening backlog unchanged since", Words(page.QuerySelector(".restated")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_earlier_review_nothing_is_restated() =>
        Assert.Null(ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-05-01"))).QuerySelector(".restated"));

    [Fact]
    public void A_long_list_is_cut_and_says_where_the_rest_is()
    {
        var page = ReviewReading.Page(ReviewReading.Acme([.. Enumerable.Range(1, 431).Select(id => ReviewReading.Ticket(id, "2026-07-02"))]));
        var list = page.GetElementById("list-created")!;
        Assert.Equal(200, list.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("first 200 of 431; all of them in created.csv", list.TextContent, StringComparison.Ordinal);
        Assert.Contains("all of them in open-at-end.csv", page.QuerySelector("section[aria-labelledby=h-open]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calm_quarter_shows_honest_emptiness()
    {
        var page = ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-01-01", ReviewReading.Open with { Status = TicketStatus.Closed })));
        Assert.Contains("No ticket is open.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No ticket was created in this period", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Figures());
        Assert.Contains("the backlog stays at 0", Words(page.QuerySelector(".cover .lead")!), StringComparison.Ordinal);
    }

    private static string Row(IElement table, int row) => Cells(table.QuerySelectorAll("tbody tr")[row]);

    private static string Cells(IElement row) => string.Join(' ', row.Children.Select(cell => Words(cell).Replace(" d", "", StringComparison.Ordinal)));

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
