using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

public sealed class ManualTimeTests
{
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 10, 1, 10, 0, 0, TimeSpan.FromHours(2)));

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero), _time.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _time.GetUtcNow().Offset);
        var begun = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(9.5, _time.GetUtcNow().TimeOfDay.TotalHours);
        Assert.Equal(TimeSpan.FromMinutes(90), _time.GetElapsedTime(begun));
    }

    [Fact]
    public void Timers_fire_in_their_order_each_at_its_own_time()
    {
        var fired = new List<string>();
        using var late = Timer("late", 20, 0);
        using var early = Timer("early", 5, 10);
        using var never = Timer("never", 40, 0);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(["early 5", "early 15", "late 20", "early 25"], fired);

        ITimer Timer(string name, int due, int period) => _time.CreateTimer(
            _ => fired.Add($"{name} {_time.GetUtcNow().Second}"), null, TimeSpan.FromSeconds(due),
            period == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));
    }

    [Fact]
    public void A_timer_that_was_disposed_or_put_off_does_not_fire()
    {
        var fired = 0;
        var gone = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var off = _time.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        gone.Dispose();
        Assert.False(gone.Change(TimeSpan.Zero, TimeSpan.Zero));
        Assert.True(off.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan));
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, fired);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, fired);
    }

    [Fact]
    public async Task Delays_and_time_limits_follow_it()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _time, CancellationToken.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromHours(2), _time);
        _time.Advance(TimeSpan.FromHours(1));
        await delay;
        Assert.False(limit.IsCancellationRequested);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(limit.IsCancellationRequested);
    }

    [Fact]
    public void It_does_not_run_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromTicks(-1)));
}
