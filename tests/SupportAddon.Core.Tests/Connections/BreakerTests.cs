using SupportAddon.Core.Connections;

namespace SupportAddon.Core.Tests.Connections;

public sealed class BreakerTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_failure_in_a_row_waits_longer_up_to_a_day()
    {
        var waits = new List<double>();
        var breaker = Breaker.Closed;
        for (var failure = 0; failure < 12; failure++)
        {
            breaker = breaker.Fail(Now, asked: null);
            waits.Add((breaker.RetryAt!.Value - Now).TotalMinutes);
        }

        Assert.Equal([0, 1, 5, 15, 30, 60, 180, 360, 720, 1440, 1440, 1440], waits);
    }

    [Fact]
    public void A_success_steps_down_one_and_lets_the_connection_go_on()
    {
        var breaker = Breaker.Closed.Fail(Now, null).Fail(Now, null).Fail(Now, null);
        Assert.True(breaker.IsOpen(Now));

        var better = breaker.Succeed();

        Assert.Equal(new Breaker(2, null), better);
        Assert.False(better.IsOpen(Now));
        Assert.Equal(Now.AddMinutes(5), better.Fail(Now, null).RetryAt);
        Assert.Equal(Breaker.Closed, better.Succeed().Succeed().Succeed());
    }

    [Fact]
    public void It_is_open_until_its_time_has_come()
    {
        var breaker = Breaker.Closed.Fail(Now, null).Fail(Now, null);

        Assert.True(breaker.IsOpen(Now.AddSeconds(59)));
        Assert.False(breaker.IsOpen(Now.AddSeconds(60)));
    }

    [Fact]
    public void It_waits_at_least_as_long_as_the_system_asked()
    {
        var first = Breaker.Closed.Fail(Now, TimeSpan.FromHours(2));
        Assert.Equal(Now.AddHours(2), first.RetryAt);
        Assert.Equal(Now.AddMinutes(1), first.Fail(Now, TimeSpan.FromSeconds(5)).RetryAt);
    }
}
