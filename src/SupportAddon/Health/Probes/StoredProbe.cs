using System.Text.Json.Nodes;
using SupportAddon.Core.Health;
using SupportAddon.Health.Kinds.Heartbeat;
using SupportAddon.Health.Kinds.Upkeep;

namespace SupportAddon.Health.Probes;

/// <summary>A probe as applied from a client's file.</summary>
/// <param name="Id">Ours; a probe that is taken out of the file and put back keeps it, and with it its history.</param>
/// <param name="ClientId">Whose system it watches.</param>
/// <param name="Client">That client's code.</param>
/// <param name="Name">Unique at its client.</param>
/// <param name="Kind">A <see cref="Kinds.ProbeKind.Name"/>.</param>
/// <param name="Settings">Without secrets.</param>
/// <param name="Secrets">Sealed, by the name of the setting.</param>
/// <param name="ConnectionId">Over which connection it asks; null for kinds that need none.</param>
/// <param name="Terms">How often it asks, and what is made of the answers.</param>
internal sealed record StoredProbe(
    long Id, long ClientId, string Client, string Name, string Kind, JsonObject Settings, IReadOnlyDictionary<string, string> Secrets,
    long? ConnectionId, ProbeTerms Terms)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    /// <summary>When it was taken out of the client's file; null while it stands there.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>
    /// How it is really asked: for a heartbeat its terms say how often the other application calls, and whether it has is looked at each
    /// minute. What is looked up here, and there as well for upkeep, is sure the first time.
    /// </summary>
    public ProbeTerms Asking => Kind switch
    {
        HeartbeatKind.Key => Terms with { Every = Terms.Every < BetweenLooks ? Terms.Every : BetweenLooks, Failures = 1, Successes = 1 },
        UpkeepKind.Key => Terms with { Failures = 1, Successes = 1 },
        _ => Terms,
    };
}
