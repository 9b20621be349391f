using System.Net;
using System.Text;
using SupportAddon.Core.Access;
using SupportAddon.Shell;

namespace SupportAddon.Tests.Access;

/// <summary>What somebody tries who means ill.</summary>
public sealed class AttackTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/password")]
    [InlineData("/account?handler=Reading")]
    [InlineData("/account?handler=End")]
    [InlineData("/users?handler=Add")]
    [InlineData("/users?handler=Lock")]
    [InlineData("/users?handler=Reset")]
    public async Task A_form_that_another_site_sends_is_refused(string path)
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = await site.SignedInAsync("anna");

        var forged = await browser.PostWithoutTokenAsync(path, ("login", "anna"), ("role", "administrator"));

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_session_changes_nothing_by_the_api_without_the_token_of_a_page_and_a_program_needs_none()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = await site.SignedInAsync("anna");
        await site.AddUserAsync("target");
        var token = await site.TokenAsync("deploy", null, Permission.ManageUsers);

        var forged = await browser.SendAsync(HttpMethod.Post, "/api/v1/users/target/lock", null);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (forged.StatusCode, forged.Content.Headers.ContentType?.MediaType));
        Assert.Equal(["0"], await site.QueryAsync("select count(*) from user_account where locked_at is not null"));
        var form = await browser.FormTokenAsync("/account");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(HttpMethod.Post, "/api/v1/users/target/lock", null, ("RequestVerificationToken", form))).StatusCode);
        var program = await site.Browse().SendAsync(HttpMethod.Post, "/api/v1/users/target/unlock", null, ("Authorization", $"Bearer {token}"));
        Assert.Equal(HttpStatusCode.NoContent, program.StatusCode);
        Assert.Equal(["anna user.lock", "api:deploy user.unlock"], await site.QueryAsync("select actor || ' ' || action from audit where action like 'user.%lock' order by id"));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/users/anna/lock")]
    public async Task A_body_that_is_too_large_is_refused(string path)
    {
        await using var site = await RunningSite.StartAsync();

        var answer = await site.Browse().SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent([new("login", new('a', (int)Site.LargestBody))]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(path.StartsWith("/api", StringComparison.Ordinal) ? "application/problem+json" : "text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_large_it_is_is_cut_off()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Browse();
        await browser.GetAsync("/sign-in");
        using var endless = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes("login=" + new string('a', 4 * (int)Site.LargestBody))));
        endless.Headers.ContentType = new("application/x-www-form-urlencoded");
        endless.Headers.ContentLength = null;

        var refused = await Record.ExceptionAsync(async () =>
        {
            var answer = await browser.SendAsync(HttpMethod.Post, "/sign-in", endless, ("Transfer-Encoding", "chunked"));
            Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge });
        });

        Assert.True(refused is null or HttpRequestException { InnerException: IOException }, $"{refused}"); // The rest of the body may meet a closed connection.
        Assert.Empty(await site.QueryAsync("select action from audit"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    [Fact]
    public async Task A_script_in_a_name_is_shown_and_not_run()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Administrator);
        await site.AddUserAsync("evil");
        await site.ExecuteAsync("update user_account set name = '<img src=x onerror=alert(1)>' where login = 'evil'");

        foreach (var path in new[] { "/", "/users", "/audit" })
        {
            var page = await visitor.ReadAsync(path);
            Assert.DoesNotContain("<script>", page.Replace("<script src=\"/app.js\" defer>", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        }

        Assert.Contains("Acme &lt;script&gt;", await visitor.ReadAsync("/"), StringComparison.Ordinal);
        var typed = await site.Browse().SignInAsync("\"><script>alert(1)</script>", "x");
        Assert.DoesNotContain("<script>alert", await typed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/api/v1/me")]
    [InlineData("/style.css")]
    public async Task Every_answer_tells_the_browser_what_to_beware_of(string path)
    {
        await using var site = await RunningSite.StartAsync();

        var headers = (await site.Browse().GetAsync(path)).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "same-origin"), (headers.GetValues("X-Content-Type-Options").Single(), headers.GetValues("Referrer-Policy").Single()));
        Assert.Equal(path == "/style.css" ? "no-cache" : "no-store", headers.CacheControl?.ToString());
        Assert.False(headers.Contains("Server"));
    }
}
