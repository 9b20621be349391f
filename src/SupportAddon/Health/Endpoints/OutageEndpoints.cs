using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Health.Outages;
using SupportAddon.Shell;

namespace SupportAddon.Health.Endpoints;

/// <summary>Outages over HTTP, the latest first.</summary>
internal static class OutageEndpoints
{
    public static void MapOutages(this IEndpointRouteBuilder api)
    {
        api.MapGet("/outages", ListAsync).RequirePermission(Permission.ViewConnections);
        api.MapGet("/outages/{id}", ShowAsync).RequirePermission(Permission.ViewConnections);
        api.MapPut("/outages/{id}/cause", ExplainAsync).RequirePermission(Permission.MoveTickets);
    }

    private static async Task<Ok<ApiPage<OutageSheet>>> ListAsync([AsParameters] ApiPlace place, HttpContext context, OutageReader outages, CancellationToken ct)
    {
        var before = string.IsNullOrEmpty(place.After) ? (long?)null : long.TryParse(place.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new RefusedException($"\"{place.After}\" is no place in this list.", "Follow \"next\" of the page before, or begin without \"after\".");
        return TypedResults.Ok(place.Cut(await outages.ListAsync(context.Caller(), before, place.Size + 1, ct), outage => outage.Id.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Ok<OutageSheet>, NotFound>> ShowAsync(long id, HttpContext context, OutageReader outages, CancellationToken ct) =>
        await outages.FindAsync(context.Caller(), id, ct) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<OutageSheet>, NotFound>> ExplainAsync(long id, Explanation said, HttpContext context, OutageReader outages, OutageCauses causes, CancellationToken ct)
    {
        if (await outages.FindAsync(context.Caller(), id, ct) is null)
            return TypedResults.NotFound();
        await causes.RecordAsync(id, said.Cause, context.Actor(), ct);
        return TypedResults.Ok((await outages.FindAsync(context.Caller(), id, ct))!);
    }

    /// <param name="Cause">What a person found.</param>
    internal sealed record Explanation(string? Cause);
}
