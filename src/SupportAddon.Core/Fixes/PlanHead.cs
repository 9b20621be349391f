using System.Text.Json;

namespace SupportAddon.Core.Fixes;

/// <summary>What a plan is of, apart from its records.</summary>
/// <param name="Fix">The fix's name.</param>
/// <param name="Definition">A digest of the fix as it was: its text, or its plugin and version.</param>
/// <param name="Connection">To which connection it is applied.</param>
/// <param name="Resource">The kind of record.</param>
/// <param name="Parameters">As they hold, defaults included.</param>
/// <param name="Undoes">The plan whose execution it takes back; null for all others.</param>
internal sealed record PlanHead(
    string Fix, string Definition, string Connection, string Resource, IReadOnlyDictionary<string, JsonElement> Parameters, long? Undoes = null);
