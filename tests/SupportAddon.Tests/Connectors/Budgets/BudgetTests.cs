using System.Net;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Http;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Connectors.Budgets;

/// <summary>All connections of a process to one host share what the host is asked; a fifth is kept for probes.</summary>
public sealed class BudgetTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly ListLogger log = new();
    private readonly HostBudgets hosts;
    private readonly Pulse pulse;

    public BudgetTests() => (hosts, pulse) = (new(time), new(time));

    public void Dispose() => log.Dispose();

    [Fact]
    public async Task Ordinary_requests_take_four_fifths_of_the_rate()
    {
        await using var server = RawServer.Saying(RawServer.Ok("hello"));
        using var http = Http(server, rate: 2);
        await http.GetStringAsync(server.Address);

        var second = http.GetStringAsync(server.Address);
        await time.TimerAsync(TimeSpan.FromSeconds(0.625)); // 1 / (2 * 0.8)
        Assert.Single(server.Heads);
        time.Advance(TimeSpan.FromSeconds(0.625));
        await second;
    }

    [Fact]
    public async Task The_strictest_of_the_open_connections_counts_until_it_is_closed()
    {
        await using var server = RawServer.Saying(RawServer.Ok("hello"));
        using var quick = Http(server, rate: 100);
        var strict = Http(server, rate: 0.5);
        await quick.GetStringAsync(server.Address);
        var held = quick.GetStringAsync(server.Address);
        await time.TimerAsync(TimeSpan.FromSeconds(2.5));
        time.Advance(TimeSpan.FromSeconds(2.5));
        await held;

        strict.Dispose();
        time.Advance(TimeSpan.FromSeconds(2.5));
        await quick.GetStringAsync(server.Address);
        var free = quick.GetStringAsync(server.Address);
        await time.TimerAsync(TimeSpan.FromMilliseconds(13));
        time.Advance(TimeSpan.FromMilliseconds(13));
        await free;
    }

    [Fact]
    public async Task Four_requests_at_a_time_and_one_more_for_a_probe()
    {
        var release = new TaskCompletionSource();
        var arrived = new SemaphoreSlim(0);
        await using var server = new RawServer(async (_, stream, ct) =>
        {
            arrived.Release();
            await release.Task.WaitAsync(ct);
            await RawServer.WriteAsync(stream, RawServer.Ok("hello"), ct);
        });
        using var here = Http(server);
        using var there = Http(server);
        using var probe = Http(server, purpose: Purpose.Probe);
        var requests = Enumerable.Range(0, 5).Select(number => (number % 2 == 0 ? here : there).GetStringAsync(server.Address)).ToList();
        for (var number = 0; number < 4; number++)
            await arrived.WaitAsync();
        await log.HeardAsync("Waiting for another request");
        Assert.Equal(4, server.Heads.Count);

        requests.Add(probe.GetStringAsync(server.Address));
        await arrived.WaitAsync();
        Assert.Equal(5, server.Heads.Count);
        release.SetResult();
        await Task.WhenAll(requests);
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("503 Service Unavailable")]
    public async Task A_host_that_asks_for_quiet_gets_it_from_all_connections_and_probes_go_on(string status)
    {
        var answer = $"HTTP/1.1 {status}\r\nRetry-After: 40\r\nContent-Length: 0\r\n\r\n";
        await using var server = new RawServer((_, stream, ct) => RawServer.WriteAsync(stream, answer, ct));
        using var here = Http(server);
        using var there = Http(server);
        using var probe = Http(server, purpose: Purpose.Probe);
        using (var refused = await here.GetAsync(server.Address))
            Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        answer = RawServer.Ok("hello");

        var waiting = there.GetStringAsync(server.Address);
        await time.TimerAsync(TimeSpan.FromSeconds(40));
        Assert.Equal("hello", await probe.GetStringAsync(server.Address));
        Assert.Contains(log.Texts, text => text.EndsWith("asks to be left alone for 40 s", StringComparison.Ordinal));
        Assert.Contains(log.Texts, text => text.StartsWith("Waiting 40 s for the next turn at http://127.0.0.1", StringComparison.Ordinal));
        time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal("hello", await waiting);
    }

    [Fact]
    public async Task However_long_a_host_asks_others_wait_no_longer_than_the_limit()
    {
        await using var server = RawServer.Saying("HTTP/1.1 429 No\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n");
        using var http = Http(server);
        using var first = await http.GetAsync(server.Address);
        var second = http.GetAsync(server.Address);
        await time.TimerAsync(HostBudget.LongestPause);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, pulse.Silence); // the host makes the plugin wait, so it is not silent
        time.Advance(HostBudget.LongestPause);
        (await second).Dispose();
    }

    [Fact]
    public async Task A_redirect_takes_a_turn_of_its_own()
    {
        await using var server = new RawServer((head, stream, ct) => RawServer.WriteAsync(
            stream, head.StartsWith("GET / ", StringComparison.Ordinal) ? "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n" : RawServer.Ok("hello"), ct));
        using var http = Http(server, rate: 1);
        var following = http.GetStringAsync(server.Address);
        await time.TimerAsync(TimeSpan.FromSeconds(1.25));
        Assert.Single(server.Heads);
        time.Advance(TimeSpan.FromSeconds(1.25));
        await following;
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        await using var server = RawServer.Saying(RawServer.Ok("hello"));
        using var http = Http(server, rate: 0.01);
        using var patience = new CancellationTokenSource();
        await http.GetStringAsync(server.Address);
        var waiting = Enumerable.Range(0, 4).Select(_ => http.GetStringAsync(server.Address, patience.Token)).ToList();
        await time.TimerAsync(TimeSpan.FromSeconds(500));
        await patience.CancelAsync();
        foreach (var one in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);

        time.Advance(TimeSpan.FromSeconds(625));
        Assert.Equal("hello", await http.GetStringAsync(server.Address));
    }

    private HttpClient Http(RawServer server, double? rate = null, Purpose purpose = Purpose.Work) =>
        new ConnectorHttp([server.Address], new SecretMask([]), time)
        {
            Budget = new(hosts, pulse) { Purpose = purpose, Logger = log },
            Network = new() { RequestsPerSecond = rate },
        }.Build();
}
