namespace SupportAddon.Core.Health;

/// <summary>What asking once gave.</summary>
internal sealed record Measurement
{
    /// <summary>How long it took.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>What was measured, by the names of the kind's vocabulary; a value that is not there is missing.</summary>
    public IReadOnlyDictionary<string, object?> Values { get; init; } = new Dictionary<string, object?>();

    /// <summary>Why a value is missing that an answer usually has, by its name; no condition that speaks of it holds.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>Why there is no answer, as a sentence without its end; null where there is one.</summary>
    public string? Error { get; init; }

    /// <summary>False where it was not the system's fault that there is no answer: nothing is known of it.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>How a connector itself judges its system; null where it does not.</summary>
    public bool? IsHealthy { get; init; }

    public static Measurement Failed(TimeSpan latency, string error) => new() { Latency = latency, Error = error };

    public static Measurement Unknown(TimeSpan latency, string why) => new() { Latency = latency, Error = why, IsKnown = false };
}
