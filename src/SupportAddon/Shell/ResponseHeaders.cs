using Microsoft.AspNetCore.Http;

namespace SupportAddon.Shell;

/// <summary>What every answer tells the browser to beware of. An endpoint may have set something tighter for itself.</summary>
internal static class ResponseHeaders
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            Add(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Add(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // What was shown to somebody is not left in a cache for the next; the files may be, and are asked for anew.
        headers.CacheControl = context.GetEndpoint()?.Metadata.GetMetadata<Kept>() is null ? "no-store" : "no-cache";
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }

    /// <summary>Marks what is the same for everybody.</summary>
    internal sealed class Kept;
}
