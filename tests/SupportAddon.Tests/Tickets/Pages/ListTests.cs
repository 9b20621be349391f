using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Sla.Clocks;
using SupportAddon.Sla.Policies;
using SupportAddon.Tests.Access;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Tickets.Pages;

/// <summary>The list of tickets: filters in the address, pages, the ticked ones, the file for a spreadsheet.</summary>
public sealed class ListTests
{
    private static readonly (string Query, string[] Titles)[] Filters =
    [
        ("", ["Ticket of acme", "Ticket of other", "Export stops", "An idea"]),
        ("client=acme", ["Ticket of acme", "Export stops", "An idea"]),
        ("text=EXPORT", ["Export stops"]),
        ("status=qualification", ["Export stops"]),
        ("kind=change", ["An idea"]),
        ("priority=critical", ["Export stops"]),
        ("owner=bob", ["Export stops"]),
        ("client=acme&kind=anomaly&status=", ["Ticket of acme", "Export stops"]),
        ("connection=of-acme", []),
        ("open=true", ["Ticket of acme", "Ticket of other", "Export stops"]),
        ("conflicts=true", []),
        ("sla=breached", ["Ticket of other"]),
        ("sla=at-risk", ["Export stops"]),
        ("unanswered=true", ["Export stops"]),
        ("unassigned=true", []),
    ];

