using SupportAddon.Core.Access;

namespace SupportAddon.Core.Tests.Access;

public sealed class LockOutTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_fifth_failure_in_a_row_locks_for_a_quarter_of_an_hour()
    {
        var four = Fail(LockOut.None, 4, Now);
        var five = four.Fail(Now);

        Assert.False(four.Holds(Now));
        Assert.True(five.Holds(Now.AddMinutes(15).AddTicks(-1)));
        Assert.False(five.Holds(Now.AddMinutes(15)));
    }

    [Fact]
    public void Guessing_on_does_not_lock_for_longer()
    {
        var locked = Fail(LockOut.None, 5, Now);

        Assert.Equal(locked, Fail(locked, 100, Now.AddMinutes(14)));
    }

    [Fact]
    public void After_a_lock_there_are_five_tries_again()
    {
        var again = Fail(LockOut.None, 5, Now).Fail(Now.AddMinutes(15));

        Assert.Equal(new LockOut(1, null), again);
        Assert.True(Fail(again, 4, Now.AddMinutes(16)).Holds(Now.AddMinutes(16)));
    }

    private static LockOut Fail(LockOut lockOut, int times, DateTimeOffset now) =>
        Enumerable.Range(0, times).Aggregate(lockOut, (each, _) => each.Fail(now));
}
