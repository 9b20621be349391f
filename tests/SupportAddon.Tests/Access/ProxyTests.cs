using System.Net;
using Microsoft.Extensions.Configuration;
using SupportAddon.Access;

namespace SupportAddon.Tests.Access;

public sealed class ProxyTests
{
    private const string Header = "X-Remote-User";

    [Fact]
    public async Task A_declared_proxy_signs_in_a_user_whom_we_know_and_says_from_where()
    {
        await using var site = await RunningSite.StartAsync(new(Header, [IPAddress.Loopback]));
        await site.AddUserAsync("anna", mustChange: true);
        using var browser = site.Browse();

        Assert.Contains("anna", await browser.ReadAsync("/account", (Header, "Anna")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", (Header, "stranger"))).StatusCode);
        await browser.SendAsync(HttpMethod.Post, "/sign-in", new FormUrlEncodedContent(
            [new("login", "anna"), new("__RequestVerificationToken", await browser.FormTokenAsync("/sign-in"))]), ("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal(["203.0.113.7"], await site.QueryAsync("select address from audit where action = 'session.refuse'"));
    }

    [Fact]
    public async Task What_anybody_else_says_in_its_place_is_not_heard()
    {
        await using var site = await RunningSite.StartAsync(new(Header, [IPAddress.Parse("192.0.2.1")]));
        await site.AddUserAsync("anna");
        using var browser = site.Browse();

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", (Header, "anna"))).StatusCode);
        Assert.False((await browser.GetAsync("/sign-in", ("X-Forwarded-Proto", "https"))).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_user_who_is_locked_or_named_beside_another_is_not_let_in()
    {
        await using var site = await RunningSite.StartAsync(new(Header, [IPAddress.Loopback]));
        await site.AddUserAsync("anna");
        await site.AddUserAsync("boris");
        await site.Get<UserChanges>().LockAsync("boris", RunningSite.Test, CancellationToken.None);
        using var browser = site.Browse();

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", (Header, "boris"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", (Header, "anna"), (Header, "boris"))).StatusCode);
    }

    [Theory]
    [InlineData("names a header, and no proxy", "X-Remote-User", null)]
    [InlineData("\"proxy.local\" under", "X-Remote-User", "proxy.local")]
    public void Half_a_declaration_is_refused(string what, string header, string? address)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            address is null ? [new("Proxy:Header", header)] : [new("Proxy:Header", header), new("Proxy:Addresses:0", address)]).Build();

        var refused = Assert.Throws<RefusedException>(() => DeclaredProxy.Read(settings.GetSection("Proxy")));
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
    }
}
