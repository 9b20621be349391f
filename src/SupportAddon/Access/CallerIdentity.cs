using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using SupportAddon.People;

namespace SupportAddon.Access;

/// <summary>The caller as the web framework carries it.</summary>
internal sealed class CallerIdentity(Caller caller)
    : ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.Name), new(ClaimTypes.Name, caller.Name)], CallerAuthentication.Scheme)
{
    public Caller Caller => caller;
}

internal static class CallerOfRequest
{
    /// <summary>Who makes the request; null for nobody known.</summary>
    public static Caller? Caller(this ClaimsPrincipal user) => (user.Identity as CallerIdentity)?.Caller;

    /// <summary>Who makes a request that only somebody known can make.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.User.Caller() ?? throw new InvalidOperationException($"{context.Request.Path} lets anybody in, and asks who it is.");

    /// <summary>Who does what the request asks for, and from where.</summary>
    public static Actor Actor(this HttpContext context) => context.Caller().From(context.Address());

    public static string? Address(this HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Plain(address).ToString() : null;

    /// <summary>An address of version 4 is the same one when it is written as one of version 6.</summary>
    public static IPAddress Plain(this IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
