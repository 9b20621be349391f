using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Core.Health;
using SupportAddon.Health.History;
using SupportAddon.Health.Probes;
using SupportAddon.Shell;

namespace SupportAddon.Health.Endpoints;

/// <summary>Over HTTP: how the systems are and were. What is another client's is not there.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder api)
    {
        api.MapGet("/health", ListAsync).RequirePermission(Permission.ViewConnections);
        api.MapGet("/health/{client}/{probe}", ShowAsync).RequirePermission(Permission.ViewConnections);
        api.MapGet("/health/{client}/{probe}/history", ShowHistoryAsync).RequirePermission(Permission.ViewConnections);
        api.MapPost("/health/{client}/{probe}/measurements", MeasureAsync).RequirePermission(Permission.MoveTickets);
        api.MapOutages();
        api.MapDowntimes();
    }

    private static async Task<Ok<ApiPage<ProbeLine>>> ListAsync([AsParameters] ApiPlace place, HttpContext context, StatusReader statuses, CancellationToken ct) =>
        TypedResults.Ok(place.Turn((await statuses.ReadAsync(id => context.Caller().Sees(id), ct)).Select(status => ProbeLine.Of(status, context.Caller())), line => $"{line.Client}/{line.Probe}"));

    private static async Task<Results<Ok<ProbeSheet>, NotFound>> ShowAsync(string client, string probe, HttpContext context, ProbeStore probes, StatusReader statuses, CancellationToken ct)
    {
        if (await FindAsync(client, probe, context, probes, ct) is not { } found)
            return TypedResults.NotFound();
        var status = (await statuses.ReadAsync(id => id == found.ClientId, ct)).Single(each => each.Probe.Id == found.Id);
        return TypedResults.Ok(new ProbeSheet(ProbeLine.Of(status, context.Caller()), found.Settings, [.. found.Secrets.Keys], found.Terms));
    }

    private static async Task<Results<Ok<ProbePast>, NotFound>> ShowHistoryAsync(
        string client, string probe, int? days, HttpContext context, ProbeStore probes, AvailabilityReader availability, ProbeHistory history, TimeProvider time, CancellationToken ct)
    {
        if (days is < 1 or > ProbePast.MostDays)
            throw new RefusedException($"The history goes back between 1 and {ProbePast.MostDays} days.", "Give another number of days.");
        if (await FindAsync(client, probe, context, probes, ct) is not { } found)
            return TypedResults.NotFound();
        var now = time.GetUtcNow();
        var period = new Core.Times.Stretch(now.AddDays(-(days ?? ProbePast.UsualDays)), now);
        var read = (await availability.ReadAsync(found.ClientId, period, ct)).FirstOrDefault(each => each.Probe.Id == found.Id);
        return TypedResults.Ok(ProbePast.Of(period, read, await history.ReadAsync(found.Id, period, ProbePast.Steps, now, ct)));
    }

    private static async Task<Results<Ok<Measured>, NotFound>> MeasureAsync(string client, string probe, HttpContext context, ProbeStore probes, ProbeTrial trial, CancellationToken ct)
    {
        if (await FindAsync(client, probe, context, probes, ct) is not { } found)
            return TypedResults.NotFound();
        var (judgement, latency) = await trial.TryAsync(found, context.Actor(), ct);
        return TypedResults.Ok(new Measured(judgement.Result, judgement.Reason, latency.TotalMilliseconds, judgement.Conditions));
    }

    private static async Task<StoredProbe?> FindAsync(string client, string probe, HttpContext context, ProbeStore probes, CancellationToken ct) =>
        await probes.FindAsync(client, probe, ct) is { } found && context.Caller().Sees(found.ClientId) ? found : null;

    /// <summary>What asking now gave; it counts in no figure.</summary>
    internal sealed record Measured(ProbeResult Result, string? Reason, double LatencyMs, IReadOnlyList<JudgedCondition> Conditions);
}
