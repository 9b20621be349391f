using System.Text.Json.Nodes;
using SupportAddon.Core.Health;

namespace SupportAddon.Health.Files;

/// <summary>A probe that a client's file asks for.</summary>
/// <param name="Name">Unique at its client.</param>
/// <param name="Kind">How it asks.</param>
/// <param name="Settings">What the kind is told, without secrets.</param>
/// <param name="Secrets">In clear, by dotted setting; a null one keeps what is stored.</param>
/// <param name="Connection">The name of the connection over which it asks; null where it needs none.</param>
/// <param name="Terms">How often it asks, and what is made of the answers.</param>
internal sealed record DesiredProbe(
    string Name, string Kind, JsonObject Settings, IReadOnlyDictionary<string, string?> Secrets, string? Connection, ProbeTerms Terms);
