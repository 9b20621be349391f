using System.Globalization;

namespace SupportAddon.Core.Fixes;

/// <summary>When a client wants somebody else than its author to approve a plan.</summary>
internal sealed record FourEyesRules
{
    /// <summary>The author may approve.</summary>
    public static readonly FourEyesRules None = new();

    public bool Always { get; init; }

    /// <summary>More records than this.</summary>
    public int? Above { get; init; }

    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>This risk, or a higher one.</summary>
    public RiskLevel? Risk { get; init; }

    /// <summary>Both at once: whichever asks, a second person is asked.</summary>
    public FourEyesRules And(FourEyesRules other) => new()
    {
        Always = Always || other.Always,
        Above = Above is null ? other.Above : other.Above is null ? Above : Math.Min(Above.Value, other.Above.Value),
        Resources = [.. Resources.Union(other.Resources)],
        Risk = Risk is null ? other.Risk : other.Risk is null || Risk < other.Risk ? Risk : other.Risk,
    };

    /// <returns>Why somebody else must approve; null where the author may.</returns>
    public string? Ask(int changes, string resource, RiskLevel risk) =>
        Always ? "every correction is approved by a second person"
        : changes > Above ? string.Create(CultureInfo.InvariantCulture, $"it changes {changes} records, and above {Above} a second person approves")
        : Resources.Contains(resource) ? $"records of {resource} are corrected only with a second person's approval"
        : risk >= Risk ? $"its risk is {Word(risk)}, and from {Word(Risk.Value)} on a second person approves"
        : null;

    private static string Word(RiskLevel risk) => risk.ToString().ToLowerInvariant();
}

/// <summary>How much harm a mistake would do.</summary>
internal enum RiskLevel
{
    /// <summary>Nothing else depends on it.</summary>
    Low,

    /// <summary>People work with it.</summary>
    Medium,

    /// <summary>Money or law depends on it.</summary>
    High,
}
