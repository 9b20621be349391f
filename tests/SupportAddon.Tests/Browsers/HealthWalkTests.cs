using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SupportAddon.Core.Access;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Browsers;

/// <summary>Somebody looks after the systems of all clients in a real browser; each step is photographed.</summary>
public sealed class HealthWalkTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("fr", 1280, ColorScheme.Light)]
    [InlineData("en", 390, ColorScheme.Dark)]
    public async Task Each_page_of_health_is_looked_at(string language, int width, ColorScheme scheme)
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync(
            """
            insert into probe_result select 1, '2026-10-01 07:58Z'::timestamptz - n * interval '10 minutes', case when n < 12 then 'down' else 'up' end, (200 + 100 * sin(n / 9.0) + n % 7 * 12) * interval '1 ms', null from generate_series(1, 140) as n;
            insert into outage (probe_id, client_id, began_at, confirmed_at, ended_at, error, cause) values (1, 1, '2026-09-30 20:00Z', '2026-09-30 20:02Z', '2026-09-30 20:40Z', 'there was no answer within 10s', 'The disk was full.');
            insert into probe_gap (probe_id, from_at, to_at) values (1, '2026-09-30 14:00Z', '2026-09-30 15:30Z');
            update client set name = 'Fonderies Lemarchand' where id = 1; update outage set cause = 'The disk was full.', error = 'status == 200 does not hold: status is 500';
            update downtime set reason = 'Update to 19.1'
            """);
        await site.AddUserAsync("anna");
        await using var visit = await chromium.VisitAsync(site, "anna", new(language, width, scheme));
        foreach (var (name, path) in new[]
        {
            ("all", "/health"), ("probe-day", "/health/acme/web"), ("probe-quarter", "/health/acme/web?period=quarter"), ("outage", "/outages/1"), ("downtimes", "/downtimes"), ("review", "/reviews/1"),
        })
        {
            await visit.OpenAsync(path);
            await PhotographAsync(visit, $"{name}-{language}-{width}");
            Assert.Empty((await visit.Page.RunAxe()).Violations.Select(violation => $"{path}: {violation.Id}"));
            Assert.True(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than the screen.");
        }
    }

    [Fact]
    public async Task A_page_that_is_open_shows_an_outage_as_it_begins()
    {
        await using var site = await TwoClients.StartAsync();
        await site.AddUserAsync("anna", Role.TeamLeader);
        await using var visit = await chromium.VisitAsync(site, "anna");
        await visit.OpenAsync("/health/acme/web");
        await Assertions.Expect(visit.Find("#charts")).Not.ToContainTextAsync("Another one");

        await site.ExecuteAsync("update outage set ended_at = began_at + interval '1 hour', error = 'Another one' where id = 1");

        await Assertions.Expect(visit.Find("#charts")).ToContainTextAsync("Another one");
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Of a review only what it says of the systems.</summary>
    private static async Task PhotographAsync(Visit visit, string name)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures", "health")).FullName, $"{name}.png");
        if (name.StartsWith("review", StringComparison.Ordinal))
            await visit.Find("section:has(> #h-health)").ScreenshotAsync(new() { Path = file });
        else
            await visit.Page.ScreenshotAsync(new() { Path = file, FullPage = true });
    }
}
