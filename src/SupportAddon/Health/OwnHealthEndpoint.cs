using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using SupportAddon.Health.Watch;
using SupportAddon.Shell;

namespace SupportAddon.Health;

/// <summary>How this service is itself, for whoever watches it: nothing but whether it works.</summary>
internal static class OwnHealthEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The watch takes its share every two seconds; one that has not for so long stands still.</summary>
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(30);

    public static void MapOwnHealth(this IEndpointRouteBuilder site) =>
        site.MapGet("/healthz", TellAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();

    private static async Task<IResult> TellAsync(NpgsqlDataSource database, HealthWatch watch, TimeProvider time, CancellationToken ct)
    {
        var hasDatabase = await AnswersAsync(database, time, ct);
        var isWatching = watch.SharedAt is { } at && time.GetUtcNow() - at < Stillness;
        var isWell = hasDatabase && isWatching;
        return Results.Json(
            new { status = Word(isWell), database = Word(hasDatabase), watch = Word(isWatching) },
            contentType: "application/health+json", statusCode: isWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(NpgsqlDataSource database, TimeProvider time, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(either.Token);
            return true;
        }
        catch (Exception e) when (e is NpgsqlException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private static string Word(bool isWell) => isWell ? "pass" : "fail";
}
