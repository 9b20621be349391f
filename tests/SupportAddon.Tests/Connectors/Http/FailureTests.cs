using System.Net;
using System.Net.Sockets;
using SupportAddon.Connectors.Http;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Connectors.Http;

/// <summary>What fails below HTTP, on real sockets, told in two sentences.</summary>
public sealed class FailureTests
{
    private readonly HandClock clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_port_on_which_nothing_listens()
    {
        var address = new Uri($"http://127.0.0.1:{ClosedPort()}/");
        var failure = await FailAsync(address);
        Assert.Equal($"Nothing listens on 127.0.0.1 port {address.Port}: the connection was refused.", failure.Message);
        Assert.Equal((FailureKind.Unreachable, "Check that the service runs and that the port is right."), (failure.Kind, failure.Next));
        Assert.True(failure.NothingWasSent);
    }

    [Theory] // looked up nowhere: the tests talk to this machine only
    [InlineData(SocketError.HostNotFound, "The name erp.example was not found.")]
    [InlineData(SocketError.NoData, "The name erp.example was not found.")]
    [InlineData(SocketError.TryAgain, "The name erp.example could not be looked up: no name server answered.")]
    [InlineData(SocketError.NetworkUnreachable, "There is no way to erp.example port 443 from this machine.")]
    [InlineData(SocketError.TimedOut, "erp.example port 443 did not accept a connection in time.")]
    [InlineData(SocketError.ConnectionReset, "erp.example port 443 closed the connection in the middle of an answer.")]
    public void What_the_network_says_is_told_apart(SocketError error, string message)
    {
        var thrown = new HttpRequestException("Failed", new SocketException((int)error));
        Assert.Equal(message, HttpFailures.Of(thrown, new Uri("https://erp.example/")).Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_server_that_takes_the_request_and_never_answers()
    {
        var asked = new TaskCompletionSource();
        await using var server = new RawServer((_, _, ct) => { asked.SetResult(); return RawServer.HoldAsync(ct); });
        var failing = FailAsync(server.Address);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(failing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var failure = await failing;
        Assert.Equal((FailureKind.Unreachable, $"127.0.0.1 port {server.Port} did not finish its answer within 100 s."), (failure.Kind, failure.Message));
        Assert.False(failure.NothingWasSent); // it may have been taken for good
    }

    [Fact(Timeout = 60_000)] // without the guard it would wait for ever
    public async Task A_server_that_stops_in_the_middle_of_its_answer()
    {
        await using var server = new RawServer(async (_, stream, ct) =>
        {
            await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", ct);
            await RawServer.HoldAsync(ct);
        });
        using var http = Http(server.Address);
        using var response = await http.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[4]);
        var failing = Assert.ThrowsAsync<ConnectorException>(() => body.ReadExactlyAsync(new byte[1]).AsTask());
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.EndsWith("did not finish its answer within 100 s.", (await failing).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_accepts_but_never_encrypts()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/");
        var failure = await FailAsync(address, new HttpLimits { Connect = TimeSpan.FromMilliseconds(200) });
        Assert.Equal($"127.0.0.1 port {address.Port} did not accept a connection in time.", failure.Message);
        Assert.True(failure.NothingWasSent);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf")]
    [InlineData("")]
    public async Task A_connection_that_is_cut_before_the_end(string response)
    {
        await using var server = RawServer.Saying(response);
        var failure = await FailAsync(server.Address);
        Assert.Equal(FailureKind.Unreachable, failure.Kind);
        Assert.Equal($"127.0.0.1 port {server.Port} closed the connection in the middle of an answer.", failure.Message);
        Assert.False(failure.NothingWasSent);
    }

    [Fact]
    public async Task A_cut_is_told_to_one_who_reads_the_body_as_a_stream()
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        using var http = Http(server.Address);
        using var response = await http.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(body);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => reader.ReadToEndAsync());
        Assert.Contains("closed the connection", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_is_told_to_one_who_reads_the_body_synchronously()
    {
        await using var server = RawServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        using var http = Http(server.Address);
        using var response = await http.GetAsync(server.Address, HttpCompletionOption.ResponseHeadersRead);
        using var body = await response.Content.ReadAsStreamAsync();
        Assert.Throws<ConnectorException>(() => { while (body.ReadByte() >= 0) { } });
    }

    [Fact]
    public async Task An_answer_that_is_not_HTTP()
    {
        await using var server = RawServer.Saying("220 mail.example ESMTP\r\n\r\n");
        var failure = await FailAsync(server.Address);
        Assert.Equal((FailureKind.Unexpected, $"127.0.0.1 port {server.Port} answered with something that is not HTTP."), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task Https_to_a_port_that_speaks_plain_HTTP()
    {
        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        var address = new Uri($"https://127.0.0.1:{((IPEndPoint)plain.LocalEndpoint).Port}/");
        var failing = FailAsync(address);
        using var client = await plain.AcceptTcpClientAsync();
        await RawServer.WriteAsync(client.GetStream(), "HTTP/1.1 400 Bad Request\r\n\r\n", CancellationToken.None);
        var failure = await failing;
        Assert.StartsWith($"127.0.0.1 port {address.Port} could not agree on an encrypted connection", failure.Message, StringComparison.Ordinal);
        Assert.Equal("Check that the address should begin with https and that this is the port for it.", failure.Next);
    }

    [Fact]
    public async Task A_compressed_body_that_is_broken()
    {
        await using var server = RawServer.Saying(RawServer.Ok("this is not gzip at all", "Content-Encoding: gzip\r\n"));
        var failure = await FailAsync(server.Address);
        Assert.Equal((FailureKind.Unexpected, $"127.0.0.1 port {server.Port} sent an answer whose compression is broken."), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task Headers_without_end()
    {
        await using var server = RawServer.Saying($"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 200_000)}\r\n\r\n");
        Assert.Equal(FailureKind.Unexpected, (await FailAsync(server.Address)).Kind);
    }

    [Fact]
    public async Task The_callers_own_cancelling_stays_a_cancelling()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = new RawServer((_, _, ct) => { cancel.Cancel(); return RawServer.HoldAsync(ct); });
        using var http = Http(server.Address);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => http.GetAsync(server.Address, cancel.Token));
    }

    [Fact]
    public async Task Neither_path_nor_query_stands_in_a_failure()
    {
        var failure = await FailAsync(new Uri($"http://127.0.0.1:{ClosedPort()}/secret-path?key=hunter2"));
        Assert.DoesNotContain("secret-path", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    private async Task<ConnectorException> FailAsync(Uri address, HttpLimits? limits = null)
    {
        using var http = Http(address, limits);
        return await Assert.ThrowsAsync<ConnectorException>(() => http.GetStringAsync(address));
    }

    private HttpClient Http(Uri address, HttpLimits? limits = null) =>
        new ConnectorHttp([address], new SecretMask([]), clock) { Limits = limits ?? new() }.Build();

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
