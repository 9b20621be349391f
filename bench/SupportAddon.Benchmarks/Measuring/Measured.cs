namespace SupportAddon.Benchmarks.Measuring;

/// <summary>What one process has cost from its start to its end.</summary>
/// <param name="Wall">From start to end.</param>
/// <param name="Cpu">Its own, user and system; neither the server's nor the database's.</param>
/// <param name="PeakMemory">The most bytes it ever had resident.</param>
internal sealed record Measured(TimeSpan Wall, TimeSpan Cpu, long PeakMemory);
