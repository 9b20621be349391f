using System.Net;
using System.Text;
using SupportAddon.Conformance.Benches;
using SupportAddon.Conformance.Faults;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Conformance.Tests.Benches;

/// <summary>What the kit lends a connector behaves as what the host lends.</summary>
public sealed class LentToTheConnector : IAsyncLifetime, IDisposable
{
    private SampleDesk _desk = null!;
    private WayOut _way = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _desk = await SampleDesk.StartAsync(CancellationToken.None);
        _way = new WayOut(() => [new Uri(_desk.Url, "/below")]);
        _http = new HttpClient(_way);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _way.Dispose();
    }

    [Fact]
    public async Task The_way_out_reaches_declared_hosts_and_notes_what_it_held_back()
    {
        var elsewhere = new Uri($"http://127.0.0.1:{(_desk.Url.Port == 9 ? 10 : 9)}/tickets");

        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.GetAsync(new Uri(_desk.Url, "/tickets"))).StatusCode);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => _http.GetAsync(elsewhere));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal([elsewhere], _way.HeldBack);
        Assert.Equal([new Uri(_desk.Url, "/tickets")], _way.Asked);
    }

    [Fact]
    public async Task A_source_that_is_not_there_comes_in_words()
    {
        var url = _desk.Url;
        using var way = new WayOut(() => [url]);
        using var http = new HttpClient(way);
        await _desk.DisposeAsync();

        Assert.Equal(FailureKind.Unreachable, (await Assert.ThrowsAsync<ConnectorException>(() => http.GetAsync(url))).Kind);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_trickle_is_the_sources_own_answer_in_pieces_up_to_its_middle(int piece)
    {
        var whole = await (await _http.GetAsync(_desk.Url)).Content.ReadAsStringAsync();
        var trickle = new Trickle(piece, HostsWords.Cut());
        _way.Fault = trickle;

        using var answer = await _http.GetAsync(_desk.Url, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (said, buffer) = (new StringBuilder(), new byte[100]);
        await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            while (await body.ReadAsync(buffer) is var read)
            {
                Assert.InRange(read, 1, piece);
                said.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        });

        Assert.Equal(whole[..(whole.Length / 2)], said.ToString());
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(trickle.HalfWay.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_passes_is_tried_three_times_and_what_does_not_pass_once()
    {
        Assert.Equal(3, await TriesAsync(FailureKind.Broken));
        Assert.Equal(1, await TriesAsync(FailureKind.Forbidden));
    }

    [Fact]
    public async Task A_token_is_renewed_when_it_was_refused_or_has_ended_and_every_one_counts_as_a_secret()
    {
        var clock = new HandClock { Now = Stock.Start };
        using var tokens = new MemoryTokens(clock);
        var made = 0;
        Task<Token> Renew(Token? old, CancellationToken ct) => Task.FromResult(new Token($"t{++made}") { ExpiresAt = clock.Now.AddHours(1) });

        var first = await tokens.GetAsync(null, Renew, CancellationToken.None);
        Assert.Same(first, await tokens.GetAsync(null, Renew, CancellationToken.None));
        Assert.Equal("t2", (await tokens.GetAsync(first, Renew, CancellationToken.None)).Value);
        clock.Now += TimeSpan.FromHours(1);
        Assert.Equal("t3", (await tokens.GetAsync(null, Renew, CancellationToken.None)).Value);
        Assert.Equal(["t1", "t2", "t3"], tokens.HandedOut.Select(token => token.Value));
    }

    private static async Task<int> TriesAsync(FailureKind kind)
    {
        var tries = 0;
        await Assert.ThrowsAsync<ConnectorException>(() => new QuickRetry().RunAsync<int>(_ =>
        {
            tries++;
            throw new ConnectorException(kind, "No.", "Wait.");
        }, CancellationToken.None));
        return tries;
    }
}
