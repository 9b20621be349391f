using System.Text.Json.Nodes;

namespace SupportAddon.Health.Kinds;

/// <summary>What a probe asks.</summary>
/// <param name="Settings">As written in the client's file, secrets in clear.</param>
/// <param name="Timeout">How long the whole may take.</param>
/// <param name="ConnectionId">Over which connection, for kinds that ask through one.</param>
internal sealed record ProbeQuestion(JsonObject Settings, TimeSpan Timeout, long? ConnectionId)
{
    /// <summary>Our number of the probe.</summary>
    public long ProbeId { get; init; }

    /// <summary>The code of the client on whose behalf it is asked.</summary>
    public string Client { get; init; } = "";
}
