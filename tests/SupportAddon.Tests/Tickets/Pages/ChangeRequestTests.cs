using System.Net;
using SupportAddon.Core.Access;
using SupportAddon.Core.Life;
using SupportAddon.Tests.Access;

namespace SupportAddon.Tests.Tickets.Pages;

/// <summary>A change request on its sheet, in lists and for programs, from the request to the client's word.</summary>
public sealed class ChangeRequestTests
{
    [Fact]
    public async Task It_is_estimated_and_quoted_by_forms_and_the_client_s_user_accepts_the_quote()
    {
        await using var site = await ChangeAsync();
        using var anna = await site.VisitorAsync(Role.FunctionalConsultant);
        using var client = await site.VisitorAsync(Role.Client);
        await anna.DoAsync("Estimate", ("effort", "2,5"), ("unit", "days"), ("by", "Anna"));
        await anna.DoAsync("Quote", ("reference", "D-17"), ("amount", "1800,5"), ("currency", "eur"), ("validUntil", "2199-01-31"));

        var offered = await client.OpenAsync("/tickets/1", "fr");
        await client.DoAsync("Accept", ("by", "somebody else"), ("reference", "BC-4711"));
        var accepted = await anna.OpenAsync("/tickets/1", "fr");

        Assert.Equal("Acceptez-vous le devis ?", offered.QuerySelector("#accept")!.TextContent);
        Assert.Contains("D-17, 1\u202f800,50\u00a0EUR, valable jusqu’au 31/01/2199", offered.QuerySelector("#timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["demandée", "estimée2,5 joursAnna", "devis envoyéD-171\u202f800,50\u00a0EURvalable jusqu’au 31/01/2199", "acceptéeclientBC-4711", "livrée"],
            accepted.QuerySelectorAll(".funnel li").Select(stage => string.Concat(stage.TextContent.Split('\n').Select(line => line.Trim()))));
        Assert.Equal("acceptée", accepted.QuerySelector(".funnel [aria-current=step] span")!.TextContent);
        Assert.Equal(("to-be-quoted", "client"), ((await site.SheetAsync(1)).Support.Value("coverage"), (await site.SheetAsync(1)).Change!.Acceptance!.By));
    }

    [Fact]
    public async Task The_client_s_user_sees_the_price_and_not_how_it_came_about_and_refuses_it_with_a_reason()
    {
        await using var site = await ChangeAsync();
        using var anna = await site.VisitorAsync(Role.FunctionalConsultant);
        using var client = await site.VisitorAsync(Role.Client);
        var token = await site.TokenAsync("acme");
        await anna.DoAsync("Estimate", ("effort", "7777.25"), ("unit", "hours"), ("by", "the secret estimator"));
        await anna.DoAsync("Quote", ("reference", "D-17"), ("amount", "1800"), ("currency", "EUR"));

        foreach (var seen in new[]
        {
            await client.ReadAsync("/tickets/1"), $"{await client.JsonAsync(token, "/api/v1/tickets/1")}", $"{await client.JsonAsync(token, "/api/v1/tickets/1/events")}",
        })
        {
            Assert.Contains("D-17", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", seen, StringComparison.Ordinal);
            Assert.All(new[] { "7777.25", "7,777.25" }, effort => Assert.DoesNotContain(effort, seen, StringComparison.Ordinal));
            Assert.DoesNotContain("127.0.0.1", seen, StringComparison.Ordinal);
        }

        using var unsaid = await client.ActAsync("Decline", ("reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        await client.DoAsync("Decline", ("reason", "Too dear."));

        var line = (await anna.OpenAsync("/tickets/1")).QuerySelectorAll(".funnel span").Select(stage => stage.TextContent);
        Assert.Equal(["requested", "estimated", "quoted", "refused"], line);
        Assert.Empty((await client.OpenAsync("/tickets/1")).QuerySelectorAll("form[action*=Accept], form[action*=Decline]"));
    }

    [Fact]
    public async Task The_client_s_word_reaches_nothing_but_its_own_quote()
    {
        await using var site = await ChangeAsync();
        await site.ExecuteAsync("update ticket set kind = 'change'");
        using var client = site.Browse();
        var (token, team) = (await site.TokenAsync("acme"), await site.TokenAsync());
        foreach (var id in new[] { 1, 2 })
        {
            await client.SendAsync(team, HttpMethod.Post, $"/api/v1/tickets/{id}/estimate", new { effort = 2, unit = "days" });
            if (id == 2)
                await client.SendAsync(team, HttpMethod.Post, $"/api/v1/tickets/{id}/quote", new { reference = "D-1", amount = 10 });
        }

        async Task<HttpStatusCode> PostAsync(long id, string step) => (await client.SendAsync(token, HttpMethod.Post, $"/api/v1/tickets/{id}/{step}", new { reason = "No.", by = "Anne" })).StatusCode;

        // Not quoted yet; another client's; not the client's to say.
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (await PostAsync(1, "acceptance"), await PostAsync(1, "decline")));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await PostAsync(2, "acceptance"), await PostAsync(2, "decline")));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (await PostAsync(1, "estimate"), await PostAsync(1, "quote")));
        Assert.Equal((FunnelStage.Estimated, FunnelStage.Quoted), ((await site.SheetAsync(1)).Change!.Stage, (await site.SheetAsync(2)).Change!.Stage));
    }

