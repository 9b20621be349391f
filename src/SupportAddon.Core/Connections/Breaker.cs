namespace SupportAddon.Core.Connections;

/// <summary>
/// How long a failing connection is left alone: each failure in a row waits longer, each success steps down one.
/// </summary>
/// <param name="Level">How many steps up; 0 for a connection in good health.</param>
/// <param name="RetryAt">From when on it is tried again unasked; null when nothing holds it back.</param>
internal sealed record Breaker(int Level, DateTimeOffset? RetryAt)
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    public static Breaker Closed { get; } = new(0, null);

    public bool IsOpen(DateTimeOffset now) => RetryAt > now;

    /// <param name="now">When it failed.</param>
    /// <param name="asked">How long the system asked to be left alone, where it did.</param>
    public Breaker Fail(DateTimeOffset now, TimeSpan? asked)
    {
        var level = Math.Min(Level + 1, Waits.Length);
        var wait = asked > Waits[level - 1] ? asked.Value : Waits[level - 1];
        return new(level, now + wait);
    }

    public Breaker Succeed() => new(Math.Max(Level - 1, 0), null);
}
