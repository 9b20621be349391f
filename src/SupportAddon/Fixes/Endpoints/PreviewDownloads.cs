using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Previews;
using SupportAddon.Shell;

namespace SupportAddon.Fixes.Endpoints;

/// <summary>A preview as a file, whole: a page to send on, or a table.</summary>
internal static class PreviewDownloads
{
    public static void MapPreviews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/fixes/{id:long}/preview.html", SendHtmlAsync).RequirePermission(Permission.CorrectData).ExcludeFromDescription();
        routes.MapGet("/fixes/{id:long}/preview.csv", SendCsvAsync).RequirePermission(Permission.CorrectData).ExcludeFromDescription();
    }

    private static async Task<IResult> SendHtmlAsync(long id, HttpContext context, VisiblePlans visible, PlanStore plans, Reader reader, CancellationToken ct)
    {
        if (!await visible.HasPlanAsync(context.Caller(), id, ct))
            return Results.NotFound();
        var plan = await plans.GetAsync(id, ct);
        return Results.Stream(body => new PreviewFile(new(reader)).WriteHtmlAsync(body, plan, plans.EntriesAsync(id, ct), ct), "text/html; charset=utf-8", Name(id, "html"));
    }

    private static async Task<IResult> SendCsvAsync(long id, HttpContext context, VisiblePlans visible, PlanStore plans, Reader reader, CancellationToken ct) =>
        await visible.HasPlanAsync(context.Caller(), id, ct)
            ? Results.Stream(body => new PreviewFile(new(reader)).WriteCsvAsync(body, plans.EntriesAsync(id, ct), ct), "text/csv; charset=utf-8", Name(id, "csv"))
            : Results.NotFound();

    private static string Name(long id, string kind) => string.Create(CultureInfo.InvariantCulture, $"plan-{id}.{kind}");
}
