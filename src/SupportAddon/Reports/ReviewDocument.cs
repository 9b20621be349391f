using System.Text.Encodings.Web;
using System.Text.Json;
using SupportAddon.Core.Reports;
using SupportAddon.Reports.Templates;

namespace SupportAddon.Reports;

/// <summary>A quarterly review: its data, its template, and the HTML that the two make.</summary>
internal sealed class ReviewDocument
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ReviewDocument(string data, TemplateFiles template, string html) => (Data, Template, Html) = (data, template, html);

    /// <summary>JSON, as it is stored.</summary>
    public string Data { get; }

    public TemplateFiles Template { get; }

    public string Html { get; }

    /// <exception cref="RefusedException">
    /// The quarter has not begun, nothing is known of the client up to its end, or the template has mistakes.
    /// </exception>
    public static ReviewDocument Create(ReviewRequest request, TemplateFiles template, CancellationToken ct)
    {
        var period = new ReviewPeriod(request.Quarter, request.Zone, request.Now);
        return QuarterlyReview.Compute(request.ClientCode, period, request.Timelines, request.Earlier) switch
        {
            ReviewOutcome.Computed computed => Render(ReviewData.Of(computed.Review, request).ToJsonString(Readable), template, ct),
            ReviewOutcome.NotBegun => throw NotBegun(request, period),
            _ => throw NoTickets(request, period),
        };
    }

    /// <summary>The same bytes again from what was stored.</summary>
    public static ReviewDocument Render(string data, TemplateFiles template, CancellationToken ct) =>
        new(data, template, ReviewRenderer.Render(data, template, ct));

    /// <summary>Writes every list whole, a CSV file each, and gives back their names.</summary>
    public Task<IReadOnlyList<string>> WriteListsAsync(string folder, CancellationToken ct) =>
        ReviewCsv.WriteAsync(Data, Template.ReadTexts(), folder, ct);

    private static RefusedException NotBegun(ReviewRequest request, ReviewPeriod period) => new(
        $"{request.Quarter} has not begun: it starts on {ReviewData.Day(request.Quarter.First)} in {request.Zone.Id}.",
        $"Ask for {Quarter.LastFull(period.Now, period.Zone)}, the last full quarter, or an earlier one.");

    private static RefusedException NoTickets(ReviewRequest request, ReviewPeriod period) => new(
        $"No ticket of {request.ClientCode} is known from before the end of {request.Quarter} ({ReviewData.Day(period.LastDay)}).",
        "Run a sync, check the rule that assigns tickets to the client and the date from which tickets are read, or ask for a later quarter.");
}
