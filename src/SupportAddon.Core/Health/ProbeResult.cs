namespace SupportAddon.Core.Health;

/// <summary>How a system was found by one measurement.</summary>
internal enum ProbeResult
{
    /// <summary>Nothing was measured, or not by the system's fault.</summary>
    Unknown,

    Up,

    /// <summary>It works, and something should be looked at.</summary>
    Warning,

    Down,
}
