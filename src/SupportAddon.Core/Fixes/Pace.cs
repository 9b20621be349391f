namespace SupportAddon.Core.Fixes;

/// <summary>How far an execution is, and how long the rest takes at the pace so far.</summary>
internal static class Pace
{
    /// <returns>Null as long as there is no pace to speak of.</returns>
    public static TimeSpan? Left(int done, int total, TimeSpan elapsed) =>
        done <= 0 || elapsed <= TimeSpan.Zero ? null : elapsed / done * Math.Max(0, total - done);
}
