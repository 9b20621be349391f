using Microsoft.AspNetCore.Http;

namespace SupportAddon.Access;

/// <summary>
/// The session's key as the browser keeps it: out of reach of scripts and of requests that other sites make, and over
/// https under a name that no other host can set.
/// </summary>
internal static class SessionCookie
{
    private const string Plain = "supportaddon";

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)] is { Length: > 0 } key ? key : null;

    public static void Write(HttpContext context, string key) => context.Response.Cookies.Append(Name(context.Request), key, Terms(context));

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), Terms(context));

    private static string Name(HttpRequest request) => request.IsHttps ? $"__Host-{Plain}" : Plain;

    private static CookieOptions Terms(HttpContext context) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true,
    };
}
