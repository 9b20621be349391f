using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Health.Pages;

/// <summary>All clients at a glance.</summary>
public sealed class HealthPageTests
{
    [Fact]
    public async Task Each_client_has_a_line_with_its_worst_state_and_what_is_down_since_when_and_why_in_the_reader_s_language()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        var page = await ReadAsync(anna, "/health", "fr");

        Assert.Contains("Other <span class=\"mark down\">en panne</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"spoken\">web: en panne</span>", page, StringComparison.Ordinal);
        Assert.Contains("status == 200 n’est pas rempli : status vaut 500", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/outages/2\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/tickets/2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_measured_is_unknown_and_not_up()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update probe set removed_at = now() where name = 'web'");
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        var page = await ReadAsync(anna, "/health", "en");

        Assert.Contains("Other <span class=\"mark unknown\">unknown</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("mark up", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measurement_that_is_overdue_makes_unknown_of_what_was_down()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        await site.ExecuteAsync("update probe set terms = jsonb_set(terms::jsonb, '{every}', '\"00:00:10\"')::json where name = 'web'");

        Assert.Contains("Other <span class=\"mark unknown\">unknown</span>", await ReadAsync(anna, "/health", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_down_on_purpose_is_no_alarm()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update downtime set definition = jsonb_set(definition, '{once,start}', '\"2026-09-30T00:00:00+00:00\"'), reason = 'Update to 19.1' where id = 2; update probe set removed_at = now() where name = 'new'");
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        var page = await ReadAsync(anna, "/health", "en");

        Assert.Contains("Other <span class=\"mark planned\">planned downtime</span>", page, StringComparison.Ordinal);
        Assert.Contains("Planned downtime: Update to 19.1", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_of_which_something_is_not_up_can_be_shown()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync(
            "update probe set removed_at = now() where client_id = 2 and name = 'new'; update probe_state set standing = standing - 'downSince' - 'bad' || '{\"last\":{\"at\":\"2026-10-01T07:59:00Z\",\"result\":\"up\",\"latency\":\"00:00:00.1\"}}' where probe_id = 2");
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        var all = await ReadAsync(anna, "/health", "en");
        var troubled = await ReadAsync(anna, "/health?show=trouble", "en");

        Assert.Contains("All (2)", all, StringComparison.Ordinal);
        Assert.Contains("Other <span class=\"mark up\">up</span>", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Other <span", troubled, StringComparison.Ordinal);
        Assert.Contains("Not up (1)", troubled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_bad_and_no_outage_yet_is_worth_a_look()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update probe_state set standing = jsonb_set(standing - 'downSince', '{bad,count}', '2') where probe_id = 2; delete from outage where probe_id = 2");
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        Assert.Contains("Bad 2 times in a row; 3 make an outage.", await ReadAsync(anna, "/health", "en"), StringComparison.Ordinal);
        Assert.Contains("Mauvaise 2 fois de suite ; 3 font une panne.", await ReadAsync(anna, "/health", "fr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_s_user_sees_that_client_alone()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);

        var seen = await visitor.ReadAsync("/health") + await visitor.ReadAsync("/downtimes");

        Assert.Contains("/health/acme/web", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("/health/other", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"row\">\n        other", seen, StringComparison.Ordinal);
        Assert.Contains("All (1)", await ReadAsync(visitor, "/health", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_probe_it_says_how_to_define_one()
    {
        await using var site = await RunningSite.StartAsync();
        using var anna = await site.SignedInAsync("anna");

        Assert.Contains("supportaddon apply -f FILE", await anna.ReadAsync("/health"), StringComparison.Ordinal);
        Assert.Contains("href=\"/health\"", await anna.ReadAsync("/"), StringComparison.Ordinal);
    }

    internal static async Task<string> ReadAsync(Browser browser, string path, string language) =>
        WebUtility.HtmlDecode(await browser.ReadAsync(path, ("Accept-Language", language)));
}
