using SupportAddon.Testing;

namespace SupportAddon.Tests.Hostile;

/// <summary>
/// A clock on which pauses cost nothing: one of up to a minute is over at once, by moving the clock. What is longer is
/// a limit, and is reached only when a fault lets the time pass.
/// </summary>
internal sealed class HurriedTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly ManualTime time = new(start);
    private readonly Lock door = new();

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = time.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= LongestPause)
            ThreadPool.QueueUserWorkItem(_ => Pass(dueTime));
        return timer;
    }

    public void Pass(TimeSpan by)
    {
        lock (door)
            time.Advance(by);
    }
}
