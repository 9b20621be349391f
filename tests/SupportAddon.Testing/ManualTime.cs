namespace SupportAddon.Testing;

/// <summary>A clock that stands still until a test moves it. Timers fire in their order while it is moved.</summary>
public sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan? DueIn, TaskCompletionSource<TimeSpan> Seen)> _watchers = [];
    private readonly DateTimeOffset _start = now;
    private DateTimeOffset _now = now.ToUniversalTime();

    public ManualTime() : this(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero)) { }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    public void Advance(TimeSpan by) => SetUtcNow(GetUtcNow() + by);

    /// <summary>Moves on to an instant; time does not run backwards.</summary>
    public void SetUtcNow(DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, GetUtcNow());
        while (NextDue(to) is { } timer) timer.Fire();
        lock (_gate) _now = to.ToUniversalTime();
    }

    /// <summary>Done as soon as somebody waits for exactly so long from now: then the clock may be moved.</summary>
    public Task TimerAsync(TimeSpan dueIn) => WatchAsync(dueIn);

    /// <summary>How long until the first timer is due, as soon as there is one; nothing once the task has ended.</summary>
    public async Task<TimeSpan> NextTimerAsync(Task task)
    {
        var next = WatchAsync(null);
        return await Task.WhenAny(next, task) == next ? await next : TimeSpan.Zero;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Plan(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Period = period;
            timer.Due = dueTime == Timeout.InfiniteTimeSpan ? null : _now + dueTime;
            _timers.Remove(timer);
            if (timer.Due is not null) _timers.Add(timer);
            TellWatchers();
        }
        if (dueTime == TimeSpan.Zero) SetUtcNow(GetUtcNow());
    }

    private Task<TimeSpan> WatchAsync(TimeSpan? dueIn)
    {
        var seen = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _watchers.Add((dueIn, seen));
            TellWatchers();
        }
        return seen.Task;
    }

    private void TellWatchers()
    {
        foreach (var (dueIn, seen) in _watchers)
            if (_timers.Where(timer => dueIn is null || timer.Due == _now + dueIn).MinBy(timer => timer.Due) is { } timer)
                seen.TrySetResult(timer.Due!.Value - _now);
    }

    /// <summary>Sets the clock to the earliest timer that is due by then, and plans its next time.</summary>
    private ManualTimer? NextDue(DateTimeOffset by)
    {
        lock (_gate)
        {
            var timer = _timers.Where(timer => timer.Due <= by).MinBy(timer => timer.Due);
            if (timer is null) return null;
            _now = timer.Due!.Value > _now ? timer.Due.Value : _now;
            timer.Due = timer.Period > TimeSpan.Zero ? timer.Due + timer.Period : null;
            if (timer.Due is null) _timers.Remove(timer);
            return timer;
        }
    }
}
