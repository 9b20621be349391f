using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Requests;

public sealed class Failures
{
    private const string Key = "k3y+that/is=secret";

    private static RestConnector Connect(TicketServer server) =>
        Desk.Connect(server.Url, Desk.Manifest(auth: "{type: query, parameter: key}"), key: Key);

    [Theory]
    [InlineData(400, FailureKind.Refused)]
    [InlineData(401, FailureKind.Authentication)]
    [InlineData(403, FailureKind.Forbidden)]
    [InlineData(404, FailureKind.NotFound)]
    [InlineData(408, FailureKind.Unreachable)]
    [InlineData(410, FailureKind.NotFound)]
    [InlineData(422, FailureKind.Refused)]
    [InlineData(429, FailureKind.RateLimited)]
    [InlineData(500, FailureKind.Broken)]
    [InlineData(502, FailureKind.Broken)]
    [InlineData(503, FailureKind.Broken)]
    [InlineData(204, FailureKind.Unexpected)]
    [InlineData(304, FailureKind.Unexpected)]
    public async Task Each_status_is_the_failure_that_it_means(int status, FailureKind kind)
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http =>
        {
            http.Response.StatusCode = status;
            return Task.FromResult(true);
        };
        var failure = await Refused.ByAsync(kind, Connect(server), $"{status}");
        Assert.DoesNotContain("secret", failure.Message + failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_sources_own_words_without_secrets()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.TextAsync(http, 422, "application/json; charset=utf-8",
            $$"""{"errors":["Updated is invalid"], "asked":"{{http.Request.QueryString}}", "key": "{{Key}}"}""");
        var failure = await Refused.ByAsync(FailureKind.Refused, Connect(server), "Updated is invalid");
        Assert.DoesNotContain(Key, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Key), failure.Message, StringComparison.Ordinal);
        Assert.Contains("***", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_refusal_is_cut()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.TextAsync(http, 400, "application/json", $"\"{new string('x', 5000)}\"");
        Assert.InRange((await Refused.ByAsync(FailureKind.Refused, Connect(server), "xxx...")).Message.Length, 100, 300);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "<html>Sign in</html>", "answered GET /tickets with a web page instead of JSON")]
    [InlineData("text/plain", "[]", "with text/plain instead of JSON")]
    [InlineData("application/json", "{\"items\":[", "is not valid JSON")]
    [InlineData("application/json", "", "is not valid JSON")]
    [InlineData("application/json", "[]", "has no list at \"items\"")]
    [InlineData("application/json", "{\"items\":{}}", "has no list at \"items\"")]
    public async Task An_answer_that_is_not_what_was_asked_for_is_told(string type, string text, string message)
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.TextAsync(http, 200, type, text);
        await Refused.UnexpectedAsync(Connect(server), message);
    }

    [Theory]
    [InlineData("application/vnd.api+json")]
    [InlineData("text/json")]
    public async Task Other_names_of_json_are_json(string type)
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.TextAsync(http, 200, type, "\uFEFF{\"items\":[]}");
        Assert.Empty((await Pulled.FromAsync(Connect(server))).Tickets);
    }

    [Fact]
    public async Task A_redirect_elsewhere_says_what_to_write_into_baseUrl()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http =>
        {
            http.Response.StatusCode = 302;
            return Task.FromResult(true);
        };
        Assert.Contains("baseUrl", (await Refused.UnexpectedAsync(Connect(server), "sends GET /tickets on to another address")).Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_long_to_wait_is_told()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http =>
        {
            http.Response.Headers.RetryAfter = "90";
            return Answers.TextAsync(http, 429, "text/plain", "slow down");
        };
        await Refused.ByAsync(FailureKind.RateLimited, Connect(server), "fewer requests (429) for 90 s.");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"items\":[")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"it")]
    [InlineData("HTTP/1.1 20")]
    public async Task A_connection_cut_in_mid_answer_is_told(string said)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var url = new Uri($"http://{server.LocalEndpoint}");
        var cut = CutAsync(server, said);
        await Refused.ByAsync(FailureKind.Unreachable, Desk.Connect(url, Desk.Manifest()), "broke off in the middle of the answer to GET /tickets");
        await cut;
    }

    private static async Task CutAsync(TcpListener server, string said)
    {
        for (var attempt = 0; attempt < QuickRetry.Most; attempt++)
        {
            using var client = await server.AcceptTcpClientAsync();
            var request = new byte[4096];
            _ = await client.GetStream().ReadAsync(request);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(said));
        }
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        var server = await TicketServer.StartAsync();
        var connector = Connect(server);
        await server.DisposeAsync();
        await Refused.ByAsync(FailureKind.Unreachable, connector, "Desk cannot be reached.");
    }

    [Fact]
    public async Task An_answer_without_end_is_not_held_in_memory()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = async http =>
        {
            http.Response.ContentType = "application/json";
            var block = new byte[1024 * 1024];
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.Body.WriteAsync(block);
            return true;
        };
        await Refused.UnexpectedAsync(Connect(server), "larger than 32 MB");
    }

    [Fact]
    public async Task Pages_given_before_a_failure_stay_valid_and_reading_goes_on_after_them()
    {
        await using var server = await TicketServer.StartAsync(rows: 35);
        server.Instead = async http => http.Request.QueryString.Value!.Contains("offset=18", StringComparison.Ordinal)
            && await Answers.TextAsync(http, 503, "text/plain", "");
        var connector = Connect(server);
        var pages = new List<TicketPage>();
        await Assert.ThrowsAsync<ConnectorException>(async () =>
        {
            await foreach (var page in connector.ReadAsync(null, CancellationToken.None))
                pages.Add(page);
        });
        Assert.DoesNotContain(pages, page => page.IsLast);
        server.Instead = _ => Task.FromResult(false);
        var rest = await Pulled.FromAsync(connector, pages[^1].Next);
        Assert.Equal(server.Ids, pages.SelectMany(page => page.Tickets).Select(ticket => ticket.Id).Concat(rest.Ids).Distinct().Order());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_when_nobody_waits_any_longer()
    {
        await using var server = await TicketServer.StartAsync();
        using var cancelled = new CancellationTokenSource();
        server.Instead = async http =>
        {
            await cancelled.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };
        var reading = Connect(server).ReadAsync(null, cancelled.Token).FirstAsync(CancellationToken.None).AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(2), TimeProvider.System));
    }
}
