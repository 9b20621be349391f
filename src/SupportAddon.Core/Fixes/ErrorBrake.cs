namespace SupportAddon.Core.Fixes;

/// <summary>When so much goes wrong that an execution must not go on without a person's look.</summary>
internal static class ErrorBrake
{
    /// <summary>Fewer may be bad luck.</summary>
    private const int Fewest = 5;

    /// <summary>One in this many.</summary>
    private const int Rate = 10;

    /// <param name="wrong">Records that failed or whose outcome is unknown.</param>
    /// <param name="tried">All that have come to an end.</param>
    public static bool Stops(int wrong, int tried) => wrong >= Fewest && wrong * Rate > tried;

    public static bool IsWrong(EntryState state) => state is EntryState.Failed or EntryState.Unknown;
}
