using System.Net;
using System.Text.Json;

namespace SupportAddon.Odoo.Rpc;

/// <summary>What came back, before anybody judges it.</summary>
/// <param name="Json">The body, where it is JSON.</param>
/// <param name="Date">What the server's clock said.</param>
internal sealed record Reply(HttpStatusCode Status, JsonElement? Json, DateTimeOffset? Date, TimeSpan? RetryAfter)
{
    public JsonElement? Property(string name) =>
        Json is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(name, out var value) ? value : null;
}

/// <summary>What a method gave, and what the server's clock said then.</summary>
internal sealed record Answer(JsonElement Result, DateTimeOffset? Date);
