using System.Diagnostics;

namespace SupportAddon;

/// <summary>
/// A named place where a test lets the process die as by <c>kill -9</c>: <c>SUPPORTADDON_FAILPOINT=name@3</c> dies when
/// the place is reached for the third time, <c>name@3:freeze</c> stops there as by <c>kill -STOP</c>. Without the
/// variable it costs one comparison.
/// </summary>
internal static class Failpoint
{
    private static readonly (string Name, int Times, bool Freezes)? Armed = Parse(Environment.GetEnvironmentVariable("SUPPORTADDON_FAILPOINT"));
    private static int reached;

    public static void Reach(string name)
    {
        if (Armed is not { } armed || armed.Name != name || Interlocked.Increment(ref reached) != armed.Times)
            return;
        using var self = Process.GetCurrentProcess();
        if (armed.Freezes)
            Freeze(self);
        else
            self.Kill();
    }

    private static void Freeze(Process self)
    {
        using var stop = Process.Start("kill", ["-STOP", $"{self.Id}"]);
        stop.WaitForExit();
    }

    private static (string, int, bool)? Parse(string? text) =>
        text?.Split('@', ':') is [var name, var times, .. var rest] && int.TryParse(times, out var count)
            ? (name, count, rest is ["freeze"]) : null;
}
