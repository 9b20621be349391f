using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Requests;

public sealed class OAuth2
{
    private const string ByClient = "{type: oauth2, grant: client_credentials, path: /token, scope: 'tickets read'}";
    private const string ByRefresh = "{type: oauth2, grant: refresh_token, path: /token}";

    [Theory]
    [InlineData(ByClient, "POST /token  grant_type=client_credentials&scope=tickets+read&client_id=us&client_secret=s3cret%2Bvalue")]
    [InlineData(ByRefresh, "POST /token  grant_type=refresh_token&refresh_token=refresh-0&client_id=us&client_secret=s3cret%2Bvalue")]
    [InlineData("{type: oauth2, grant: client_credentials, path: /token, credentials: basic}", "POST /token Basic dXM6czNjcmV0JTJCdmFsdWU= grant_type=client_credentials")]
    public async Task A_token_is_asked_for_once_and_used_for_all(string auth, string asked)
    {
        await using var desk = await TokenDesk.StartAsync();
        Assert.Equal(desk.Server.Ids, (await Pulled.FromAsync(desk.Connect(auth))).Ids);
        Assert.Equal([asked], desk.Logins);
    }

    [Theory]
    [InlineData(ByClient)]
    [InlineData(ByRefresh)]
    public async Task A_token_refused_in_mid_reading_is_renewed_and_the_request_repeated(string auth)
    {
        await using var desk = await TokenDesk.StartAsync();
        desk.Server.Before = request => desk.IsGood = token => token == $"token-{(request < 2 ? 1 : 2)}";
        Assert.Equal(desk.Server.Ids, (await Pulled.FromAsync(desk.Connect(auth))).Ids);
        Assert.Equal(2, desk.Logins.Count);
    }

    [Fact]
    public async Task A_refresh_token_that_was_replaced_is_not_used_again()
    {
        await using var desk = await TokenDesk.StartAsync();
        await Pulled.FromAsync(desk.Connect(ByRefresh));
        desk.IsGood = token => token == "token-2";
        await Pulled.FromAsync(desk.Connect(ByRefresh));
        Assert.Contains("refresh_token=refresh-1&", desk.Logins[1], StringComparison.Ordinal);
        Assert.Equal("refresh-2", desk.Tokens.Stored!.Refresh);
    }

    [Fact]
    public async Task One_that_was_not_replaced_stays_good()
    {
        await using var desk = await TokenDesk.StartAsync();
        desk.Give = (http, number) => Answers.JsonAsync(http, $$"""{"access_token":"token-{{number}}"}""");
        desk.Server.Before = request => desk.IsGood = token => token == $"token-{(request < 2 ? 1 : 2)}";
        await Pulled.FromAsync(desk.Connect(ByRefresh));
        Assert.All(desk.Logins, asked => Assert.Contains("refresh_token=refresh-0&", asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_long_a_token_lasts_is_kept_with_it()
    {
        await using var desk = await TokenDesk.StartAsync();
        await Pulled.FromAsync(desk.Connect(ByClient));
        Assert.Equal(Desk.Clock.GetUtcNow().AddHours(1), desk.Tokens.Stored!.ExpiresAt);
        Assert.Null(desk.Tokens.Stored.Refresh);
    }

    [Fact]
    public async Task A_new_token_that_is_refused_as_well_is_wrong_credentials()
    {
        await using var desk = await TokenDesk.StartAsync();
        desk.IsGood = _ => false;
        await Refused.ByAsync(FailureKind.Authentication, desk.Connect(ByClient), "did not accept the credentials (401)");
        Assert.Equal(2, desk.Logins.Count);
    }

    [Theory]
    [InlineData(ByRefresh, 400, "invalid_grant", FailureKind.Authentication, "no longer accepts the refresh token")]
    [InlineData(ByClient, 400, "invalid_grant", FailureKind.Authentication, "gives this client no token")]
    [InlineData(ByClient, 401, "invalid_client", FailureKind.Authentication, "gives this client no token")]
    [InlineData(ByClient, 400, "invalid_scope", FailureKind.Refused, "refused POST /token (400): {\"error\":\"invalid_scope\"")]
    [InlineData(ByClient, 200, "none", FailureKind.Unexpected, "has no access_token")]
    [InlineData(ByClient, 503, "busy", FailureKind.Broken, "failed on its side (503) for POST /token")]
    public async Task A_refusal_of_a_token_says_what_to_do_is_not_repeated_and_tells_no_secret(
        string auth, int status, string error, FailureKind kind, string message)
    {
        await using var desk = await TokenDesk.StartAsync();
        desk.Give = (http, _) => Answers.TextAsync(http, status, "application/json",
            $$"""{"error":"{{error}}","said":"s3cret+value refresh-0"}""");
        var failure = await Refused.ByAsync(kind, desk.Connect(auth), message);
        Assert.DoesNotContain("s3cret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-0", failure.Message, StringComparison.Ordinal);
        Assert.Single(desk.Logins);
    }

    [Fact]
    public async Task A_token_is_as_secret_as_an_option()
    {
        await using var desk = await TokenDesk.StartAsync();
        desk.IsGood = token => token is null;
        desk.Server.Instead = http => http.Request.Path == "/token" ? desk.Give(http, 1)
            : Answers.TextAsync(http, 400, "application/json", "\"token-1 and refresh-1 are unknown\"");
        await Refused.ByAsync(FailureKind.Refused, desk.Connect(ByClient), "*** and refresh-1 are unknown");
        desk.Tokens.Stored = null;
        await Refused.ByAsync(FailureKind.Refused, desk.Connect(ByRefresh), "*** and *** are unknown");
    }

    [Fact]
    public async Task Tokens_may_come_from_another_system_which_sees_no_tickets()
    {
        await using var desk = await TokenDesk.StartAsync();
        await using var login = await TicketServer.StartAsync();
        login.Instead = http => desk.Give(http, 1);
        var options = TokenDesk.Options with { BaseUrl = desk.Server.Url, TokenUrl = new Uri(login.Url, "/oauth/token") };
        await Pulled.FromAsync(Desk.Connect(options, Desk.Manifest(auth: ByClient)));
        Assert.Equal(["/oauth/token"], login.Requests);
        Assert.Empty(desk.Logins);
    }
}
