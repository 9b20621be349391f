using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Core.Access;
using SupportAddon.Core.Health;
using SupportAddon.Core.Times;
using SupportAddon.Health.Downtimes;
using SupportAddon.Shell;

namespace SupportAddon.Health.Endpoints;

/// <summary>Planned downtimes over HTTP: a deployment plans its own and ends it when it is done.</summary>
internal static class DowntimeEndpoints
{
    public static void MapDowntimes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/downtimes", ListAsync).RequirePermission(Permission.ViewConnections);
        api.MapPost("/downtimes", PlanAsync).RequirePermission(Permission.PlanDowntimes);
        api.MapDelete("/downtimes/{id}", EndAsync).RequirePermission(Permission.PlanDowntimes);
    }

    private static async Task<Ok<ApiPage<DowntimeLine>>> ListAsync([AsParameters] ApiPlace place, bool? past, HttpContext context, DowntimeStore downtimes, TimeProvider time, CancellationToken ct)
    {
        var listed = await downtimes.ListAsync(context.Caller().ClientId, new(past is true ? DateTimeOffset.UnixEpoch : time.GetUtcNow(), Stretch.Never), ct);
        return TypedResults.Ok(place.Turn(listed.Select(DowntimeLine.Of), line => line.Id.ToString("D19", CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Created<Planned>, NotFound>> PlanAsync(Wanted wanted, HttpContext context, ClientStore clients, DowntimePlanner planner, CancellationToken ct)
    {
        if (wanted.Client is null)
            throw new RefusedException("It was not said whose systems are down.", "Name a client.");
        if (!(await clients.ListAsync(ct)).Any(client => client.Code == wanted.Client && context.Caller().Sees(client.Id)))
            return TypedResults.NotFound();
        var id = await planner.AddAsync(new(wanted.Client, wanted.Probe, wanted.From, wanted.To, wanted.Hours, wanted.Days ?? [], wanted.Reason ?? ""), context.Actor(), ct);
        return TypedResults.Created($"{context.Request.Path}/{id}", new Planned(id));
    }

    private static async Task<Results<NoContent, NotFound>> EndAsync(long id, HttpContext context, DowntimeStore downtimes, DowntimePlanner planner, CancellationToken ct)
    {
        if (!(await downtimes.ListAsync(context.Caller().ClientId, new(DateTimeOffset.UnixEpoch, Stretch.Never), ct)).Any(planned => planned.Id == id))
            return TypedResults.NotFound();
        await planner.EndAsync(id, client => context.Caller().Sees(client), context.Actor(), ct);
        return TypedResults.NoContent();
    }

    /// <param name="Client">The client's code.</param>
    /// <param name="Probe">One of its probes; all when left out.</param>
    /// <param name="From">On the client's clock: 2026-12-24T20:00. Of a weekly one the first time; now when left out.</param>
    /// <param name="To">The same; of a weekly one the last time, never when left out.</param>
    /// <param name="Hours">Of a weekly one: 20:00-06:00.</param>
    /// <param name="Days">Of a weekly one: sunday; every day when left out.</param>
    internal sealed record Wanted(string? Client, string? Probe, string? From, string? To, string? Hours, IReadOnlyList<string>? Days, string? Reason);

    internal sealed record Planned(long Id);

    /// <param name="TimeZone">Of the client's clock.</param>
    /// <param name="EndsAt">When it holds no more; null where it has no end.</param>
    internal sealed record DowntimeLine(long Id, string Client, string? Probe, Downtime Downtime, string TimeZone, string Reason, string Author, DateTimeOffset? EndsAt)
    {
        public static DowntimeLine Of(PlannedDowntime planned) => new(
            planned.Id, planned.Client, planned.Probe, planned.Downtime, planned.Zone.Id, planned.Reason, planned.Author, planned.EndsAt == Stretch.Never ? null : planned.EndsAt);
    }
}
