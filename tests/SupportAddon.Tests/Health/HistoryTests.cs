using SupportAddon.Core.Health;
using SupportAddon.Health.History;

namespace SupportAddon.Tests.Health;

/// <summary>Measurements become minutes, then hours, then nothing. Outages and gaps stay. Twice a minute for two hours from eight on.</summary>
public sealed class HistoryTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Steps_are_summed_up_once_they_are_over_and_again_they_are_the_same()
    {
        await using var bench = await MeasuredAsync();

        await KeepAsync(bench, Start.AddHours(2).AddMinutes(30)); // The hour from nine on is not settled yet.
        Assert.Equal(["minute 90 178 2", "hour 1 118 2"], await SummaryAsync(bench));
        await KeepAsync(bench, Start.AddHours(5));
        Assert.Equal(["minute 120 238 2", "hour 2 238 2"], await SummaryAsync(bench));
        await KeepAsync(bench, Start.AddHours(5));

        Assert.Equal(["minute 120 238 2", "hour 2 238 2"], await SummaryAsync(bench));
        Assert.Equal(["00:00:00.02 00:00:00.02 00:00:04.8"], await bench.QueryAsync<string>("select concat_ws(' ', min(fastest), max(slowest), sum(total)) from probe_summary where step = 'hour'"));
    }

    [Fact]
    public async Task Each_kind_of_step_is_kept_for_its_time()
    {
        await using var bench = await MeasuredAsync();
        await KeepAsync(bench, Start.AddHours(5));

        await KeepAsync(bench, Start + HistoryKeeper.Raw + TimeSpan.FromHours(4));
        Assert.Equal(["0 120 2"], await CountsAsync(bench));
        await KeepAsync(bench, Start + HistoryKeeper.Minutes + TimeSpan.FromHours(4));
        Assert.Equal(["0 0 2"], await CountsAsync(bench));
        await KeepAsync(bench, Start + HistoryKeeper.Hours + TimeSpan.FromHours(4));

        Assert.Equal(["0 0 0"], await CountsAsync(bench));
    }

    [Theory]
    [InlineData(0.5)] // From the measurements,
    [InlineData(10)] // from the minutes,
    [InlineData(100)] // and from the hours.
    public async Task A_chart_counts_the_same_whatever_it_is_read_from(double daysLater)
    {
        await using var bench = await MeasuredAsync();
        await KeepAsync(bench, Start.AddHours(5));
        await KeepAsync(bench, Start.AddDays(daysLater));

        var columns = await new ProbeHistory(bench.Source).ReadAsync(1, new(Start, Start.AddHours(4)), 4, bench.Time.GetUtcNow(), CancellationToken.None);

        Assert.Equal([(0, 118, 2), (1, 120, 0)], columns.Select(column => (column.Place, column.Up, column.Down)));
    }

    private static async Task<WatchBench> MeasuredAsync()
    {
        var bench = await WatchBench.CreateAsync(Start, ("web", new() { Every = TimeSpan.FromSeconds(30) }));
        for (var step = 0; step < 240; step++)
        {
            bench.Time.SetUtcNow(Start.AddSeconds(30 * step));
            await bench.WriteAsync(("web", step is 10 or 11 ? ProbeResult.Down : ProbeResult.Up));
        }

        return bench;
    }

    private static Task KeepAsync(WatchBench bench, DateTimeOffset at)
    {
        bench.Time.SetUtcNow(at);
        return bench.History.KeepAsync(CancellationToken.None);
    }

    private static Task<IReadOnlyList<string>> SummaryAsync(WatchBench bench) =>
        bench.QueryAsync<string>("select concat_ws(' ', step, count(*), sum(up), sum(down)) from probe_summary group by step order by step desc");

    private static Task<IReadOnlyList<string>> CountsAsync(WatchBench bench) => bench.QueryAsync<string>(
        "select concat_ws(' ', (select count(*) from probe_result), (select count(*) from probe_summary where step = 'minute'), (select count(*) from probe_summary where step = 'hour'))");
}
