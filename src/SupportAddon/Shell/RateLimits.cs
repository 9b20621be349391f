using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using SupportAddon.Access;

namespace SupportAddon.Shell;

/// <summary>How often something may be asked for.</summary>
internal static class RateLimits
{
    /// <summary>Passwords that are tried, from one place.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Requests of one caller.</summary>
    public const string Api = "api";

    public const int SignInsPerMinute = 20;
    public const int ApiRequestsPerMinute = 1_200;

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? PerMinute(Neighbourhood(context.Connection.RemoteIpAddress), SignInsPerMinute)
            : RateLimitPartition.GetNoLimiter(""));
        limits.AddPolicy(Api, context => PerMinute(context.User.Caller()?.Name ?? Neighbourhood(context.Connection.RemoteIpAddress), ApiRequestsPerMinute));
    });

    private static RateLimitPartition<string> PerMinute(string who, int most) => RateLimitPartition.GetFixedWindowLimiter(
        who, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });

    /// <summary>An address of version 6 counts by its network: its owner has them all.</summary>
    private static string Neighbourhood(IPAddress? address) => address?.Plain() switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexString(six.GetAddressBytes().AsSpan(0, 8)),
        var four => four.ToString(),
    };
}
