using System.Net;
using System.Text.RegularExpressions;
using SupportAddon.Core.Access;

namespace SupportAddon.Tests.Access;

public sealed class TokensPageTests
{
    [Fact]
    public async Task A_token_is_made_and_shown_once_lets_a_program_in_and_no_longer_once_it_is_revoked()
    {
        await using var site = await TwoClients.StartAsync();
        using var administrator = await site.VisitorAsync(Role.Administrator);

        var made = await (await administrator.PostAsync("/tokens?handler=Create",
            ("name", "portal"), ("permission", "view-tickets"), ("permission", "view-clients"), ("client", "acme"), ("days", "30"))).Content.ReadAsStringAsync();
        var token = Regex.Match(made, "<code>(sa_[A-Za-z0-9_-]{43})</code>").Groups[1].Value;

        Assert.Equal(HttpStatusCode.OK, await AskAsync(site, token, "/api/v1/tickets/1"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(site, token, "/api/v1/tickets/2"));
        var listed = await administrator.ReadAsync("/tokens", ("Accept-Language", "en"));
        Assert.DoesNotContain(token, listed, StringComparison.Ordinal);
        Assert.Contains("View tickets", listed, StringComparison.Ordinal);
        Assert.Equal([$"{site.Time.GetUtcNow().AddDays(30):yyyy-MM-dd}"], await site.QueryAsync("select to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD') from api_token"));

        await administrator.PostAsync("/tokens?handler=Revoke", ("token", "portal"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(site, token, "/api/v1/tickets/1"));
        Assert.Contains("revoked by administrator", await administrator.ReadAsync("/tokens", ("Accept-Language", "en")), StringComparison.Ordinal);
        Assert.Equal(["administrator token.create", "administrator token.revoke"], await site.QueryAsync("select actor || ' ' || action from audit where action like 'token.%' order by id"));
    }

    [Fact]
    public async Task A_token_that_cannot_be_keeps_what_was_typed_and_is_not_made()
    {
        await using var site = await TwoClients.StartAsync();
        using var administrator = await site.VisitorAsync(Role.Administrator);
        var token = await administrator.FormTokenAsync("/tokens");

        foreach (var (permission, client, days) in new[] { ("", "", "30"), ("manage-users", "acme", "30"), ("view-tickets", "", "0"), ("view-tickets", "nobody", "30") })
        {
            var refused = await administrator.PostWithoutTokenAsync("/tokens?handler=Create",
                ("name", "portal"), ("permission", permission), ("client", client), ("days", days), ("__RequestVerificationToken", token));
            var page = await refused.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
            Assert.Contains("value=\"portal\"", page, StringComparison.Ordinal);
        }

        Assert.Empty(await site.QueryAsync("select name from api_token"));
    }

    private static async Task<HttpStatusCode> AskAsync(RunningSite site, string token, string path) =>
        (await site.Browse().GetAsync(path, ("Authorization", $"Bearer {token}"))).StatusCode;
}
