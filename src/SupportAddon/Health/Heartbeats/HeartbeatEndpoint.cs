using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportAddon.Shell;

namespace SupportAddon.Health.Heartbeats;

/// <summary>The address that another application calls when its work is done: any way in which a script can call is right.</summary>
internal static class HeartbeatEndpoint
{
    public const string Path = "/heartbeat";

    public static void MapHeartbeats(this IEndpointRouteBuilder site) => site
        .MapMethods($"{Path}/{{key}}", ["GET", "POST"], RecordAsync)
        .AllowAnonymous().RequireRateLimiting(RateLimits.Api).ExcludeFromDescription();

    /// <param name="failed">Present when the work has failed.</param>
    /// <param name="message">What went wrong.</param>
    private static async Task<IResult> RecordAsync(string key, string? failed, string? message, HeartbeatBook heartbeats, CancellationToken ct) =>
        await heartbeats.RecordAsync(key, failed is null or "0" or "false", message, ct) ? TypedResults.NoContent() : TypedResults.NotFound();
}
