using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SupportAddon.Core.Access;

namespace SupportAddon.Tests.Access;

/// <summary>Finds every page and endpoint by itself, and tries each as everybody.</summary>
public sealed class AuthorizationTests
{
    /// <summary>What strangers may see. Whoever adds to it has thought about it.</summary>
    private static readonly string[] OpenToAnybody = ["/sign-in", "/error", "/icon.svg", "/style.css", "/board.css", "/health.css", "/fixes.css", "/app.js", "/live.js", "/board.js", "/healthz", "/heartbeat/{key}"];

    [Fact]
    public async Task Strangers_are_let_in_at_the_front_door_alone()
    {
        await using var site = await TwoClients.StartAsync();
        using var stranger = site.Browse();
        var doors = Door.All(site.App);

        Assert.Equal(OpenToAnybody.Order(), doors.Where(door => door.LetsAnybodyIn).Select(door => "/" + door.Endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order());
        foreach (var door in doors)
        {
            using var answer = await TryAsync(stranger, door, door.Own);
            Assert.True(IsAskedToSignIn(answer) != door.LetsAnybodyIn, $"{door} answers {answer.StatusCode} to a stranger.");
            Assert.True(!door.IsApi || door.LetsAnybodyIn || answer.StatusCode == HttpStatusCode.Unauthorized, $"{door} leads a program to a form.");
        }
    }

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.TeamLeader)]
    [InlineData(Role.TechnicalConsultant)]
    [InlineData(Role.FunctionalConsultant)]
    [InlineData(Role.Infrastructure)]
    [InlineData(Role.NetworkSecurity)]
    [InlineData(Role.Operations)]
    [InlineData(Role.Client)]
    internal async Task Each_role_gets_what_the_table_says_and_a_client_nothing_of_another(Role role)
    {
        await using var site = await TwoClients.StartAsync();
        await site.AddUserAsync("target");
        using var visitor = await site.VisitorAsync(role);
        foreach (var door in Door.All(site.App).Where(door => !door.LetsAnybodyIn && door.Own != "/sign-out"))
        {
            var allowed = door.Requires is not { } rule || RoleTable.Of(role).Contains(rule.Permission);
            using var own = await TryAsync(visitor, door, door.Own);
            Assert.True(IsForbidden(own) != allowed, $"{door} answers {own.StatusCode} to {role}.");
            Assert.False(IsAskedToSignIn(own), $"{door} does not know {role}.");
            if (!door.IsOfAClient || !allowed)
                continue;
            using var other = await TryAsync(visitor, door, door.Other);
            // What is sent to a page that takes nothing is refused before anybody looks whose it is.
            var hidden = other.StatusCode == HttpStatusCode.NotFound || (other.StatusCode, own.StatusCode) == (HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed);
            Assert.True(role == Role.Client ? hidden : other.StatusCode == own.StatusCode,
                $"{door} answers {other.StatusCode} to {role} for another client.");
        }
    }

    [Fact]
    public async Task A_token_opens_what_it_is_for_and_nothing_else()
    {
        await using var site = await TwoClients.StartAsync();
        using var program = site.Browse();
        foreach (var door in Door.All(site.App).Where(door => door.Requires is not null))
        {
            var needed = door.Requires!.Permission;
            using var fitting = await TryAsync(program, door, door.Own, await TokenAsync(site, needed));
            Assert.False(IsForbidden(fitting) || IsAskedToSignIn(fitting), $"{door} refuses a token for it: {fitting.StatusCode}.");
            using var small = await TryAsync(program, door, door.Own, await TokenAsync(site, Enum.GetValues<Permission>().Except([needed])));
            Assert.True(IsForbidden(small), $"{door} answers {small.StatusCode} to a token for everything else.");
        }
    }

    [Fact]
    public async Task A_token_of_one_client_sees_that_client_alone()
    {
        await using var site = await TwoClients.StartAsync();
        using var program = site.Browse();
        var token = await site.TokenAsync("acme", "acme", [.. RoleTable.Of(Role.Client)]);
        foreach (var door in Door.All(site.App).Where(door => door.IsOfAClient && door.Method == HttpMethod.Get && door.Requires is { } rule && RoleTable.Of(Role.Client).Contains(rule.Permission)))
        {
            using var own = await TryAsync(program, door, door.Own, token);
            using var other = await TryAsync(program, door, door.Other, token);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, $"{door}"), (own.StatusCode, other.StatusCode, $"{door}"));
        }
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_that_has_a_rule()
    {
        await using var site = await TwoClients.StartAsync();
        using var newcomer = await site.VisitorAsync(Role.Administrator, mustChange: true);
        foreach (var door in Door.All(site.App).Where(door => !door.LetsAnybodyIn && door.SignedIn is not { EvenWithOneTimePassword: true }))
        {
            using var answer = await TryAsync(newcomer, door, door.Own);
            Assert.True(IsForbidden(answer) || answer.Headers.Location?.ToString() == "/password", $"{door} answers {answer.StatusCode} to a one-time password.");
        }
    }

    [Fact]
    public async Task Lists_show_a_client_s_user_nothing_of_others_and_no_connection_that_others_share()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);

        var seen = await visitor.ReadAsync("/") + await visitor.ReadAsync("/api/v1/clients") + await visitor.ReadAsync("/api/v1/connections");

        Assert.Contains("of-acme", seen, StringComparison.Ordinal);
        Assert.Contains("/reviews/1", seen, StringComparison.Ordinal);
        Assert.All(["Other", "other", "/reviews/2", "shared", "half", "/users", "/audit"], foreign => Assert.DoesNotContain(foreign, seen, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/connections/shared")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/connections/half")).StatusCode);
    }

    [Fact]
    public async Task A_page_or_endpoint_without_a_rule_keeps_the_service_from_starting_and_opens_to_nobody()
    {
        await using var site = await TwoClients.StartAsync(app =>
        {
            app.MapGet("/forgotten", () => "a secret");
            var refused = Assert.Throws<InvalidOperationException>(() => SupportAddon.Shell.EndpointRules.RequireOfEach(((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)));
            Assert.Contains("/forgotten", refused.Message, StringComparison.Ordinal);
        });
        using var administrator = await site.VisitorAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync("/forgotten")).StatusCode);
    }

    private static async Task<string> TokenAsync(RunningSite site, params IEnumerable<Permission> permissions) =>
        await site.TokenAsync($"t{Guid.NewGuid():N}"[..20], null, [.. permissions]);

    private static Task<HttpResponseMessage> TryAsync(Browser browser, Door door, string path, string? token = null) =>
        browser.SendAsync(door.Method, path, door.Body,
            token is not null ? [("Authorization", $"Bearer {token}")] : browser.FormToken is { } form ? [("RequestVerificationToken", form)] : []);

    private static bool IsForbidden(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Forbidden;

    private static bool IsAskedToSignIn(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Unauthorized
        || answer.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) == true;
}
