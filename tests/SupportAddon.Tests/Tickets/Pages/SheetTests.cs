using System.Net;
using System.Reflection;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Core.Tickets;
using SupportAddon.Tests.Access;
using SupportAddon.Tickets.Life;
using SupportAddon.Tickets.Pages;
using static SupportAddon.Core.Tickets.TicketStatus;

namespace SupportAddon.Tests.Tickets.Pages;

/// <summary>The sheet of a ticket: what it shows to whom, and its forms.</summary>
public sealed class SheetTests
{
    /// <summary>Every form that a sheet takes, found by itself.</summary>
    private static IReadOnlyList<string> Forms => [.. typeof(TicketModel).GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)).Select(method => method.Name["OnPost".Length..^"Async".Length])];

    [Fact]
    public async Task No_form_of_a_client_s_user_reaches_another_client_s_ticket()
    {
        await using var site = await TwoClients.StartAsync();
        using var client = await site.VisitorAsync(Role.Client);
        var before = await site.EventsAsync();

        Assert.True(Forms.Count > 10);
        foreach (var form in Forms)
            Assert.Equal((form, HttpStatusCode.NotFound), (form, await SendAsync(client, 2, form)));
        Assert.Equal(before, await site.EventsAsync());
    }

    [Fact]
    public async Task A_form_is_taken_of_those_alone_who_may_and_never_from_another_site()
    {
        await using var site = await TwoClients.StartAsync();
        using var client = await site.VisitorAsync(Role.Client);
        using var network = await site.VisitorAsync(Role.Infrastructure);
        var before = await site.EventsAsync();

        foreach (var form in Forms)
        {
            Assert.Equal((form, form is not ("Answer" or "Confirm" or "Refuse" or "Accept" or "Decline")), (form, await SendAsync(client, 1, form) == HttpStatusCode.Forbidden));
            Assert.Equal((form, form is "Assign" or "Qualify" or "Estimate" or "Quote" or "Link" or "Unlink" or "Merge" or "Unmerge"), (form, await SendAsync(network, 1, form) == HttpStatusCode.Forbidden));
            Assert.Equal(HttpStatusCode.BadRequest, (await network.PostWithoutTokenAsync($"/tickets/1?handler={form}", ("text", "x"), ("keep", "ours"))).StatusCode);
        }

        Assert.Equal(before, await site.EventsAsync());
    }

    [Fact]
    public async Task A_ticket_is_qualified_answered_moved_resolved_and_confirmed_by_its_forms()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("insert into person (code, name, side) values ('bob', 'Bob Petit', 'support'); update ticket set kind = 'anomaly' where id = 1");
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        await anna.DoAsync("Qualify", ("impact", "critical"), ("module", "invoicing"), ("kind", ""));
        await anna.DoAsync("Assign", ("owner", "bob"), ("level", "N2"));
        await anna.DoAsync("Move", ("to", "qualification"));
        await anna.DoAsync("Answer", ("text", "We look at it."));
        await anna.DoAsync("Note", ("text", "Seen with the accountant."));
        await anna.DoAsync("Move", ("to", "resolved"));
        await anna.DoAsync("Confirm", ("text", "Works again."));

        var sheet = await site.SheetAsync(1);
        Assert.Equal(("closed", "critical", "Bob Petit", "N2"), (sheet.Ticket.Status, sheet.Ticket.Priority, sheet.Ticket.Owner, sheet.Ticket.Level));
        Assert.Equal(("invoicing", "anomaly"), (sheet.Support.Value("module"), sheet.Ticket.Kind));
        Assert.All(sheet.History.Where(fact => fact.Author != RunningSite.Test.Name), fact => Assert.Equal(("teamleader", "127.0.0.1"), (fact.Author, fact.Data["address"])));
        Assert.Equal(["client"], sheet.History.Where(fact => fact.Type == LifeEventType.Confirmation).Select(fact => fact.Side));
    }

    [Fact]
    public async Task Third_parties_sessions_ties_and_merges_are_recorded_by_their_forms_and_undone()
    {
        await using var site = await TwoClients.StartAsync();
        var other = await site.OwnAsync("The same again");
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        await anna.DoAsync("Contact", ("party", "the host"), ("text", "Asked for logs."), ("at", "2026-09-30T10:30"));
        await anna.DoAsync("Session", ("consent", "Anne, by phone"), ("minutes", "20"), ("text", "Rebuilt the index."));
        await anna.DoAsync("Link", ("kind", "caused-by"), ("other", $"SA-{other}"));
        var tied = await anna.OpenAsync("/tickets/1");
        await anna.DoAsync("Unlink", ("other", $"{other}"));
        await anna.DoAsync("Merge", ("other", $"SA-{other}"), ("reason", "Reported twice."));
        var merged = await anna.OpenAsync("/tickets/1");
        await anna.DoAsync("Unmerge", ("other", $"{other}"));

        Assert.Equal($"/tickets/{other}", tied.QuerySelector(".ties a")?.GetAttribute("href"));
        Assert.Empty(merged.QuerySelectorAll("form[action*='Move'], form[action*='Answer']"));
        var history = (await site.SheetAsync(1)).History;
        Assert.Equal(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(new(2026, 9, 30, 10, 30, 0), TimeZoneInfo.Local)), history.Single(fact => fact.Type == LifeEventType.Contact).OccurredAt);
        Assert.Equal(("20", "Anne, by phone"), (history.Single(fact => fact.Type == LifeEventType.RemoteSession).Data["minutes"], history.Single(fact => fact.Type == LifeEventType.RemoteSession).Data["consent"]));
        Assert.Empty((await site.SheetAsync(1)).Ties);
    }

    [Fact]
    public async Task Only_legal_moves_are_offered_each_with_its_reason_in_the_reader_s_language()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        var page = await anna.OpenAsync("/tickets/1", "fr");

        Assert.Equal(["qualification", "cancelled"], page.QuerySelectorAll("input[name=to]").Select(way => way.GetAttribute("value")));
        Assert.Contains("Quelqu’un a commencé à chercher ce que c’est.", page.Body!.TextContent, StringComparison.Ordinal);
        using var refused = await anna.ActAsync("Move", ("to", "resolved"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("From reception it may go to", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_into_a_form_that_is_refused_is_not_lost()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        using var refused = await anna.ActAsync("Contact", ("party", "the \"host\""), ("text", "Said <much>"), ("at", "2199-01-01T00:00"));

        var page = await TicketSite.ReadAsync(await refused.Content.ReadAsStringAsync());
        Assert.Equal("What is recorded lies in the future.", page.QuerySelector("[role=alert]")!.TextContent.Trim().Split(" \n")[0].Split("Give")[0].Trim());
        Assert.Equal(("the \"host\"", "Said <much>"), (page.QuerySelector("#contact-party")!.GetAttribute("value"), page.QuerySelector("#contact-text")!.TextContent));
        Assert.True(page.QuerySelector("#contact-party")!.Closest("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_client_s_user_reads_what_was_said_to_the_client_and_nothing_else()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update ticket set fields = '{\"secret-field\":\"secret-value\"}' where id = 1");
        await site.Get<TicketMessages>().NoteAsync(1, "a secret note", TicketSite.Ana, CancellationToken.None);
        await site.Get<TicketMessages>().AnswerAsync(1, "a public answer", TicketSite.Ana, CancellationToken.None);
        await site.Get<TicketContacts>().ContactAsync(1, "the secret host", "a secret contact", null, TicketSite.Ana, CancellationToken.None);
        await site.Get<TicketQualification>().SetAsync(1, new Dictionary<string, string?> { ["team"] = "secret-team", ["coverage"] = "to-be-quoted" }, null, TicketSite.Ana, CancellationToken.None);
        using var client = await site.VisitorAsync(Role.Client);
        var token = await site.TokenAsync("acme");

        foreach (var seen in new[]
        {
            await client.ReadAsync("/tickets/1"), $"{await client.JsonAsync(token, "/api/v1/tickets/1")}", $"{await client.JsonAsync(token, "/api/v1/tickets/1/events")}",
        })
        {
            Assert.Contains("a public answer", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("to-be-quoted", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("192.0.2.7", seen, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("secret-team", $"{await client.JsonAsync(token, "/api/v1/tickets")}{await client.ReadAsync("/tickets")}{await client.ReadAsync("/tickets.csv")}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_s_user_answers_for_the_client_and_refuses_and_confirms()
    {
        await using var site = await TwoClients.StartAsync();
        using var client = await site.VisitorAsync(Role.Client);
        await client.DoAsync("Answer", ("text", "It is still there."));
        await site.MoveAsync(1, TicketStatus.Qualification, Resolved);
        await client.DoAsync("Refuse", ("reason", "No."));
        await site.MoveAsync(1, Resolved);
        Assert.NotNull((await client.OpenAsync("/tickets/1")).QuerySelector("#judge"));
        await client.DoAsync("Confirm", ("text", "Now it works."));

        var sheet = await site.SheetAsync(1);
        Assert.Equal(("closed", Verdict.Confirmed), (sheet.Ticket.Status, sheet.Support.Verdict));
        Assert.All(sheet.History.Where(fact => fact.Author == "client"), fact => Assert.Equal("client", fact.Side));
    }

    [Fact]
    public async Task A_script_in_what_came_from_outside_is_shown_and_not_run()
    {
        await using var site = await TwoClients.StartAsync();
        const string Script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        await site.ExecuteAsync($$"""update ticket set title = '{{Script}}', number = '{{Script}}', description = '{{Script}}', link = 'https://desk.example/1"><script>', fields = '{"{{Script}}":"{{Script}}"}' where id = 1""");
        await site.Get<TicketMessages>().AnswerAsync(1, Script, TicketSite.Ana with { Name = Script }, CancellationToken.None);
        await site.ExecuteAsync($"insert into person (code, name, side, team) values ('eve', '{Script}', 'support', '{Script}')");
        using var anna = await site.VisitorAsync(Role.Administrator);

        foreach (var path in new[] { "/tickets", "/tickets/1", "/people", "/tickets?text=%3Cscript%3Ealert(1)&status=%22%3E%3Cscript%3E" })
        {
            using var answer = await anna.GetAsync(path);
            var page = await TicketSite.ReadAsync(await answer.Content.ReadAsStringAsync());
            Assert.Equal(["/app.js", "/live.js"], page.QuerySelectorAll("script").Select(script => script.GetAttribute("src")));
            Assert.Empty(page.QuerySelectorAll("img, [onerror]"));
        }

        Assert.Contains(Script, (await anna.OpenAsync("/tickets/1")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    public async Task A_link_of_a_source_that_leads_to_no_web_page_is_not_offered(string link)
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync($"update ticket set link = '{link}' where id = 1");
        using var anna = await site.VisitorAsync(Role.Administrator);

        Assert.DoesNotContain(link.Split(':')[0] + ":", await anna.ReadAsync("/tickets/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_shows_the_clocks_step_by_step_and_which_rule_decided_what_to_the_team_alone()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync(
            """
            update client set sla = '{"calendar":"24x7","targets":[{"firstResponse":"60m","resolution":"4h"}]}',
                qualification = '[{"name":"exports","when":"ticket.title contains \"Ticket\"","then":{"module":"export"}}]' where code = 'acme'
            """);
        await using (var db = await site.Source.OpenConnectionAsync())
            await SupportAddon.Sla.Policies.PolicyStore.RenewAsync(db, DateTimeOffset.Parse("2026-09-01T00:00Z", null), CancellationToken.None);
        using var anna = await site.VisitorAsync(Role.Administrator);
        using var client = await site.VisitorAsync(Role.Client);

        var page = await anna.OpenAsync("/tickets/1");

        Assert.Equal(["First response", "Resolution"], page.QuerySelectorAll(".clock summary strong").Select(name => name.TextContent));
        Assert.NotEmpty(page.QuerySelectorAll(".clock tbody tr"));
        Assert.Contains("exports", page.QuerySelector("[aria-labelledby=rules]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await client.OpenAsync("/tickets/1")).QuerySelectorAll(".clock, #rules"));
    }

    private static async Task<HttpStatusCode> SendAsync(Browser browser, long id, string form) =>
        (await browser.PostWithoutTokenAsync($"/tickets/{id}?handler={form}", ("__RequestVerificationToken", browser.FormToken!))).StatusCode;
}
