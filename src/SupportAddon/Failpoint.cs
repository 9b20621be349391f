using System.Diagnostics;

namespace SupportAddon;

/// <summary>
/// A named place where a test lets the process die as by <c>kill -9</c>: <c>SUPPORTADDON_FAILPOINT=name@3</c> dies when
/// the place is reached for the third time. Without the variable it costs one comparison.
/// </summary>
internal static class Failpoint
{
    private static readonly (string Name, int Times)? Armed = Parse(Environment.GetEnvironmentVariable("SUPPORTADDON_FAILPOINT"));
    private static int reached;

    public static void Reach(string name)
    {
        if (Armed is { } armed && armed.Name == name && Interlocked.Increment(ref reached) == armed.Times)
            Process.GetCurrentProcess().Kill();
    }

    private static (string, int)? Parse(string? text) =>
        text?.Split('@') is [var name, var times] && int.TryParse(times, out var count) ? (name, count) : null;
}
