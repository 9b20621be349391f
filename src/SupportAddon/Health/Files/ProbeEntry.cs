using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SupportAddon.Health.Files;

/// <summary>A probe as a client's file writes it.</summary>
internal sealed record ProbeEntry
{
    public required string Name { get; init; }

    public string? Every { get; init; }

    public string? Timeout { get; init; }

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public int? Failures { get; init; }

    public int? Successes { get; init; }

    public string? Parent { get; init; }

    public string? Impact { get; init; }

    public string? Fix { get; init; }

    public decimal? Availability { get; init; }

    /// <summary>The key of a kind, and what that kind is told. There is one, but a file may be wrong.</summary>
    [JsonExtensionData]
    public JsonObject Kinds { get; init; } = [];
}
