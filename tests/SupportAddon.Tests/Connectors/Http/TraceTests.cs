using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Http;

public sealed class TraceTests
{
    private const string Secret = "hunter2-hunter2";

    private readonly List<HttpExchange> seen = [];

    [Theory]
    [InlineData("{\"access_token\": \"abc\", \"expires_in\": 3600}", "{\"access_token\": \"***\", \"expires_in\": 3600}")]
    [InlineData("{\"refresh_token\":\"a\\\"bc\"}", "{\"refresh_token\":\"***\"}")]
    [InlineData("{\"token\":\"cut in the midd", "{\"token\":\"***\"")]
    [InlineData("{\"tokens\": \"two\"}", "{\"tokens\": \"two\"}")]
    public async Task What_a_system_hands_out_as_a_token_is_hidden_before_anybody_has_learned_it(string body, string shown)
    {
        await using var server = RawServer.Saying(RawServer.Ok(body));
        using var http = Http(server.Address);
        Assert.Equal(body, await http.GetStringAsync(server.Address));
        Assert.Equal(shown, seen.Single().Body);
    }

    [Fact]
    public async Task An_exchange_is_shown_with_all_secrets_masked()
    {
        await using var server = RawServer.Saying(RawServer.Ok($$"""{ "echo": "{{Secret}}" }""", $"X-Echo: {Secret}\r\nSet-Cookie: session=42\r\n"));
        using var http = Http(server.Address);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer not-even-known");
        http.DefaultRequestHeaders.Add("X-Api-Key", Secret);
        var body = await http.GetStringAsync(new Uri(server.Address, $"tickets?key={Secret}&page=1"));
        var exchange = Assert.Single(seen);
        Assert.Equal($$"""{ "echo": "{{Secret}}" }""", body);
        Assert.Equal(("GET", $"{server.Address}tickets?key=***&page=1", 200), (exchange.Method, exchange.Url, exchange.Status));
        Assert.Equal(("Bearer ***", "***"), (Header(exchange.RequestHeaders, "Authorization"), Header(exchange.RequestHeaders, "X-Api-Key")));
        Assert.Equal(("***", "***"), (Header(exchange.ResponseHeaders, "X-Echo"), Header(exchange.ResponseHeaders, "Set-Cookie")));
        Assert.Equal(("""{ "echo": "***" }""", false), (exchange.Body, exchange.BodyGoesOn));
    }

    [Fact]
    public async Task Of_a_long_body_only_the_beginning_is_shown_and_the_connector_gets_all_of_it()
    {
        var text = new string('a', 5000) + "end";
        await using var server = RawServer.Saying(RawServer.Ok(text));
        using var http = Http(server.Address);
        Assert.Equal(text, await http.GetStringAsync(server.Address));
        Assert.Equal((text[..2048], true), (seen[0].Body, seen[0].BodyGoesOn));
    }

    [Fact]
    public async Task A_secret_across_the_edge_of_what_is_shown_is_masked_whole()
    {
        await using var server = RawServer.Saying(RawServer.Ok(new string('a', 2040) + Secret + new string('b', 1000)));
        using var http = Http(server.Address);
        await http.GetStringAsync(server.Address);
        Assert.StartsWith("***", seen[0].Body[2040..], StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", seen[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_after_the_beginning_is_not_waited_for()
    {
        var shown = new TaskCompletionSource();
        await using var server = new RawServer(async (_, stream, ct) =>
        {
            await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + new string('a', 4000), ct);
            await shown.Task.WaitAsync(ct);
            await RawServer.WriteAsync(stream, new string('b', 1000), ct);
        });
        using var http = Http(server.Address);
        using var response = await http.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(seen[0].BodyGoesOn);
        shown.SetResult();
        Assert.EndsWith("a" + new string('b', 1000), await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_shown_with_its_reason()
    {
        await using var server = RawServer.Saying("nonsense\r\n\r\n");
        using var http = Http(server.Address);
        await Assert.ThrowsAsync<ConnectorException>(() => http.GetStringAsync(server.Address));
        Assert.Equal((null, $"127.0.0.1 port {server.Port} answered with something that is not HTTP."), (seen[0].Status, seen[0].Failure));
    }

    [Fact]
    public async Task The_time_until_the_answer_is_measured_by_the_hosts_clock()
    {
        var clock = new HandClock(DateTimeOffset.UnixEpoch);
        await using var server = new RawServer((_, stream, ct) =>
        {
            clock.Advance(TimeSpan.FromSeconds(3));
            return RawServer.WriteAsync(stream, RawServer.Ok("slow"), ct);
        });
        using var http = Http(server.Address, clock);
        await http.GetStringAsync(server.Address);
        Assert.Equal(TimeSpan.FromSeconds(3), seen[0].Duration);
    }

    private static string Header(IEnumerable<KeyValuePair<string, string>> headers, string name) =>
        headers.Single(header => header.Key == name).Value;

    private HttpClient Http(Uri address, TimeProvider? time = null) =>
        new ConnectorHttp([address], new SecretMask([Secret]), time ?? TimeProvider.System) { Trace = seen.Add }.Build();
}
