using System.Text.Json;
using SupportAddon.Core.Fixes;
using SupportAddon.Sdk;

namespace SupportAddon.Fixes.Plans;

/// <summary>A dry run as stored, without its records.</summary>
internal sealed record Plan
{
    public required long Id { get; init; }

    public required long ConnectionId { get; init; }

    public required PlanHead Head { get; init; }

    public required Wording Title { get; init; }

    public required Wording Effect { get; init; }

    public required RiskLevel Risk { get; init; }

    public required string Author { get; init; }

    /// <summary>Why somebody else than its author must approve it; null where the author may.</summary>
    public string? SecondPerson { get; init; }

    public required PlanCounts Counts { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string Hash { get; init; }

    /// <summary>Null as long as nobody has decided.</summary>
    public Decision? Decision { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Parameters => Head.Parameters;
}

/// <summary>What somebody has decided about a plan.</summary>
internal sealed record Decision(bool Approved, string By, string? Reason, DateTimeOffset At, string Hash);
