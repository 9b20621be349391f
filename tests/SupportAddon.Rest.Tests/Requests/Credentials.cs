using System.Text;
using Microsoft.AspNetCore.Http;
using SupportAddon.Rest.Tests.Served;

namespace SupportAddon.Rest.Tests.Requests;

public sealed class Credentials
{
    private static async Task<IHeaderDictionary> HeadersAsync(string auth, RestOptions options, Action<HttpRequest>? seen = null)
    {
        await using var server = await TicketServer.StartAsync();
        IHeaderDictionary? headers = null;
        server.Instead = http =>
        {
            headers = new HeaderDictionary(http.Request.Headers.ToDictionary());
            seen?.Invoke(http.Request);
            return Task.FromResult(false);
        };
        await Pulled.FromAsync(Desk.Connect(options with { BaseUrl = server.Url }, Desk.Manifest(auth: auth)));
        return headers!;
    }

    [Fact]
    public async Task A_key_goes_into_its_header()
    {
        var headers = await HeadersAsync("{type: header, name: X-Key}", new() { ApiKey = "abc" });
        Assert.Equal("abc", headers["X-Key"]);
        Assert.Equal("application/json", headers.Accept);
    }

    [Fact]
    public async Task With_its_prefix() =>
        Assert.Equal("Token abc", (await HeadersAsync("{type: header, name: Authorization, prefix: 'Token '}", new() { ApiKey = "abc" })).Authorization);

    [Fact]
    public async Task Or_as_a_bearer() =>
        Assert.Equal("Bearer abc", (await HeadersAsync("{type: bearer}", new() { ApiKey = "abc" })).Authorization);

    [Fact]
    public async Task Or_into_the_query() =>
        await HeadersAsync("{type: query, parameter: api key}", new() { ApiKey = "a&b" }, request => Assert.Equal("a&b", request.Query["api key"]));

    [Fact]
    public async Task A_link_that_carries_the_key_already_gets_it_once()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        var connector = Desk.Connect(server.Url, Desk.Manifest(Desk.ByLink, auth: "{type: query, parameter: key}"), key: "abc");
        Assert.Equal(server.Ids, (await Pulled.FromAsync(connector)).Ids);
        Assert.All(server.Requests, request => Assert.Equal(2, request.Split("key=abc").Length));
    }

    [Fact]
    public async Task User_and_password_go_as_basic() =>
        Assert.Equal($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("änne:p:w"))}",
            (await HeadersAsync("{type: basic}", new() { User = "änne", Password = "p:w" })).Authorization);

    [Fact]
    public async Task None_is_none()
    {
        var headers = await HeadersAsync("{type: none}", new() { ApiKey = "abc-key", User = "a-user", Password = "a-password" }, request => Assert.DoesNotContain("abc-key", $"{request.QueryString}", StringComparison.Ordinal));
        Assert.DoesNotContain("Authorization", headers.Keys);
        Assert.DoesNotContain(headers.Values, value => $"{value}".Contains("abc-key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_base_address_may_have_a_path_of_its_own()
    {
        await using var server = await TicketServer.StartAsync(rows: 0);
        server.Instead = http => Answers.JsonAsync(http, """{"items":[]}""");
        await Pulled.FromAsync(Desk.Connect(new Uri(server.Url, "/redmine/"), Desk.Manifest()));
        Assert.StartsWith("/redmine/tickets?", server.Requests[0], StringComparison.Ordinal);
    }
}
