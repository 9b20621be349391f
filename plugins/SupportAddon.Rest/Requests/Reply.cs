using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SupportAddon.Rest.Requests;

/// <summary>What came back, before anybody judges it.</summary>
/// <param name="Asked">The request, without its query: that may hold secrets.</param>
/// <param name="Json">The body, where it is JSON.</param>
/// <param name="Text">The beginning of the body, unless it is the JSON of a success, which may be long.</param>
internal sealed record Reply(string Asked, HttpStatusCode Status, HttpResponseHeaders Headers, string? MediaType, JsonElement? Json, string Text)
{
    /// <summary>What <see cref="Json"/> lies in, where it is a success and may be large.</summary>
    public JsonDocument? Document { get; init; }

    public bool IsJson => IsJsonType(MediaType);

    public IReadOnlyList<string> Links => All("Link");

    public IReadOnlyList<string> All(string header) => Headers.TryGetValues(header, out var values) ? [.. values] : [];

    public string? First(string header) => All(header) is [var first, ..] ? first : null;

    /// <summary>How long until an instant that the server named, by its own clock where it shows that.</summary>
    public TimeSpan Until(DateTimeOffset instant, DateTimeOffset now)
    {
        var left = instant - (Headers.Date ?? now);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>How long the server asks to be left alone, by Retry-After.</summary>
    public TimeSpan? Wait(DateTimeOffset now) => Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => Until(date, now),
        _ => null,
    };

    /// <summary>Without a name of its own a body is taken for what was asked for.</summary>
    public static bool IsJsonType(string? mediaType) => mediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != false;
}
