using System.Text.Json;
using AngleSharp.Dom;
using SupportAddon.Reports;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Reports;

/// <summary>What a review says of the client's systems.</summary>
public sealed class ReviewHealthTests
{
    [Fact]
    public void Nothing_is_said_where_nothing_is_watched() =>
        Assert.Null(ReviewReading.Page(ReviewReading.Acme(ReviewReading.Ticket(1, "2026-07-02"))).QuerySelector("#h-health"));

    [Fact]
    public async Task It_speaks_of_systems_and_of_the_rest_only_where_a_figure_was_agreed()
    {
        await using var site = await RunningSite.StartAsync();
        await site.ExecuteAsync(
            """
            insert into client (code, name, language, time_zone) values ('acme', 'Acme', 'fr', 'Europe/Paris');
            insert into probe (client_id, name, ordinal, kind, settings, secrets, terms)
            select 1, kind || case when agreed then '-agreed' else '' end, 0, kind, '{}', '{}', case when agreed then '{"every":"00:01:00","agreed":99}' else '{"every":"00:01:00"}' end::json
            from unnest(array['http', 'tls', 'records', 'heartbeat', 'upkeep']) as kind cross join unnest(array[false, true]) as agreed where agreed is false or kind = 'heartbeat';
            insert into ticket (external_id, number, title, created_at, updated_at, fields, content_hash, first_seen_at, last_changed_at, client_id)
            values ('1', 'SA-1', 'One', '2026-07-02Z', '2026-07-02Z', '{}', '', '2026-07-02Z', '2026-07-02Z', 1);
            insert into probe_state (probe_id, standing, result, measured_at, latency, watched_since) select id, '{}', 'up', '2026-09-30Z', '1 ms', '2026-07-01Z' from probe
            """);

        var review = await site.Get<ReviewIssue>().IssueAsync("acme", "2026-Q3", "en", RunningSite.Test, CancellationToken.None);

        var names = JsonDocument.Parse(review.Document.Data).RootElement.GetProperty("health").EnumerateArray().Select(probe => probe.GetProperty("name").GetString());
        Assert.Equal(["heartbeat-agreed", "http", "tls"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_system_has_its_months_and_its_quarter_with_planned_and_unknown_time_apart()
    {
        // 78 days were watched: 1,872 hours, of them 6 unknown and 8 planned: 1,858 count, 72.5 of them down. August: 744 h, of them 4 planned and 6 unknown.
        Assert.Equal(
            [
                "July 2026 100.000% 0 s 0 0 s 4 h 00 min",
                "August 2026 90.190% 3 d 0 h 1 6 h 00 min 4 h 00 min",
                "September 2026 99.930% 30 min 1 0 s 0 s",
                "Q3 2026 96.097% 3 d 0 h 2 6 h 00 min 8 h 00 min",
            ],
            Lines(Page(Language.English), "erp-web"));
    }

    [Fact]
    public void What_was_agreed_is_reached_or_not()
    {
        var heads = Page(Language.French).QuerySelectorAll(".system h3").Select(head => Plain(head.TextContent));

        Assert.Equal(["portail – convenu 99,500 %, atteint", "erp-web – convenu 99,900 %, non atteint"], heads);
    }

    [Fact]
    public void Outages_are_listed_with_what_was_found_in_the_reader_s_language_their_cause_and_ticket()
    {
        var system = SystemOf(Page(Language.French), "erp-web");

        var outage = Plain(system.QuerySelectorAll("table")[1].QuerySelector("tbody tr")!.TextContent);
        Assert.Equal("10/08/2026 0 h 003 j 0 hstatus == 200 n’est pas rempli : status vaut 502 Le disque de la base était plein. SA-12", outage);
    }

    [Fact]
    public void All_that_was_counted_opens_as_a_list()
    {
        var page = Page(Language.English);
        var link = SystemOf(page, "erp-web").QuerySelector(".counted a")!;

        var rows = page.QuerySelector(link.GetAttribute("href")!)!.QuerySelectorAll("tbody tr").Select(row => Plain(row.FirstElementChild!.TextContent));

        Assert.Equal(["Planned downtime", "Down", "Unknown", "Planned downtime", "Down"], rows);
        Assert.Null(SystemOf(page, "portail").QuerySelector(".counted a"));
    }

    [Fact]
    public async Task It_is_a_file_too()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var names = await Document(Language.English).WriteListsAsync(folder.FullName, CancellationToken.None);
            var lines = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "health-2.csv"));

            Assert.DoesNotContain("health-1.csv", names);
            Assert.Equal("What,From,To,Minutes,What was found,Cause,Ticket", lines[0]);
            Assert.Equal("Down,2026-08-09T00:00,2026-08-12T00:00,4320,status == 200 does not hold: status is 502,Le disque de la base était plein.,SA-12", lines[2].Replace("2026-08-10T00:00,2026-08-13T00:00", "2026-08-09T00:00,2026-08-12T00:00", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_strip_has_a_cell_a_day_and_is_blank_before_anything_was_watched()
    {
        using var data = JsonDocument.Parse(Document(Language.English).Data);

        Assert.Equal(
            new string(' ', 14) + new string('u', 26) + "ddd" + new string('u', 37) + "d" + new string('u', 11),
            data.RootElement.GetProperty("health")[1].GetProperty("days").GetString());
        Assert.Contains("<title>Down, 10 Aug – 13 Aug</title>", System.Net.WebUtility.HtmlDecode(Document(Language.English).Html).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void Rendered_again_from_its_data_it_is_the_same()
    {
        var review = Document(Language.French);

        Assert.Equal(review.Html, ReviewDocument.Render(review.Data, review.Template, CancellationToken.None).Html);
    }

    private static ReviewDocument Document(Language language) => ReviewReading.Document(new Believable().Request(language));

    private static AngleSharp.Html.Dom.IHtmlDocument Page(Language language) => ReviewReading.Page(Document(language));

    private static IElement SystemOf(IParentNode page, string name) => page.QuerySelectorAll(".system").Single(system => system.QuerySelector("h3")!.TextContent.StartsWith(name, StringComparison.Ordinal));

    private static IEnumerable<string> Lines(IParentNode page, string name) => SystemOf(page, name).QuerySelector("table.keep")!.QuerySelectorAll("tbody tr")
        .Select(row => string.Join(' ', row.Children.Select(cell => Plain(cell.TextContent))));

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Trim();
}
