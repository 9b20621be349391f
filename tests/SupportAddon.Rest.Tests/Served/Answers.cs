using Microsoft.AspNetCore.Http;

namespace SupportAddon.Rest.Tests.Served;

/// <summary>Answers of a test's own.</summary>
internal static class Answers
{
    public static Task<bool> JsonAsync(HttpContext http, string json) => TextAsync(http, 200, "application/json", json);

    public static async Task<bool> TextAsync(HttpContext http, int status, string contentType, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        await http.Response.WriteAsync(text);
        return true;
    }
}
