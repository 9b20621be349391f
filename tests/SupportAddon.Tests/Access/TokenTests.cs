using System.Net;
using SupportAddon.Access;
using SupportAddon.Core.Access;

namespace SupportAddon.Tests.Access;

public sealed class TokenTests
{
    [Fact]
    public async Task A_token_holds_until_it_expires_or_is_revoked_and_says_when_it_was_used()
    {
        await using var site = await RunningSite.StartAsync();
        var (first, second) = (await site.TokenAsync("first", null, Permission.ViewClients), await site.TokenAsync("second", null, Permission.ViewClients));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await AskAsync(site, first), await AskAsync(site, second)));

        await site.Get<ApiTokens>().RevokeAsync("first", RunningSite.Test, CancellationToken.None);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await AskAsync(site, first), await AskAsync(site, second)));
        site.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(site, second));
        Assert.All(await site.Get<ApiTokens>().ListAsync(CancellationToken.None), token => Assert.Equal(site.Time.GetUtcNow().AddDays(-30), token.LastUsedAt));
    }

    [Fact]
    public async Task The_token_itself_is_kept_nowhere()
    {
        await using var site = await RunningSite.StartAsync();

        var token = await site.TokenAsync("deploy", null, Permission.ViewClients);

        Assert.StartsWith("sa_", token, StringComparison.Ordinal);
        Assert.DoesNotContain(token, string.Concat(await site.QueryAsync("select api_token::text from api_token union all select audit::text from audit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_does_not_hold_is_not_replaced_by_the_session_beside_it()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = await site.SignedInAsync("anna");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/me", ("Authorization", "Bearer sa_nothing"))).StatusCode);
    }

    [Theory]
    [InlineData(Permission.ManageUsers)]
    [InlineData(Permission.ViewAudit)]
    internal async Task A_token_of_one_client_is_not_given_what_concerns_them_all(Permission permission)
    {
        await using var site = await TwoClients.StartAsync();

        await Assert.ThrowsAsync<RefusedException>(() => site.TokenAsync("acme", "acme", Permission.ViewClients, permission));
        // Nor is it worth anything where the database says so.
        var token = await site.TokenAsync("later", null, permission);
        await site.ExecuteAsync("update api_token set client_id = 1 where name = 'later'");
        var path = permission == Permission.ViewAudit ? "/api/v1/audit" : "/api/v1/users";
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Browse().GetAsync(path, ("Authorization", $"Bearer {token}"))).StatusCode);
    }

    private static async Task<HttpStatusCode> AskAsync(RunningSite site, string token) =>
        (await site.Browse().GetAsync("/api/v1/clients", ("Authorization", $"Bearer {token}"))).StatusCode;
}
