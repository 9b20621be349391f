using SupportAddon.Core.Health;
using SupportAddon.Health.Watch;
using static SupportAddon.Core.Health.ProbeResult;

namespace SupportAddon.Tests.Health;

/// <summary>Several hosts share the probes of one database.</summary>
public sealed class ShardTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task One_host_asks_all_and_two_ask_half_each()
    {
        await using var bench = await WatchBench.CreateAsync(Start);
        var other = new Shards(bench.Source, bench.Time);
        Assert.Equal(Shard.Count, bench.Held.Count);

        Assert.Empty(await other.HoldAsync(CancellationToken.None)); // Nothing is free yet;
        await bench.ShareAsync(); // the first gives up what is more than its share,
        var half = await other.HoldAsync(CancellationToken.None);

        Assert.Equal((8, 8), (bench.Held.Count, half.Count));
        Assert.Empty(bench.Held.Select(shard => shard.Number).Intersect(half.Select(shard => shard.Number)));
    }

    [Fact]
    public async Task What_a_host_held_that_died_is_taken_over_within_its_length()
    {
        await using var bench = await WatchBench.CreateAsync(Start);
        var heir = new Shards(bench.Source, bench.Time);
        bench.Time.Advance(Shards.Length - TimeSpan.FromMilliseconds(1));
        Assert.Empty(await heir.HoldAsync(CancellationToken.None));

        bench.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(Shard.Count, (await heir.HoldAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_host_that_froze_and_wakes_up_writes_nothing()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", new()));
        var (frozen, probe) = (new ResultBook(bench.Source, new Shards(bench.Source, bench.Time)), bench.Held);
        bench.Time.Advance(Shards.Length);
        await new Shards(bench.Source, bench.Time).HoldAsync(CancellationToken.None);

        await Assert.ThrowsAsync<ShardLostException>(() => bench.WriteUnderAsync(probe, ("web", Down)));
        await Assert.ThrowsAsync<ShardLostException>(() => frozen.WriteAsync(new([]), [.. probe], CancellationToken.None));

        Assert.Equal(["0"], await bench.QueryAsync<string>("select count(*)::text from probe_result"));
    }

    [Fact]
    public async Task A_host_that_ends_leaves_its_probes_to_others_at_once()
    {
        await using var bench = await WatchBench.CreateAsync(Start);
        await bench.GiveBackAsync();

        Assert.Equal(Shard.Count, (await new Shards(bench.Source, bench.Time).HoldAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task The_heir_goes_on_with_the_row_of_failures_that_it_finds()
    {
        await using var bench = await WatchBench.CreateAsync(Start, ("web", new()));
        await bench.MeasureAsync(("web", Down));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.MeasureAsync(("web", Down));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await bench.ShareAsync();
        await bench.MeasureAsync(("web", Down));

        Assert.Equal(["08:00"], await bench.QueryAsync<string>("select to_char(began_at at time zone 'UTC', 'HH24:MI') from outage"));
    }
}
