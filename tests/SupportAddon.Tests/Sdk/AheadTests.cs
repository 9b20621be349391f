using System.Runtime.CompilerServices;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Sdk;

public sealed class AheadTests
{
    private readonly List<int> asked = [];
    private readonly TaskCompletionSource ended = new();

    [Fact]
    public async Task The_pages_are_the_same_in_the_same_order()
    {
        Assert.Equal([0, 1, 2, 3], await Pages(4).AheadAsync(CancellationToken.None).ToListAsync());
        Assert.Empty(await Pages(0).AheadAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task While_a_page_is_worked_on_the_next_has_been_asked_for_and_no_other()
    {
        await foreach (var page in Pages(5).AheadAsync(CancellationToken.None))
            Assert.Equal(Math.Min(page + 1, 4), asked[^1]);
    }

    [Fact]
    public async Task What_stops_the_pages_is_thrown_where_its_page_would_have_come()
    {
        var seen = new List<int>();

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var page in Pages(5, failAt: 2).AheadAsync(CancellationToken.None))
                seen.Add(page);
        });

        Assert.Equal([0, 1], seen);
    }

    [Fact]
    public async Task Who_stops_in_the_middle_ends_the_question_that_is_under_way()
    {
        await foreach (var page in Pages(5, hangAt: 1).AheadAsync(CancellationToken.None))
            break;

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal([0, 1], asked);
    }

    private async IAsyncEnumerable<int> Pages(
        int count, int failAt = -1, int hangAt = -1, [EnumeratorCancellation] CancellationToken ct = default)
    {
        try
        {
            for (var page = 0; page < count; page++)
            {
                asked.Add(page);
                if (page == hangAt)
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
                if (page == failAt)
                    throw new InvalidOperationException("No more.");
                yield return page;
            }
        }
        finally
        {
            ended.TrySetResult();
        }
    }
}
