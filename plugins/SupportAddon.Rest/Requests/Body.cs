using System.Net;
using System.Text;
using System.Text.Json;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Requests;

/// <summary>Reads bodies: a success's JSON as it comes, up to the size at which a page has become a mistake; of others the beginning.</summary>
internal static class Body
{
    private const int Beginning = 64 * 1024;

    /// <exception cref="ConnectorException">The body is too large, or not the JSON it claims to be.</exception>
    public static async Task<Reply> ReadAsync(HttpResponseMessage response, string asked, string system, long most, CancellationToken ct)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var bare = new Reply(asked, response.StatusCode, response.Headers, mediaType, null, "");
        if (response.StatusCode == HttpStatusCode.OK && bare.IsJson)
        {
            var document = await JsonAsync(new CountedStream(stream, most, () => Refusal.TooLarge(asked, system, most)), asked, system, ct);
            return bare with { Json = document.RootElement, Document = document };
        }
        var text = await TextAsync(stream, ct);
        return bare with { Text = text, Json = bare.IsJson ? Parsed(text) : null };
    }

    private static async Task<JsonDocument> JsonAsync(Stream stream, string asked, string system, CancellationToken ct)
    {
        try
        {
            return await JsonDocument.ParseAsync(stream, default, ct);
        }
        catch (JsonException broken)
        {
            throw Refusal.BrokenJson(asked, system, broken);
        }
    }

    private static async Task<string> TextAsync(Stream stream, CancellationToken ct)
    {
        var buffer = new byte[Beginning];
        var length = await stream.ReadAtLeastAsync(buffer, Beginning, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