    [Fact]
    public async Task What_stands_in_the_address_filters_page_file_and_api_alike()
    {
        await using var site = await FilledAsync();
        using var anna = await site.VisitorAsync(Role.Administrator);
        var token = await site.TokenAsync();
        foreach (var (query, titles) in Filters)
        {
            var page = await anna.OpenAsync($"/tickets?{query}");
            var api = await anna.JsonAsync(token, $"/api/v1/tickets?{query}");
            var csv = await anna.ReadAsync($"/tickets.csv?{query}", ("Accept-Language", "en"));

            Assert.Equal((query, string.Join('|', titles.Order())), (query, string.Join('|', page.QuerySelectorAll(".list tbody th a").Select(link => link.TextContent).Order())));
            Assert.Equal(titles.Order(), api.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("title").GetString()).Order());
            Assert.Equal(titles.Order(), csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[2]).Order());
        }
    }

    [Fact]
    public async Task Pages_follow_each_other_with_their_filters_and_lose_nothing_when_a_ticket_is_changed_in_between()
    {
        await using var site = await TwoClients.StartAsync();
        foreach (var number in Enumerable.Range(1, 120))
        {
            site.Time.Advance(TimeSpan.FromSeconds(number % 3));
            await site.OwnAsync($"Export {number}");
        }

        using var anna = await site.VisitorAsync(Role.Administrator);
        var (seen, path) = (new List<string>(), "/tickets?client=acme&text=export");
        while (path is not null)
        {
            var page = await anna.OpenAsync(path);
            seen.AddRange(page.QuerySelectorAll(".list tbody th a").Select(link => link.TextContent));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            Assert.True(path?.Contains("client=acme&text=export", StringComparison.Ordinal) ?? true, path);
            // One that was seen already comes up to the front.
            await site.Get<TicketMessages>().NoteAsync(long.Parse((await site.QueryAsync($"select id from ticket where title = '{seen[^1]}'"))[0], null), "Seen.", TicketSite.Ana, CancellationToken.None);
            site.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(Enumerable.Range(1, 120).Select(number => $"Export {number}").Order(), seen.Order());
    }

    [Fact]
    public async Task The_api_turns_pages_with_its_filters_too()
    {
        await using var site = await TwoClients.StartAsync();
        foreach (var number in Enumerable.Range(1, 5))
            await site.OwnAsync($"Export {number}");
        using var program = site.Browse();
        var token = await site.TokenAsync();
        var (seen, path) = (new List<string?>(), "/api/v1/tickets?text=export&limit=2");
        while (path is not null)
        {
            var page = await program.JsonAsync(token, path);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("title").GetString()));
            path = page.GetProperty("next").GetString();
        }

        Assert.Equal(["Export 1", "Export 2", "Export 3", "Export 4", "Export 5"], seen.Order());
    }

    [Theory]
    [InlineData("status=nonsense")]
    [InlineData("kind=nonsense")]
    [InlineData("sla=nonsense")]
    [InlineData("after=nonsense")]
    [InlineData("after=999999999999999999-1")]
    public async Task A_word_that_is_none_of_ours_is_told_with_what_to_do_next(string query)
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Administrator);

        foreach (var path in new[] { "/tickets", "/api/v1/tickets" })
        {
            using var answer = await anna.GetAsync($"{path}?{query}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Matches("Use one of|Follow|Begin again at the top", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_ticked_ones_are_qualified_each_by_itself_and_what_refuses_is_told()
    {
        await using var site = await TwoClients.StartAsync();
        var (merged, untouched) = (await site.OwnAsync("The same"), await site.OwnAsync("Not ticked"));
        await site.Get<TicketQualification>().SetAsync(merged, new Dictionary<string, string?> { ["impact"] = "minor" }, null, TicketSite.Ana, CancellationToken.None);
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        using var answer = await anna.PostAsync("/tickets?handler=Qualify", ("ticket", "1"), ("ticket", "2"), ("ticket", $"{merged}"), ("module", "invoicing"), ("impact", "critical"), ("priority", ""));
        using var refused = await anna.PostAsync("/tickets?handler=Qualify", ("ticket", "1"), ("ticket", "2"), ("priority", "low"));
        using var nothing = await anna.PostAsync("/tickets?handler=Qualify", ("module", "invoicing"));

        Assert.Contains("Tickets qualified: 3", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var id in new[] { 1, 2, merged })
            Assert.Equal(("critical", "invoicing"), ((await site.SheetAsync(id)).Ticket.Priority, (await site.SheetAsync(id)).Support.Value("module")));
        Assert.Null((await site.SheetAsync(untouched)).Support.Value("module"));
        Assert.Equal(2, (await TicketSite.ReadAsync(await refused.Content.ReadAsStringAsync())).QuerySelectorAll("[role=alert]").Length);
        Assert.Contains("Nothing was changed", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_qualify_is_offered_no_ticks_and_refused_by_the_form()
    {
        await using var site = await TwoClients.StartAsync();
        using var client = await site.VisitorAsync(Role.Client);

        Assert.Empty((await client.OpenAsync("/tickets")).QuerySelectorAll("input[name=ticket]"));
        using var answer = await client.PostWithoutTokenAsync("/tickets?handler=Qualify", ("ticket", "1"), ("module", "x"), ("__RequestVerificationToken", client.FormToken!));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_client_s_user_and_token_list_that_client_s_tickets_whatever_the_address_asks_for()
    {
        await using var site = await TwoClients.StartAsync();
        using var client = await site.VisitorAsync(Role.Client);
        var token = await site.TokenAsync("acme");

        foreach (var query in new[] { "", "?client=other", "?text=Of", "?unassigned=true", "?open=true" })
        {
            var seen = $"{(await client.OpenAsync($"/tickets{query}")).QuerySelector(".list")?.TextContent}{await client.ReadAsync($"/tickets.csv{query}")}{await client.JsonAsync(token, $"/api/v1/tickets{query}")}";
            Assert.DoesNotContain("Of other", seen, StringComparison.Ordinal);
        }

        Assert.Contains("Of acme", await client.ReadAsync("/tickets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_title_runs_as_a_formula_in_a_spreadsheet()
    {
        await using var site = await TwoClients.StartAsync();
        string[] titles = ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-2"];
        foreach (var title in titles)
            await site.OwnAsync(title, kind: "change");
        using var anna = await site.VisitorAsync(Role.Administrator);

        using var answer = await anna.GetAsync("/tickets.csv?kind=change", ("Accept-Language", "fr"));
        var file = (await answer.Content.ReadAsStringAsync()).TrimStart('\ufeff');

        Assert.Equal(("text/csv", "tickets.csv"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
        Assert.StartsWith("Connexion;Numéro;Titre;", file, StringComparison.Ordinal);
        Assert.All(titles, title => Assert.Contains($"'{title}", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "/tickets", "There is no ticket yet")]
    [InlineData("fr", "/tickets", "Il n’y a pas encore de ticket")]
    [InlineData("en", "/tickets?text=x", "Take a filter away")]
    public async Task An_empty_list_says_what_to_do(string language, string path, string words)
    {
        await using var site = await RunningSite.StartAsync();
        using var anna = await site.VisitorAsync(Role.Administrator);

        Assert.Contains(words, (await anna.OpenAsync(path, language)).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Four tickets, no two of them alike.</summary>
    private static async Task<RunningSite> FilledAsync()
    {
        var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("insert into person (code, name, side) values ('bob', 'Bob', 'support')");
        await site.ExecuteAsync("update ticket set kind = 'anomaly', created_at = '2026-09-30 08:00Z', title = 'Ticket of ' || case id when 1 then 'acme' else 'other' end");
        var (export, idea) = (await site.OwnAsync("Export stops", kind: "anomaly"), await site.OwnAsync("An idea", kind: "change"));
        await site.MoveAsync(export, TicketStatus.Qualification);
        await site.MoveAsync(idea, TicketStatus.Cancelled);
        await site.Get<TicketAssignments>().AssignAsync(export, "bob", TicketSite.Ana, CancellationToken.None);
        await site.Get<TicketQualification>().SetAsync(export, new Dictionary<string, string?> { ["impact"] = "critical" }, null, TicketSite.Ana, CancellationToken.None);
        await site.ExecuteAsync(
            $$"""
            update client set sla = case code when 'acme' then '{"calendar":"24x7","targets":[{"priority":"critical","resolution":"100m"}]}' else '{"calendar":"24x7","targets":[{"resolution":"4h"}]}' end;
            insert into ticket_event (ticket_id, source_id, type, origin, occurred_at, observed_at, author, visibility, body)
            values ({{export}}, 'm1', 'message', 'source', '2026-10-01 08:01Z', '2026-10-01 08:01Z', 'robot', 'automatic', 'We have received your ticket.')
            """);
        await PromiseAsync(site);
        return site;
    }

    /// <summary>From long ago, and kept as of 80 minutes later.</summary>
    private static async Task PromiseAsync(RunningSite site)
    {
        await using (var db = await site.Source.OpenConnectionAsync())
            await PolicyStore.RenewAsync(db, DateTimeOffset.Parse("2026-09-01T00:00Z", null), CancellationToken.None);
        site.Time.Advance(TimeSpan.FromMinutes(80));
        await site.Get<SlaKeeper>().KeepAsync([.. (await site.QueryAsync("select id from ticket")).Select(id => long.Parse(id, null))], CancellationToken.None);
    }
}
