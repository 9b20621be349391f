using System.IO.Compression;
using System.Text;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>P5: only declared addresses are reached, redirected or not.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task A_declared_address_is_reached()
    {
        await using var server = RawServer.Saying(RawServer.Ok("hello"));
        using var http = Http(server.Address);
        Assert.Equal("hello", await http.GetStringAsync(new Uri(server.Address, "any/path")));
    }

    [Fact]
    public async Task An_undeclared_host_is_never_reached()
    {
        await using var declared = RawServer.Saying(RawServer.Ok("yes"));
        await using var other = RawServer.Saying(RawServer.Ok("no"));
        using var http = Http(declared.Address);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => http.GetStringAsync(other.Address));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal($"A request to http://127.0.0.1:{other.Port} was held back: this connection is for http://127.0.0.1:{declared.Port} only.", failure.Message);
        Assert.Empty(other.Heads);
    }

    [Theory]
    [InlineData("https://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.0.0.1:{0}@evil.example/")]
    public async Task Another_scheme_name_or_port_is_another_address(string undeclared)
    {
        await using var server = RawServer.Saying(RawServer.Ok("no"));
        using var http = Http(server.Address);
        var address = new Uri(undeclared.Replace("{0}", $"{server.Port}", StringComparison.Ordinal));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => http.GetStringAsync(address));
        Assert.Contains("was held back", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Heads);
    }

    [Fact]
    public async Task The_synchronous_way_past_the_guard_is_closed()
    {
        await using var server = RawServer.Saying(RawServer.Ok("no"));
        using var http = Http(new Uri("http://declared.example"));
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        Assert.Throws<NotSupportedException>(() => http.Send(request));
        Assert.Empty(server.Heads);
    }

    [Theory]
    [InlineData("HTTP://ERP.example:80/x", "http://erp.example")]
    [InlineData("https://erp.example.:443", "https://erp.example")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    [InlineData("http://[::1]:8069/", "http://[::1]:8069")]
    public void An_origin_reads_the_same_however_it_is_written(string address, string origin) =>
        Assert.Equal(origin, Origin.Of(new Uri(address)).ToString());

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_with_its_headers()
    {
        await using var server = new RawServer((head, stream, ct) => RawServer.WriteAsync(
            stream, head.StartsWith("GET /old ", StringComparison.Ordinal) ? Redirect("/new?x=1") : RawServer.Ok("found"), ct));
        using var http = Http(server.Address);
        http.DefaultRequestHeaders.Add("X-Api-Key", "k");
        Assert.Equal("found", await http.GetStringAsync(new Uri(server.Address, "old")));
        Assert.StartsWith("GET /new?x=1 ", server.Heads[1], StringComparison.Ordinal);
        Assert.Contains("X-Api-Key: k", server.Heads[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_explained_and_nothing_is_sent_there()
    {
        await using var other = RawServer.Saying(RawServer.Ok("thief"));
        await using var server = RawServer.Saying(Redirect(other.Address.ToString()));
        using var http = Http(server.Address, other.Address);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => http.GetStringAsync(server.Address));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal($"http://127.0.0.1:{server.Port} sends on to http://127.0.0.1:{other.Port}, which is not followed.", failure.Message);
        Assert.Equal($"If that is the right system, write http://127.0.0.1:{other.Port} in the connection's address.", failure.Next);
        Assert.Empty(other.Heads);
    }

    [Fact]
    public async Task A_circle_of_redirects_ends_after_five()
    {
        await using var server = RawServer.Saying(Redirect("/round"));
        using var http = Http(server.Address);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => http.GetStringAsync(server.Address));
        Assert.Equal(FailureKind.Unexpected, failure.Kind);
        Assert.Equal(6, server.Heads.Count);
    }

    [Fact]
    public async Task A_write_is_not_sent_again_because_of_a_redirect()
    {
        await using var server = RawServer.Saying(Redirect("/elsewhere"));
        using var http = Http(server.Address);
        using var body = new ByteArrayContent([]);
        using var response = await http.PostAsync(server.Address, body);
        Assert.Equal(302, (int)response.StatusCode);
        Assert.Single(server.Heads);
    }

    [Fact]
    public async Task Compression_is_undone()
    {
        await using var server = new RawServer(async (head, stream, ct) =>
        {
            Assert.Contains("gzip", head, StringComparison.Ordinal);
            var packed = new MemoryStream();
            await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
                await gzip.WriteAsync(Encoding.UTF8.GetBytes("unpacked"), ct);
            await RawServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n", ct);
            await stream.WriteAsync(packed.ToArray(), ct);
        });
        using var http = Http(server.Address);
        Assert.Equal("unpacked", await http.GetStringAsync(server.Address));
    }

    [Fact]
    public async Task The_answers_headers_reach_the_connector()
    {
        await using var server = RawServer.Saying(RawServer.Ok("{}", "Content-Type: application/json; charset=utf-8\r\nX-Total: 7\r\n"));
        using var http = Http(server.Address);
        using var response = await http.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(("application/json", 2L), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentLength));
        Assert.Equal("7", response.Headers.GetValues("X-Total").Single());
    }

    [Fact]
    public async Task Statuses_are_the_connectors_to_judge()
    {
        await using var server = RawServer.Saying("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        using var http = Http(server.Address);
        using var response = await http.GetAsync(server.Address);
        Assert.Equal(503, (int)response.StatusCode);
    }

    private static string Redirect(string to) => $"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static HttpClient Http(params Uri[] endpoints) =>
        new ConnectorHttp(endpoints, new SecretMask([]), TimeProvider.System).Build();
}
