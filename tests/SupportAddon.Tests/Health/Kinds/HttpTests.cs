using SupportAddon.Health.Kinds.Http;
using SupportAddon.Tests.Connectors.Http;

namespace SupportAddon.Tests.Health.Kinds;

public sealed class HttpTests
{
    private static readonly HttpKind Kind = new(TimeProvider.System);

    [Fact]
    public async Task What_a_page_says_is_measured()
    {
        await using var server = RawServer.Saying(RawServer.Ok("""{ "status": "pass", "queue": 3 }""", "Content-Type: application/health+json\r\n"));

        var seen = await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}" }""");

        Assert.Equal("Up", Asked.Judge(Kind, seen, "status == 200", "body.status == \"pass\"", "body.queue < 5", "size == 32", "bodyText contains \"pass\"", "redirects == 0", "latency < 20s", "latency > 0ms"));
    }

    [Fact]
    public async Task Without_conditions_a_page_is_up_that_is_served()
    {
        await using var server = RawServer.Saying("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        Assert.Equal("Down: status >= 200 and status < 400 does not hold: status is 503", Asked.Judge(Kind, await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}" }""")));
    }

    [Fact]
    public async Task Redirects_are_followed_and_counted_and_secrets_stay_with_the_host_they_are_for()
    {
        await using var other = RawServer.Saying(RawServer.Ok("there"));
        await using var server = new RawServer((head, stream, ct) => RawServer.WriteAsync(
            stream, $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: {(head.StartsWith("GET /second", StringComparison.Ordinal) ? other.Address : "/second")}\r\n\r\n", ct));

        var seen = await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}", "headers": { "X-Key": "s3cret" } }""");

        Assert.Equal("Up", Asked.Judge(Kind, seen, "redirects == 2", "bodyText == \"there\""));
        Assert.All(server.Heads, head => Assert.Contains("X-Key: s3cret", head, StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", Assert.Single(other.Heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_the_answer_where_none_is_followed()
    {
        await using var server = RawServer.Saying("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: /login\r\n\r\n");

        Assert.Equal("Up", Asked.Judge(Kind, await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}", "redirects": 0 }"""), "status == 302"));
    }

    [Fact]
    public async Task Each_measurement_connects_anew()
    {
        var connections = 0;
        await using var server = new RawListener(async (stream, ct) =>
        {
            Interlocked.Increment(ref connections);
            while (true)
            {
                await RawListener.HeadAsync(stream, ct);
                await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", ct);
            }
        });

        for (var times = 0; times < 3; times++)
            await Asked.OnceAsync(Kind, $$"""{ "url": "http://127.0.0.1:{{server.Port}}/" }""");

        Assert.Equal(3, connections);
    }

    [Theory]
    [InlineData("text/html", "<html>down for maintenance</html>", "body.status is missing: the answer is not JSON but text/html")]
    [InlineData("application/json", "{ \"status\": ", "body.status is missing: the answer is not JSON but application/json: Expected depth to be zero at the end of the JSON payload")]
    [InlineData("application/json", "", "body.status is missing: the answer is empty")]
    [InlineData("text/plain; charset=no-such-letters", "pass", "body.status is missing: the answer is not JSON but text/plain")]
    public async Task What_is_not_JSON_is_said(string type, string body, string words)
    {
        await using var server = RawServer.Saying(RawServer.Ok(body, $"Content-Type: {type}\r\n"));

        var judged = Asked.Judge(Kind, await Asked.OnceAsync(Kind, $$"""{ "url": "{{server.Address}}" }"""), "body.status != \"fail\"");

        Assert.StartsWith($"Down: body.status != \"fail\" does not hold: {words}", judged, StringComparison.Ordinal);
    }
}
