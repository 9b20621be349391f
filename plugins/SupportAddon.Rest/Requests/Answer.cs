using System.Text.Json;

namespace SupportAddon.Rest.Requests;

/// <summary>An answer that is JSON.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Body">What came.</param>
/// <param name="Date">What the server's clock said, where it did.</param>
internal sealed record Answer(Uri Address, JsonElement Body, DateTimeOffset? Date);
