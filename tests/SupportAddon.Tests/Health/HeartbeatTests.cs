using System.Net;
using Dapper;
using SupportAddon.Access;
using SupportAddon.Core.Health;
using SupportAddon.Health.Heartbeats;
using SupportAddon.Health.Probes;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Health;

/// <summary>Other applications call when their work is done. This one should call once a day, and has two hours' grace.</summary>
public sealed class HeartbeatTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nothing_is_known_before_the_first_call_until_it_should_have_come()
    {
        await using var bench = await BenchAsync();

        Assert.Equal((false, "no call has come yet"), Told(await MeasureAsync(bench)));
        await bench.MeasureAsync(("export", ProbeResult.Unknown));
        bench.Time.Advance(TimeSpan.FromHours(26));
        Assert.Equal((false, "no call has come yet"), Told(await MeasureAsync(bench)));
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((true, "no call has come yet"), Told(await MeasureAsync(bench)));
    }

    [Fact]
    public async Task A_call_is_good_for_its_interval_and_the_grace()
    {
        await using var bench = await BenchAsync();
        Assert.True(await Book(bench).RecordAsync("the-key", hasSucceeded: true, null, CancellationToken.None));

        bench.Time.Advance(TimeSpan.FromHours(26));
        Assert.Equal((true, null), Told(await MeasureAsync(bench)));
        bench.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((true, "the last call came at 2026-11-02 08:00 UTC, and one should come every 1d"), Told(await MeasureAsync(bench)));
    }

    [Fact]
    public async Task A_failure_that_is_told_counts_until_the_next_success()
    {
        await using var bench = await BenchAsync();
        await Book(bench).RecordAsync("the-key", hasSucceeded: true, null, CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await Book(bench).RecordAsync("the-key", hasSucceeded: false, "disk\u0000 full", CancellationToken.None);

        Assert.Equal((true, "the other application says that it failed: disk\uFFFD full"), Told(await MeasureAsync(bench)));
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await Book(bench).RecordAsync("the-key", hasSucceeded: true, null, CancellationToken.None);

        Assert.Equal((true, null), Told(await MeasureAsync(bench)));
    }

    [Fact]
    public async Task It_is_looked_at_each_minute_and_one_look_is_enough()
    {
        await using var bench = await BenchAsync();

        var probe = await ProbeAsync(bench);

        Assert.Equal((TimeSpan.FromMinutes(1), 1, TimeSpan.FromDays(1)), (probe.Asking.Every, probe.Asking.Failures, probe.Terms.Every));
    }

    [Theory]
    [InlineData("GET", "", "succeeded")]
    [InlineData("POST", "", "succeeded")]
    [InlineData("GET", "?failed=1&message=no+file", "failed no file")]
    [InlineData("POST", "?failed=0", "succeeded")]
    public async Task Anybody_who_has_the_address_may_call_it(string method, string query, string recorded)
    {
        await using var site = await TwoClients.StartAsync();
        await using var db = await site.Source.OpenConnectionAsync();
        await db.ExecuteAsync(Insert, new { hash = AccessKey.Hash("the-key") });
        using var stranger = new HttpClient { BaseAddress = site.Address };

        using var call = new HttpRequestMessage(new(method), $"/heartbeat/the-key{query}");
        using var other = new HttpRequestMessage(new(method), $"/heartbeat/another-key{query}");
        using var answer = await stranger.SendAsync(call);
        using var wrong = await stranger.SendAsync(other);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (answer.StatusCode, wrong.StatusCode));
        Assert.Equal([recorded], await db.QueryAsync<string>("select concat_ws(' ', case when succeeded_at is not null then 'succeeded' else 'failed' end, message) from heartbeat"));
    }

    private const string Insert =
        """
        insert into probe (client_id, name, ordinal, kind, settings, secrets, terms, heartbeat_token, heartbeat_sha256)
        select min(id), 'export', 0, 'heartbeat', '{"grace":"2h"}', '{}', '{"every":"1.00:00:00"}', 'sealed', @hash from client
        """;

    private static async Task<WatchBench> BenchAsync()
    {
        var bench = await WatchBench.CreateAsync(Start);
        await bench.ExecuteAsync(Insert, new { hash = AccessKey.Hash("the-key") });
        await bench.ShareAsync();
        return bench;
    }

    private static HeartbeatBook Book(WatchBench bench) => new(bench.Source, new(bench.Source, null!), null!, bench.Time);

    private static async Task<StoredProbe> ProbeAsync(WatchBench bench) => Assert.Single(await bench.Probes.ListAsync(CancellationToken.None));

    private static async Task<Measurement> MeasureAsync(WatchBench bench) => await Book(bench).MeasureAsync(await ProbeAsync(bench), CancellationToken.None);

    private static (bool IsKnown, string? Error) Told(Measurement measurement) => (measurement.IsKnown, measurement.Error);
}
