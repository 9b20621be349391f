using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SupportAddon.Core.Reports;
using SupportAddon.Core.Tickets;
using SupportAddon.Reports;

namespace SupportAddon.Tests.Reports;

/// <summary>Makes reviews for tests and reads their HTML.</summary>
internal static class ReviewReading
{
    public static readonly TicketState Open = new()
    {
        Client = "acme",
        Kind = TicketKind.Anomaly,
        Status = TicketStatus.InProgress,
        Priority = TicketPriority.High,
        MaintenanceType = MaintenanceType.Corrective,
        Category = "Stock",
    };

    public static TicketTimeline Ticket(long id, string created, TicketState? state = null, string title = "A title", string? link = null) =>
        new(new TicketRef(id, $"T-{id}", title, link is null ? null : new Uri(link), "redmine"), [new TicketStep(At(created), state ?? Open)]);

    public static TicketTimeline Then(this TicketTimeline timeline, string at, TicketState state) =>
        timeline with { Steps = [.. timeline.Steps, new TicketStep(At(at), state)] };

    public static ReviewRequest Acme(params TicketTimeline[] timelines) => new()
    {
        ClientCode = "acme",
        ClientName = "ACME",
        Language = Language.English,
        Zone = TimeZoneInfo.Utc,
        Quarter = new Quarter(2026, 3),
        Timelines = timelines,
        Now = At("2026-10-02T09:12"),
    };

    public static ReviewDocument Document(ReviewRequest request) =>
        ReviewDocument.Create(request, Believable.Template(request.Language), CancellationToken.None);

    public static IHtmlDocument Page(ReviewRequest request) => Page(Document(request));

    public static IHtmlDocument Page(ReviewDocument review) => new HtmlParser().ParseDocument(review.Html);

    public static IEnumerable<IElement> Figures(this IHtmlDocument page) => page.QuerySelectorAll("a.figure");

    public static IElement List(this IHtmlDocument page, IElement figure) =>
        page.GetElementById(figure.GetAttribute("href")!.TrimStart('#'))!;

    public static int Number(string text) =>
        int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
