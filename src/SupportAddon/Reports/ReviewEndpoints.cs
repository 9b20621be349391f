using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;

namespace SupportAddon.Reports;

/// <summary>The stored reviews over HTTP.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder routes) => routes.MapGet("/reviews/{id:long}", ShowAsync)
        .RequirePermission(Permission.ViewReports).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(long id, ReportStore reports, HttpContext context, CancellationToken ct)
    {
        if (await reports.FindAsync(id, ct) is not { } review || !context.Caller().Sees(review.ClientId))
            return Results.NotFound();
        // A review is one file: its styles stand in it, and it has no script.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
        return Results.Content(review.Document.Html, "text/html; charset=utf-8");
    }
}
