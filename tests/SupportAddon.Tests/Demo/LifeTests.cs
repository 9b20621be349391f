using SupportAddon.Demo;
using SupportAddon.Demo.Story;

namespace SupportAddon.Tests.Demo;

public sealed class LifeTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly Life _life = new(7, Tuesday, new Dictionary<string, string?> { ["status"] = "new", ["work"] = null });

    [Fact]
    public void Only_what_really_changes_is_a_change()
    {
        _life.Write("Claire", null, null, ("status", "new"), ("work", "correction"));

        Assert.Equal([new Change("work", null, "correction")], History().Single().Changes);
    }

    [Fact]
    public void Entries_are_numbered_within_their_ticket()
    {
        _life.Write("Claire", "a", DeskVisibility.Public);
        _life.Write("Claire", "b", DeskVisibility.Public);

        Assert.Equal([701, 702], History().Select(entry => entry.Id));
    }

    [Fact]
    public void Waiting_takes_working_time_and_never_none()
    {
        _life.Wait(0);
        var soon = _life.At;
        _life.Wait(OfficeHours.Day);

        Assert.Equal(Tuesday.AddMinutes(1), soon);
        Assert.Equal(soon.AddDays(1), _life.At);
    }

    [Fact]
    public void Who_looks_earlier_sees_the_values_of_that_time()
    {
        _life.Write("Claire", null, null, ("status", "working"));
        _life.Wait(60);
        var solvedAt = _life.At;
        _life.Write("Claire", null, null, ("status", "solved"));

        var (before, seen) = _life.Until(solvedAt);
        var (after, all) = _life.Until(solvedAt.AddSeconds(1));

        Assert.Equal(("working", 1), (before["status"], seen.Count));
        Assert.Equal(("solved", 2), (after["status"], all.Count));
        Assert.Equal("new", _life.Until(Tuesday).Fields["status"]);
    }

    private IReadOnlyList<Entry> History() => _life.Until(DateTimeOffset.MaxValue).History;
}
