using System.Net;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task A_one_time_password_opens_the_page_to_change_it_and_nothing_else()
    {
        await using var site = await RunningSite.StartAsync();
        var first = await FirstUser.MakeAsync(site.Source, site.Get<UserChanges>(), CancellationToken.None);
        using var browser = site.Browse();
        await browser.SignInAsync(first!.Login, first.Password);

        Assert.Equal("/password", (await browser.GetAsync("/")).Headers.Location?.ToString());
        Assert.Equal("/password", (await browser.GetAsync("/account")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/api/v1/me")).StatusCode);
        var weak = await browser.PostAsync("/password", ("old", first.Password), ("chosen", "admin-and-more"));
        Assert.Contains("role=\"alert\"", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var changed = await browser.PostAsync("/password", ("old", first.Password), ("chosen", RunningSite.Password));
        Assert.Equal("/", changed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Browse().SignInAsync(first.Login, first.Password)).StatusCode);
    }

    [Fact]
    public async Task The_first_administrator_is_made_once()
    {
        await using var site = await RunningSite.StartAsync();

        Assert.NotNull(await FirstUser.MakeAsync(site.Source, site.Get<UserChanges>(), CancellationToken.None));
        Assert.Null(await FirstUser.MakeAsync(site.Source, site.Get<UserChanges>(), CancellationToken.None));
    }

    [Fact]
    public async Task After_five_failures_the_right_password_opens_nothing_for_a_quarter_of_an_hour()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");
        using var browser = site.Browse();
        for (var i = 0; i < LockOut.Most; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("anna", "wrong")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("anna", RunningSite.Password)).StatusCode);
        site.Time.Advance(LockOut.Length);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(" Anna ", RunningSite.Password)).StatusCode);
    }

    [Fact]
    public async Task Guesses_made_side_by_side_are_all_counted()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => site.Get<SignIn>().TryAsync("anna", $"guess {i}", null, "", CancellationToken.None)));

        Assert.Equal(["4"], await site.QueryAsync("select failures from user_account"));
    }

    [Fact]
    public async Task An_unknown_login_is_answered_like_a_wrong_password_and_takes_as_long()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");
        Assert.Equal(await RefusedAsync(site, "anna"), (await RefusedAsync(site, "anne")).Replace("anne", "anna", StringComparison.Ordinal));

        var (known, unknown) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 8; i++)
            (known, unknown) = (Min(known, await TimeAsync(site, "anna")), Min(unknown, await TimeAsync(site, "anne")));
        // The hash is nearly all of it: without it there would be a hundredth.
        Assert.True(unknown / known is > 0.25 and < 4, $"{unknown} against {known}");
    }

    [Fact]
    public async Task A_password_typed_as_the_login_is_not_written_down()
    {
        await using var site = await RunningSite.StartAsync();
        await site.Get<SignIn>().TryAsync("s3cret-typed-too-early", "", "10.1.1.1", "", CancellationToken.None);

        Assert.Equal(["nobody session.refuse an unknown login 10.1.1.1"], await site.QueryAsync("select concat_ws(' ', actor, action, subject, address) from audit"));
    }

    [Fact]
    public async Task Each_sign_in_has_a_session_of_its_own_and_a_key_from_elsewhere_is_worth_nothing()
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");
        using var browser = site.Browse();
        browser.Cookies["supportaddon"] = "planted-by-somebody";
        await browser.SignInAsync("anna", RunningSite.Password);
        var first = browser.Key!;
        await browser.SignInAsync("anna", RunningSite.Password);

        Assert.NotEqual("planted-by-somebody", first);
        Assert.NotEqual(first, browser.Key);
        Assert.Single(await site.Get<Sessions>().ListAsync("anna", CancellationToken.None));
        browser.Cookies["supportaddon"] = first;
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).StatusCode);
        Assert.DoesNotContain(first, string.Concat(await site.QueryAsync("select user_session::text from user_session")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/connections/desk?x=1", "/connections/desk?x=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/ok\r\nSet-Cookie: supportaddon=planted", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Signing_in_leads_back_to_this_site_alone(string back, string to)
    {
        await using var site = await RunningSite.StartAsync();
        await site.AddUserAsync("anna");
        using var browser = site.Browse();

        var answer = await browser.SignInAsync("anna", RunningSite.Password, $"?return={Uri.EscapeDataString(back)}");

        Assert.Equal(to, answer.Headers.Location?.OriginalString);
        Assert.NotEqual("planted", browser.Key);
    }

    [Fact]
    public async Task Whoever_tries_one_password_after_another_is_told_to_wait()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Browse();
        // A form that is refused for another reason counts too: no hashing is needed to be counted.
        for (var i = 0; i < RateLimits.SignInsPerMinute; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostWithoutTokenAsync("/sign-in")).StatusCode);

        var refused = await browser.SignInAsync("anna", "wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("Too many tries", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    private static async Task<string> RefusedAsync(RunningSite site, string login)
    {
        var page = await (await site.Browse().SignInAsync(login, "wrong")).Content.ReadAsStringAsync();
        return System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ8[^\"]*\"", "");
    }

    private static async Task<TimeSpan> TimeAsync(RunningSite site, string login)
    {
        var began = TimeProvider.System.GetTimestamp();
        await site.Get<SignIn>().TryAsync(login, "wrong", null, "", CancellationToken.None);
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
