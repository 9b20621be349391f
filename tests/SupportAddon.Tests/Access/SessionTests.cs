using System.Net;
using SupportAddon.Access;

namespace SupportAddon.Tests.Access;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_that_is_revoked_stops_at_once()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = await site.SignedInAsync("anna");
        var session = Assert.Single(await site.Get<Sessions>().ListAsync(login: null, CancellationToken.None));
        Assert.Equal(("anna", "127.0.0.1"), (session.Login, session.Address));

        await site.Get<Sessions>().EndAsync(session.Id, login: null, "session.revoke", RunningSite.Test, CancellationToken.None);

        Assert.Equal("/sign-in?return=%2F", (await browser.GetAsync("/")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = await site.SignedInAsync("anna");
        var key = browser.Key!;

        await browser.PostWithoutTokenAsync("/sign-out", ("__RequestVerificationToken", await browser.FormTokenAsync("/account")));

        Assert.Null(browser.Key);
        browser.Cookies["supportaddon"] = key;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Left_alone_for_eight_hours_it_ends_and_after_seven_days_in_any_case()
    {
        await using var site = await RunningSite.StartAsync();
        using var idle = await site.SignedInAsync("anna");
        using var busy = await site.SignedInAsync("boris");
        for (var hours = 0; hours < 7 * 24; hours += 7)
        {
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/account")).StatusCode);
            site.Time.Advance(TimeSpan.FromHours(7));
            if (hours == 7)
                Assert.Equal(HttpStatusCode.Redirect, (await idle.GetAsync("/account")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await busy.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");

        var answer = await site.Browse().SignInAsync("anna", RunningSite.Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("supportaddon=", StringComparison.Ordinal));
        Assert.EndsWith("; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_the_cookie_has_a_name_that_no_other_host_can_set()
    {
        await using var site = await RunningSite.StartAsync(new DeclaredProxy(null, [IPAddress.Loopback]));
        await site.AddUserAsync("anna");
        using var browser = site.Browse();
        var token = await browser.FormTokenAsync("/sign-in");

        var answer = await browser.SendAsync(HttpMethod.Post, "/sign-in", new FormUrlEncodedContent(
            [new("login", "anna"), new("password", RunningSite.Password), new("__RequestVerificationToken", token)]), ("X-Forwarded-Proto", "https"));

        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith("__Host-supportaddon=", StringComparison.Ordinal) && cookie.Contains("; secure;", StringComparison.Ordinal));
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task A_new_password_ends_the_user_s_other_sessions()
    {
        await using var site = await RunningSite.StartAsync();
        using var here = await site.SignedInAsync("anna");
        using var elsewhere = site.Browse();
        await elsewhere.SignInAsync("anna", RunningSite.Password);

        var changed = await here.PostAsync("/password", ("old", RunningSite.Password), ("chosen", "another four words entirely"));

        Assert.Equal("/", changed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Users_end_their_own_sessions_and_nobody_else_s()
    {
        await using var site = await RunningSite.StartAsync();
        using var anna = await site.SignedInAsync("anna");
        using var boris = await site.SignedInAsync("boris");
        var annas = (await site.Get<Sessions>().ListAsync("anna", CancellationToken.None)).Single().Id;

        await boris.PostAsync("/account?handler=End", ("session", $"{annas}"));
        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync("/account")).StatusCode);
        await anna.PostAsync("/account?handler=End", ("session", $"{annas}"));
        Assert.Equal(HttpStatusCode.Redirect, (await anna.GetAsync("/account")).StatusCode);
    }
}