    [Fact]
    public async Task A_program_takes_the_steps_and_is_told_which_there_are()
    {
        await using var site = await ChangeAsync();
        using var program = site.Browse();
        var (token, portal) = (await site.TokenAsync(), await site.TokenAsync("acme"));
        foreach (var (path, body) in new (string, object)[]
        {
            ("estimate", new { effort = 2.5, unit = "days" }), ("quote", new { reference = "D-17", amount = 1800.5, currency = "CHF", validUntil = "2199-01-31" }),
        })
            Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(token, HttpMethod.Post, $"/api/v1/tickets/1/{path}", body)).StatusCode);

        async Task<IEnumerable<string>> StepsAsync(string by) =>
            [.. (await program.JsonAsync(by, "/api/v1/tickets/1/steps")).EnumerateArray().Select(step => $"{step.GetProperty("to")} by {step.GetProperty("by")}")];

        Assert.Equal(["accepted by requester", "refused by requester"], await StepsAsync(portal));
        Assert.Equal(["estimated by support", "quoted by support", "accepted by requester", "refused by requester", "refused by support"], await StepsAsync(token));
        using var done = await program.SendAsync(token, HttpMethod.Post, "/api/v1/tickets/1/acceptance", new { by = "Anne", reference = "BC-1" });
        var change = (await program.JsonAsync(token, "/api/v1/tickets/1")).GetProperty("change");
        Assert.Equal(("accepted", "days", 1800.5m, "2199-01-31", "Anne"), (
            change.GetProperty("stage").GetString(), change.GetProperty("estimate").GetProperty("unit").GetString(), change.GetProperty("quote").GetProperty("amount").GetDecimal(),
            change.GetProperty("quote").GetProperty("validUntil").GetString(), change.GetProperty("acceptance").GetProperty("by").GetString()));
    }

    [Fact]
    public async Task Lists_name_the_stage_and_are_restricted_to_it()
    {
        await using var site = await ChangeAsync();
        using var anna = await site.VisitorAsync(Role.Administrator);
        var token = await site.TokenAsync();

        Assert.Contains("évolution · demandée", (await anna.OpenAsync("/tickets?stage=requested", "fr")).QuerySelector(".list")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await anna.JsonAsync(token, "/api/v1/tickets?stage=quoted")).GetProperty("items").EnumerateArray());
        var file = (await (await anna.GetAsync("/tickets.csv?stage=requested", ("Accept-Language", "fr"))).Content.ReadAsStringAsync()).Split('\n');
        Assert.Contains(";Étape;", file[0], StringComparison.Ordinal);
        Assert.Contains(";évolution;demandée;", file[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_contract_covers_is_accepted_without_a_quote_by_its_form()
    {
        await using var site = await ChangeAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        await anna.DoAsync("Qualify", ("coverage", "in-contract"));

        Assert.Equal("The contract covers it", (await anna.OpenAsync("/tickets/1")).QuerySelector("#accept")!.TextContent);
        await anna.DoAsync("Accept");

        Assert.Equal((FunnelStage.Accepted, "teamleader"), ((await site.SheetAsync(1)).Change!.Stage, (await site.SheetAsync(1)).Change!.Acceptance!.By));
    }

    private static readonly (string Path, string Body, string Words)[] Mistakes =
    [
        ("estimate", """{"effort":0,"unit":"days"}""", "more than nothing"),
        ("estimate", """{"effort":2,"unit":"weeks"}""", "no unit"),
        ("quote", """{"reference":"D-1"}""", "amounts to"),
        ("quote", """{"reference":" ","amount":1}""", "a number"),
        ("quote", """{"reference":"D-1","amount":1,"currency":"euro"}""", "no currency"),
        ("quote", """{"reference":"D-1","amount":1,"validUntil":"2020-01-01"}""", "out of date"),
        ("quote", """{"reference":"D-1","amount":1}""", "cannot bring"),
        ("acceptance", """{}""", "does not cover"),
        ("decline", """{}""", "a reason is needed"),
        ("transitions", """{"to":"in-progress"}""", "nobody has decided"),
        ("assignment", """{"level":"N3","reason":"A defect."}""", "whether the contract covers it"),
    ];

    [Fact]
    public async Task What_is_refused_says_why_and_changes_nothing()
    {
        await using var site = await ChangeAsync();
        await site.MoveAsync(1, SupportAddon.Core.Tickets.TicketStatus.Qualification);
        var token = await site.TokenAsync();
        using var program = site.Browse();
        var before = await site.EventsAsync();
        foreach (var (path, body, words) in Mistakes)
        {
            using var answer = await program.SendAsync(HttpMethod.Post, $"/api/v1/tickets/1/{path}", new StringContent(body, null, "application/json"), ("Authorization", $"Bearer {token}"));
            var said = await answer.Content.ReadAsStringAsync();

            Assert.Equal((HttpStatusCode.BadRequest, path), (answer.StatusCode, path));
            Assert.Contains(words, said, StringComparison.Ordinal);
        }

        Assert.Equal(before, await site.EventsAsync());
    }

    [Fact]
    public async Task A_card_on_the_board_is_held_back_too_and_a_form_says_so_in_french()
    {
        await using var site = await ChangeAsync();
        await site.MoveAsync(1, SupportAddon.Core.Tickets.TicketStatus.Qualification);
        using var anna = await site.VisitorAsync(Role.TeamLeader);
        await anna.PostAsync("/account?handler=Reading", ("language", "fr"));

        using var card = await anna.PostAsync("/board/1", ("to", "in-progress"));
        using var form = await anna.ActAsync("Move", ("to", "in-progress"));

        foreach (var answer in new[] { card, form })
            Assert.Contains("personne n’a décidé si le contrat la couvre. Décidez-le d’abord, sous « Qualifier »",
                string.Join(' ', (await TicketSite.ReadAsync(await answer.Content.ReadAsStringAsync())).QuerySelector("[role=alert]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("qualification", (await site.SheetAsync(1)).Ticket.Status);
    }

    [Fact]
    public async Task What_was_typed_into_a_step_that_is_refused_is_not_lost()
    {
        await using var site = await ChangeAsync();
        using var anna = await site.VisitorAsync(Role.TeamLeader);

        using var refused = await anna.ActAsync("Estimate", ("effort", "a \"while\""), ("unit", "hours"), ("by", "Bob"));

        var page = await TicketSite.ReadAsync(await refused.Content.ReadAsStringAsync());
        Assert.Equal(("a \"while\"", "Bob", "hours"), (page.QuerySelector("#estimate-effort")!.GetAttribute("value"), page.QuerySelector("#estimate-by")!.GetAttribute("value"),
            page.QuerySelector("#estimate-unit option[selected]")!.GetAttribute("value")));
        Assert.True(page.QuerySelector("#estimate-effort")!.Closest("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_ticket_that_is_no_change_request_shows_no_stage()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Administrator);

        Assert.Empty((await anna.OpenAsync("/tickets/1")).QuerySelectorAll(".funnel li, form[action*=Estimate]"));
    }

    /// <summary>Ticket 1 is a change request of acme's.</summary>
    private static async Task<RunningSite> ChangeAsync()
    {
        var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("update ticket set kind = 'change' where id = 1");
        return site;
    }
}
