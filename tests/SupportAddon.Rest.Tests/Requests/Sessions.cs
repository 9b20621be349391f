using Microsoft.AspNetCore.Http;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Requests;

public sealed class Sessions
{
    private const string ByBody = "{type: session, login: {path: /token, json: {params: {login: '{user}', password: '{password}', tries: 1}}}, token: {body: result.id}, send: {header: X-Session, prefix: 'S '}}";
    private const string ByCookie = "{type: session, login: {path: /token, form: {u: '{user}', p: '{password}'}}, token: {cookie: sid}, send: {cookie: sid}}";
    private const string ByHeader = "{type: session, login: {method: GET, path: /token, query: {app: '{user}'}, headers: {Authorization: 'user_token {apiKey}'}}, token: {header: X-Token}, send: {header: X-Session, prefix: 'S '}}";

    private static Task<bool> Opened(HttpContext http, int number)
    {
        http.Response.Headers.SetCookie = new[] { "other=1; Path=/", $"sid=token-{number}; HttpOnly" };
        http.Response.Headers["X-Token"] = $"token-{number}";
        return Answers.JsonAsync(http, $$$"""{"result":{"id":"token-{{{number}}}"}}""");
    }

    private static async Task<TokenDesk> StartAsync()
    {
        var desk = await TokenDesk.StartAsync();
        desk.Give = Opened;
        desk.Shown = request => $"{request.Headers.Cookie}{request.Headers["X-Session"]}".Replace("sid=", "", StringComparison.Ordinal).Replace("S ", "", StringComparison.Ordinal);
        return desk;
    }

    [Theory]
    [InlineData(ByBody, "POST /token  {\"params\":{\"login\":\"ann\",\"password\":\"p w\",\"tries\":1}}")]
    [InlineData(ByCookie, "POST /token  u=ann&p=p+w")]
    [InlineData(ByHeader, "GET /token?app=ann user_token key ")]
    public async Task One_session_is_opened_and_used_for_all(string auth, string asked)
    {
        await using var desk = await StartAsync();
        Assert.Equal(desk.Server.Ids, (await Pulled.FromAsync(desk.Connect(auth))).Ids);
        Assert.Equal([asked], desk.Logins);
    }

    [Theory]
    [InlineData(ByBody)]
    [InlineData(ByCookie)]
    [InlineData(ByHeader)]
    public async Task A_session_that_ends_in_mid_reading_is_opened_again(string auth)
    {
        await using var desk = await StartAsync();
        desk.Server.Before = request => desk.IsGood = token => token == $"token-{(request < 2 ? 1 : 2)}";
        Assert.Equal(desk.Server.Ids, (await Pulled.FromAsync(desk.Connect(auth))).Ids);
        Assert.Equal(2, desk.Logins.Count);
    }

    [Fact]
    public async Task Where_the_system_says_it_in_the_body_of_a_success_too()
    {
        await using var desk = await StartAsync();
        var answer = desk.Server.Instead;
        var isEnded = true;
        desk.Server.Instead = http =>
        {
            if (http.Request.Path == "/token" || !isEnded)
                return answer(http);
            isEnded = false;
            return Answers.JsonAsync(http, """{"error":{"code":100,"message":"Session Expired"}}""");
        };
        var connector = desk.Connect(ByBody, "[{status: [200], at: error.message, contains: session expired, action: login}]");
        Assert.Equal(desk.Server.Ids, (await Pulled.FromAsync(connector)).Ids);
        Assert.Equal(2, desk.Logins.Count);
    }

    [Theory]
    [InlineData(200, "{\"error\":\"wrong p w\"}")]
    [InlineData(403, "{\"error\":\"wrong p w\"}")]
    [InlineData(401, "{\"error\":\"wrong p w\"}")]
    public async Task Credentials_that_open_no_session_are_told_without_the_password(int status, string body)
    {
        await using var desk = await StartAsync();
        desk.Give = (http, _) => Answers.TextAsync(http, status, "application/json", body);
        var failure = await Refused.ByAsync(FailureKind.Authentication, desk.Connect(ByBody), $"({status})");
        Assert.DoesNotContain("p w", failure.Message, StringComparison.Ordinal);
        Assert.Single(desk.Logins);
    }

    [Fact]
    public async Task A_value_that_looks_like_a_place_is_sent_as_it_is()
    {
        await using var desk = await StartAsync();
        var options = TokenDesk.Options with { BaseUrl = desk.Server.Url, User = "{password}" };
        await Pulled.FromAsync(Desk.Connect(options, Desk.Manifest(auth: ByCookie)));
        Assert.Equal(["POST /token  u=%7Bpassword%7D&p=p+w"], desk.Logins);
    }
}
