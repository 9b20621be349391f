using System.Net;
using System.Text.Json;

namespace SupportAddon.Dolibarr.Rpc;

/// <summary>What came back, before anybody judges it.</summary>
/// <param name="Json">The body, where it says to be JSON and is.</param>
/// <param name="Date">What the server's clock said.</param>
internal sealed record Reply(HttpStatusCode Status, JsonElement? Json, DateTimeOffset? Date, TimeSpan? RetryAfter)
{
    /// <summary>What Dolibarr says of an error. What comes with it as <c>debug</c> is never read.</summary>
    public string? Error =>
        Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? message.GetString() : null;

    /// <summary>Up to 17, and in some lists up to 22, "none" is told as 404; an unknown address says no more than "Not Found".</summary>
    public bool IsEmptyList => Status == HttpStatusCode.NotFound && Error is { } said && said.StartsWith("Not Found: ", StringComparison.Ordinal);
}
