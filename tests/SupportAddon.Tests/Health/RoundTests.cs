using System.Collections.Concurrent;
using SupportAddon.Core.Health;
using SupportAddon.Health.Probes;
using SupportAddon.Health.Watch;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Health;

/// <summary>Probes are asked at their times, each on its own, on a clock that a test moves.</summary>
public sealed class RoundTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_is_asked_once_an_interval_at_a_moment_of_its_own()
    {
        var time = new ManualTime(Start);
        var asked = new ConcurrentQueue<(long Probe, DateTimeOffset At)>();
        await using var round = new Going(time, probe =>
        {
            asked.Enqueue((probe.Id, time.GetUtcNow()));
            return Task.FromResult(Up(time));
        });
        round.Ask(Probe(1), Probe(2), Probe(3));

        await round.PassAsync(TimeSpan.FromMinutes(10), () => asked.Count);

        var times = asked.ToLookup(each => each.Probe, each => each.At);
        Assert.Equal([10, 10, 10], times.OrderBy(each => each.Key).Select(each => each.Count()));
        Assert.All(times, each => Assert.All(each.Zip(each.Skip(1)), pair => Assert.InRange((pair.Second - pair.First - TimeSpan.FromMinutes(1)).Duration().TotalMilliseconds, 0, 1)));
        Assert.Equal(3, times.Select(each => each.First()).Distinct().Count());
    }

    [Fact]
    public async Task One_that_does_not_answer_is_not_asked_again_meanwhile_and_holds_up_nobody()
    {
        var time = new ManualTime(Start);
        var never = new TaskCompletionSource<Measured>();
        var asked = new ConcurrentDictionary<long, int>();
        await using var round = new Going(time, probe =>
        {
            asked.AddOrUpdate(probe.Id, 1, (_, count) => count + 1);
            return probe.Id == 1 ? never.Task : Task.FromResult(Up(time));
        });
        round.Ask(Probe(1), Probe(2));

        await round.PassAsync(TimeSpan.FromMinutes(5), () => asked.Values.Sum());

        Assert.Equal((1, 5), (asked[1], asked[2]));
    }

    [Fact]
    public async Task One_that_is_taken_away_is_asked_no_more_and_one_that_is_new_at_once()
    {
        var time = new ManualTime(Start);
        var asked = new ConcurrentQueue<long>();
        await using var round = new Going(time, probe =>
        {
            asked.Enqueue(probe.Id);
            return Task.FromResult(Up(time));
        });
        round.Ask(Probe(1));
        await round.PassAsync(TimeSpan.FromMinutes(2), () => asked.Count);

        round.Ask(Probe(2));
        await round.PassAsync(TimeSpan.FromMinutes(2), () => asked.Count);

        Assert.Equal([1, 1, 2, 2], asked);
    }

    private static Measured Up(TimeProvider time) => new(time.GetUtcNow(), ProbeResult.Up, null, TimeSpan.Zero);

    private static StoredProbe Probe(long id) => new(id, 1, "acme", $"probe-{id}", "tcp", [], new Dictionary<string, string>(), null, new());

    /// <summary>A round that goes, second by second.</summary>
    private sealed class Going : IAsyncDisposable
    {
        private readonly CancellationTokenSource end = new();
        private readonly ManualTime time;
        private readonly ProbeRound round;
        private readonly Task running;
        private int begun;

        public Going(ManualTime time, Func<StoredProbe, Task<Measured>> ask)
        {
            this.time = time;
            round = new(time, (probe, _) => ask(probe)) { Begun = late => Interlocked.Increment(ref begun) };
            running = round.RunAsync(end.Token);
        }

        public void Ask(params StoredProbe[] probes) => round.Ask(probes, _ => ProbeStanding.New);

        /// <summary>Moves the clock from due time to due time, and each time waits until all that were begun are asked.</summary>
        public async Task PassAsync(TimeSpan by, Func<int> asked)
        {
            for (var end = time.GetUtcNow() + by; ;)
            {
                var left = await time.NextTimerAsync(running);
                await Storage.Eventually.TrueAsync(() => asked() == Volatile.Read(ref begun));
                if (time.GetUtcNow() + left > end)
                {
                    time.SetUtcNow(end);
                    return;
                }

                time.Advance(left);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            end.Dispose();
        }
    }
}
