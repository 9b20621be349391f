using System.Text.Json;

namespace SupportAddon.Rest.Requests;

/// <summary>An answer that is JSON.</summary>
/// <param name="Address">What was asked for.</param>
/// <param name="Body">What came.</param>
/// <param name="Date">What the server's clock said, where it did.</param>
/// <param name="Links">Its Link headers.</param>
internal sealed record Answer(Uri Address, JsonElement Body, DateTimeOffset? Date, IReadOnlyList<string> Links)
{
    /// <summary>What the body lies in, for whoever knows when it is needed no more: its large buffers then serve the next one.</summary>
    public IDisposable? Document { get; init; }

    /// <summary>What stands for an answer that says, by its status, that there is nothing.</summary>
    public static Answer Nothing(Uri address) => new(address, default, null, []);
}
