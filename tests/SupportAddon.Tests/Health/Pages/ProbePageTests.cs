using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Health.Pages;

/// <summary>One probe's page, and asking it now.</summary>
public sealed class ProbePageTests
{
    [Fact]
    public async Task It_shows_the_definition_as_applied_and_of_a_secret_only_that_there_is_one()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TechnicalConsultant);

        var page = await HealthPageTests.ReadAsync(anna, "/health/acme/web", "en");

        Assert.All(
            ["<code>status == 200</code>", "<code>size < 1000</code>", "http://127.0.0.1:9/", "headers.X-Key", "after 3 bad measurements", "href=\"/health/acme/new\"", "href=\"/fixes/new/shared/country-from-vat\"", "critical"],
            shown => Assert.Contains(shown, page, StringComparison.Ordinal));
        Assert.DoesNotContain(HealthSeed.Secret, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    [InlineData("quarter")]
    public async Task Each_period_has_its_charts_and_its_outages(string period)
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TechnicalConsultant);

        var page = await HealthPageTests.ReadAsync(anna, $"/health/acme/web?period={period}", "en");

        Assert.Contains($"href=\"?period={period}\" aria-current=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"line\"", page, StringComparison.Ordinal);
        Assert.Matches("<title>down, [^<]+ – [^<]+</title>", page);
        Assert.Contains("href=\"/outages/1\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Availability_is_told_by_month_and_quarter_against_what_was_agreed()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TechnicalConsultant);

        var lines = Regex.Matches(await HealthPageTests.ReadAsync(anna, "/health/acme/web", "en"), "<tr class=\"(whole)?\">(.*?)</tr>", RegexOptions.Singleline)
            .Select(line => Regex.Replace(Regex.Replace(line.Groups[2].Value, "<[^>]+>", " "), @"\s+", " ").Trim()).ToList();

        // Down since 06:00 UTC of October 1st, which begins at 22:00 UTC in Paris: two of ten hours.
        Assert.Equal("Q4 2026 80.000% not reached 2 h 00 min 1 0 s 0 s", lines[0]);
        Assert.Equal("October 2026 80.000% not reached 2 h 00 min 1 0 s 0 s", lines[1]);
        Assert.Equal("Q3 2026 100.000% reached 0 s 0 0 s 0 s", lines[2]);
        Assert.Equal(5, lines.Count);
    }

    [Fact]
    public async Task Who_works_for_support_measures_now_and_sees_each_condition_and_no_figure_changes()
    {
        await using var site = await TwoClients.StartAsync();
        await using var erp = await ErpAsync(site, "the ERP");
        using var anna = await site.VisitorAsync(Role.Operations);

        var answer = await anna.PostAsync("/health/acme/web?handler=Measure");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches("holds</span> <code>status == 200</code> <small>status is 200</small>", page);
        Assert.Matches("does not hold</span> <code>size < 2</code> <small>size is 7</small>", page);
        Assert.Equal(["probe.measure probe acme/web operations"], await site.QueryAsync("select concat_ws(' ', action, subject, actor) from audit where action = 'probe.measure'"));
        Assert.Equal(["80"], await site.QueryAsync("select count(*) from probe_result"));
    }

    [Fact]
    public async Task What_does_not_answer_says_so_in_french()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update probe set secrets = '{}' where id = 1");
        using var anna = await site.VisitorAsync(Role.Operations);
        await anna.PostAsync("/account?handler=Reading", ("language", "fr"));

        var page = WebUtility.HtmlDecode(await (await anna.PostAsync("/health/acme/web?handler=Measure")).Content.ReadAsStringAsync());

        Assert.Contains("Rien n’écoute sur 127.0.0.1 port 9", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_s_user_does_not_measure()
    {
        await using var site = await TwoClients.StartAsync();
        using var visitor = await site.VisitorAsync(Role.Client);

        Assert.DoesNotContain("handler=Measure", await visitor.ReadAsync("/health/acme/web"), StringComparison.Ordinal);
        using var answer = await visitor.PostAsync("/health/acme/web?handler=Measure");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await site.QueryAsync("select 1 from audit where action = 'probe.measure'"));
    }

    /// <summary>A system on loopback that acme's probe asks from now on.</summary>
    private static async Task<WebApplication> ErpAsync(RunningSite site, string says)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        Microsoft.AspNetCore.Hosting.WebHostBuilderKestrelExtensions.UseKestrelCore(builder.WebHost);
        var erp = builder.Build();
        erp.Urls.Add("http://127.0.0.1:0");
        erp.Run(context => context.Response.WriteAsync(says));
        await erp.StartAsync();
        await site.ExecuteAsync(
            $$"""update probe set settings = '{"url":"{{erp.Urls.Single()}}/"}', secrets = '{}', terms = jsonb_set(terms::jsonb, '{warnings}', '["size < 2"]')::json where id = 1""");
        return erp;
    }
}
