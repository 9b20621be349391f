using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.Shell;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Shell;

public sealed class ApiTests
{
    [Theory]
    [InlineData("/api/v1/me", null, 401)]
    [InlineData("/api/v1/users", Permission.ViewClients, 403)]
    [InlineData("/api/v1/clients/nobody", Permission.ViewClients, 404)]
    [InlineData("/api/v1/nothing", Permission.ViewClients, 404)]
    [InlineData("/api/v1/clients?limit=many", Permission.ViewClients, 400)]
    [InlineData("/api/v1/audit?after=x", Permission.ViewAudit, 400)]
    internal async Task Every_failure_is_told_as_problem_details(string path, Permission? permission, int status)
    {
        await using var site = await RunningSite.StartAsync();
        var token = permission is { } needed ? await site.TokenAsync("program", null, needed) : "none";

        var answer = await site.Browse().GetAsync(path, ("Authorization", $"Bearer {token}"));

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/v1/tickets?limit=many", null)]
    [InlineData("GET", "/api/v1/tickets?open=perhaps", null)]
    [InlineData("POST", "/api/v1/tickets/1/answers", "{")]
    public async Task What_cannot_be_read_is_told_with_where_to_read_on(string method, string path, string? body)
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("program", null, Permission.ViewTickets, Permission.AnswerTickets);
        using var content = body is null ? null : new StringContent(body, null, "application/json");

        var answer = await site.Browse().SendAsync(HttpMethod.Parse(method), path, content, ("Authorization", $"Bearer {token}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Contains("cannot be read", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("/api/v1/openapi.json", problem.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/api/v1/tickets", 415)]
    [InlineData("POST", "/api/v1/tickets/1/answers", 415)]
    [InlineData("DELETE", "/api/v1/me", 405)]
    [InlineData("POST", "/api/v1/nothing", 404)]
    public async Task What_is_sent_in_another_form_or_by_another_method_is_not_said_to_be_missing(string method, string path, int status)
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("program", null, Permission.AnswerTickets);

        var answer = await site.Browse().SendAsync(HttpMethod.Parse(method), path, new StringContent("Hello", null, "text/plain"), ("Authorization", $"Bearer {token}"));

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(status, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_refusal_says_what_to_do_next_and_a_bug_gives_a_reference_and_no_secrets()
    {
        await using var site = await RunningSite.StartAsync(more: app =>
        {
            app.MapGet("/api/v1/refused", string () => throw new RefusedException("It cannot be.", "Do that first.")).AllowAnonymous();
            app.MapGet("/api/v1/broken", string () => throw new InvalidOperationException("s3cr3t")).AllowAnonymous();
            app.MapGet("/broken", string () => throw new InvalidOperationException("s3cr3t")).AllowAnonymous();
        });
        using var browser = site.Browse();

        var refused = JsonDocument.Parse(await (await browser.GetAsync("/api/v1/refused")).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((400, "It cannot be.", "Do that first."), (refused.GetProperty("status").GetInt32(), refused.GetProperty("detail").GetString(), refused.GetProperty("next").GetString()));
        var broken = await (await browser.GetAsync("/api/v1/broken")).Content.ReadAsStringAsync();
        Assert.Matches("\"reference\":\"[0-9a-f]{8}\"", broken);
        var page = await browser.GetAsync("/broken");
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Matches("<code>[0-9a-f]{8}</code>", text);
        Assert.DoesNotContain("s3cr3t", broken + text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_come_in_pages_that_follow_a_key_so_that_nothing_is_skipped_when_something_is_removed()
    {
        await using var site = await RunningSite.StartAsync();
        foreach (var login in new[] { "a", "b", "c", "d", "e" })
            await site.AddUserAsync(login);
        var token = await site.TokenAsync("program", null, Permission.ManageUsers);
        using var program = site.Browse();
        var (seen, next) = (new List<string>(), (string?)"/api/v1/users?limit=2");
        while (next is not null)
        {
            var page = JsonDocument.Parse(await program.ReadAsync(next, ("Authorization", $"Bearer {token}"))).RootElement;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(user => user.GetProperty("login").GetString()!));
            next = page.GetProperty("next").GetString();
            if (seen.Count == 2)
                await site.Get<UserChanges>().RemoveAsync("a", RunningSite.Test, CancellationToken.None);
        }

        Assert.Equal(["a", "b", "c", "d", "e"], seen);
    }

    [Fact]
    public async Task The_document_names_every_endpoint_of_the_api_and_nothing_else()
    {
        await using var site = await RunningSite.StartAsync();
        var token = await site.TokenAsync("program", null, Permission.ViewClients);

        var document = JsonDocument.Parse(await site.Browse().ReadAsync("/api/v1/openapi.json", ("Authorization", $"Bearer {token}"))).RootElement;

        var described = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        var doors = Door.All(site.App).Where(door => door.IsApi && !door.Own.EndsWith("openapi.json", StringComparison.Ordinal)).Select(door => door.ToString());
        Assert.Equal(doors.Order(), described.Order());
    }

    [Fact]
    public async Task Who_asks_is_told_who_that_is_and_what_it_may_do()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);

        var me = JsonDocument.Parse(await visitor.ReadAsync("/api/v1/me")).RootElement;

        Assert.Equal(("client", "client", false, "fr"), (
            me.GetProperty("name").GetString(), me.GetProperty("role").GetString(), me.GetProperty("seesAllClients").GetBoolean(), me.GetProperty("language").GetString()));
        Assert.Equal(["view-clients", "view-tickets", "answer-tickets", "view-reports", "view-connections"], me.GetProperty("permissions").EnumerateArray().Select(word => word.GetString()));
    }

    [Fact]
    public async Task A_program_that_never_pauses_is_told_to_wait()
    {
        await using var site = await RunningSite.StartAsync();
        using var program = site.Browse();
        HttpResponseMessage answer;
        var asked = 0;
        do
            answer = await program.GetAsync("/api/v1/me");
        while (answer.StatusCode == HttpStatusCode.Unauthorized && asked++ <= RateLimits.ApiRequestsPerMinute);

        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }
}
