namespace SupportAddon.Core.Health;

/// <summary>A measurement that was judged.</summary>
/// <param name="At">When asking began.</param>
/// <param name="Reason">Which condition did not hold, or why there is no answer; null where all is well.</param>
/// <param name="Latency">How long it took.</param>
internal sealed record Measured(DateTimeOffset At, ProbeResult Result, string? Reason, TimeSpan Latency);
