namespace SupportAddon.Core.Health;

/// <summary>How often a probe asks, and what is made of the answers.</summary>
internal sealed record ProbeTerms
{
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>An answer that takes longer is none.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Each must hold, or the system is down.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Each should hold, or somebody should look at it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>So many bad measurements in a row make an outage.</summary>
    public int Failures { get; init; } = 3;

    /// <summary>So many good ones in a row end it.</summary>
    public int Successes { get; init; } = 2;

    /// <summary>A probe of the same client; while it is down, nobody is alerted of this one.</summary>
    public string? Parent { get; init; }

    /// <summary>The impact of the ticket that an outage opens; null opens none.</summary>
    public string? Impact { get; init; }

    /// <summary>The correction that puts right what a data rule finds.</summary>
    public string? Fix { get; init; }

    /// <summary>The availability that was agreed on with the client, in percent; null where none was.</summary>
    public decimal? Agreed { get; init; }
}
