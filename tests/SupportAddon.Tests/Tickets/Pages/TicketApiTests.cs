using System.Net;
using System.Text.Json;
using SupportAddon.Core.Access;
using SupportAddon.Core.Tickets;
using SupportAddon.Shell;
using SupportAddon.Tests.Access;
using SupportAddon.Tickets.Life;
using static SupportAddon.Core.Tickets.TicketStatus;

namespace SupportAddon.Tests.Tickets.Pages;

/// <summary>New tickets by page and API, and what programs do to tickets: the same services, the same rules.</summary>
public sealed class TicketApiTests
{
    private static readonly object Nothing = new { };

    [Fact]
    public async Task A_program_makes_a_ticket_qualifies_answers_moves_and_has_it_confirmed()
    {
        await using var site = await TwoClients.StartAsync();
        await site.ExecuteAsync("insert into person (code, name, side) values ('bob', 'Bob', 'support')");
        using var program = site.Browse();
        var token = await site.TokenAsync();

        using var created = await program.SendAsync(token, HttpMethod.Post, "/api/v1/tickets", new { client = "acme", title = "It stops", kind = "anomaly", requester = "Anne", follows = "SA-1" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var at = created.Headers.Location!.ToString();
        foreach (var (path, body) in new (string, object)[]
        {
            ("qualification", new { values = new { impact = "critical", module = "export" } }), ("assignment", new { owner = "bob", level = "N2" }),
            ("transitions", new { to = "qualification" }), ("answers", new { text = "We look." }), ("notes", new { text = "Easy." }), ("contacts", new { with = "the host", text = "Asked." }),
            ("remote-sessions", new { consent = "Anne", minutes = 5 }), ("links", new { kind = "relates-to", other = "SA-1" }), ("transitions", new { to = "resolved" }), ("confirmation", Nothing),
            ("reopening", new { reason = "It is back." }),
        })
        {
            using var done = await program.SendAsync(token, HttpMethod.Post, $"{at}/{path}", body);
            Assert.True(done.IsSuccessStatusCode, $"{path}: {await done.Content.ReadAsStringAsync()}");
        }

        var sheet = await program.JsonAsync(token, at);
        Assert.Equal(("in-progress", "critical", "bob", "api"), (
            sheet.GetProperty("ticket").GetProperty("status").GetString(), sheet.GetProperty("ticket").GetProperty("priority").GetString(),
            sheet.GetProperty("ticket").GetProperty("ownerCode").GetString(), sheet.GetProperty("channel").GetString()));
        Assert.Equal(["follows", "relates-to"], sheet.GetProperty("ties").EnumerateArray().Select(tie => tie.GetProperty("kind").GetString()));
        Assert.Contains((await program.JsonAsync(token, $"{at}/transitions")).EnumerateArray(), way => (way.GetProperty("to").GetString(), way.GetProperty("needsReason").GetBoolean()) == ("cancelled", true));
        Assert.All((await program.JsonAsync(token, $"{at}/events")).GetProperty("items").EnumerateArray(), fact => Assert.Equal("api:team", fact.GetProperty("author").GetString()));
    }

    private static readonly (string Path, string Body, string Words)[] Mistakes =
    [
        ("transitions", """{"to":"closed"}""", "requester's confirmation"),
        ("transitions", """{"to":"resolved"}""", "cannot bring"),
        ("transitions", """{"to":"cancelled"}""", "a reason is needed"),
        ("transitions", """{}""", "no state"),
        ("answers", """{"text":" "}""", "says nothing"),
        ("assignment", """{}""", "whom to give"),
        ("assignment", """{"owner":"nobody-knows"}""", "no person"),
        ("qualification", """{"values":{"impact":"huge"}}""", "no impact"),
        ("links", """{"kind":"relates-to","other":"SA-99"}""", "no ticket"),
        ("links", """{"kind":"relates-to"}""", "which other ticket"),
        ("merge", """{"into":"SA-2"}""", "different clients"),
        ("settlement", """{"keep":"both"}""", "whose value"),
        ("remote-sessions", """{"consent":"Anne","minutes":2000000000}""", "more than a day"),
    ];

    [Fact]
    public async Task What_is_refused_is_told_as_problem_details_and_changes_nothing()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync();
        using var program = site.Browse();
        var before = await site.EventsAsync();
        foreach (var (path, body, words) in Mistakes)
        {
            using var answer = await program.SendAsync(HttpMethod.Post, $"/api/v1/tickets/1/{path}", new StringContent(body, null, "application/json"), ("Authorization", $"Bearer {token}"));
            var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains(words, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.NotEqual("", problem.GetProperty("next").GetString());
        }

        Assert.Equal(before, await site.EventsAsync());
    }

    [Fact]
    public async Task Links_and_merges_are_undone_over_http()
    {
        await using var site = await TwoClients.StartAsync();
        var other = await site.OwnAsync("The same");
        await site.Get<TicketLinks>().LinkAsync(1, "relates-to", other, TicketSite.Ana, CancellationToken.None);
        await site.Get<TicketLinks>().MergeAsync(1, other, null, TicketSite.Ana, CancellationToken.None);
        using var program = site.Browse();
        var token = await site.TokenAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(token, HttpMethod.Delete, $"/api/v1/tickets/1/merge?from=SA-{other}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(token, HttpMethod.Delete, $"/api/v1/tickets/1/links?other=SA-{other}")).StatusCode);
        Assert.Empty((await site.SheetAsync(1)).Ties);
    }

    [Fact]
    public async Task A_client_s_program_names_no_ticket_of_another_client_not_even_to_learn_that_it_is_there()
    {
        await using var site = await TwoClients.StartAsync();
        var token = await site.TokenAsync("narrow", "acme", [.. RoleTable.Of(Role.Operations)]);
        using var program = site.Browse();

        var (foreign, missing) = (await AskAsync("SA-2"), await AskAsync("SA-99"));

        Assert.Equal(missing!.Replace("SA-99", "SA-2", StringComparison.Ordinal), foreign);

        async Task<string?> AskAsync(string number)
        {
            using var answer = await program.SendAsync(token, HttpMethod.Post, "/api/v1/tickets/1/links", new { kind = "relates-to", other = number });
            return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString();
        }
    }

    [Fact]
    public async Task The_team_makes_a_ticket_by_page_for_a_client_that_called()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.FunctionalConsultant);

        using var answer = await anna.PostAsync("/tickets/new?handler=Create", ("client", "other"), ("channel", "phone"), ("requester", "Zoe"), ("title", "It stops"),
            ("description", "Since Monday."), ("kind", "anomaly"), ("at", "2026-09-30T10:00"), ("follows", "SA-2"));

        var id = long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], null);
        var sheet = await site.SheetAsync(id);
        Assert.Equal(("other", "phone", "anomaly", "Since Monday."), (sheet.Ticket.Client, sheet.Channel, sheet.Ticket.Kind, sheet.Description));
        Assert.Equal("follows", Assert.Single(sheet.Ties).Kind);
    }

    [Fact]
    public async Task A_client_s_user_makes_tickets_of_that_client_alone_in_the_own_name_and_now()
    {
        await using var site = await TwoClients.StartAsync();
        using var client = await site.VisitorAsync(Role.Client);

        Assert.Empty((await client.OpenAsync("/tickets/new")).QuerySelectorAll("[name=client], [name=requester], [name=channel]"));
        using var answer = await client.PostAsync("/tickets/new?handler=Create", ("client", "other"), ("requester", "Somebody else"), ("title", "It stops"), ("at", "2020-01-01T00:00"), ("channel", "phone"));
        using var foreign = await client.PostAsync("/tickets/new?handler=Create", ("title", "It stops"), ("follows", "SA-2"));

        var sheet = await site.SheetAsync(long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], null));
        Assert.Equal(("acme", "web", "client", site.Time.GetUtcNow()), (sheet.Ticket.Client, sheet.Channel, sheet.Fields["requester"], sheet.Ticket.CreatedAt));
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.Equal(["3"], await site.QueryAsync("select count(*) from ticket"));
    }

    [Fact]
    public async Task A_new_ticket_without_a_title_is_refused_with_what_was_typed_still_there()
    {
        await using var site = await TwoClients.StartAsync();
        using var anna = await site.VisitorAsync(Role.Administrator);

        using var answer = await anna.PostAsync("/tickets/new?handler=Create", ("client", "other"), ("title", " "), ("description", "Since <Monday>."));

        var page = await TicketSite.ReadAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(("Since <Monday>.", "other"), (page.QuerySelector("#description")!.TextContent, page.QuerySelector("#client option[selected]")!.GetAttribute("value")));
        Assert.NotNull(page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public void Every_word_and_every_legal_move_has_a_text_in_each_language()
    {
        var words = new[] { TicketWord.All<TicketStatus>(), TicketWord.All<TicketKind>(), TicketWord.All<TicketPriority>(), TicketWord.All<MaintenanceType>(), TicketWord.All<Core.Life.FunnelStage>(), TicketWord.All<Core.Life.EffortUnit>() }.SelectMany(all => all)
            .Concat(Core.Life.QualificationField.All.SelectMany(Core.Life.QualificationField.Words)).Concat(NewTicket.Channels).Concat(Core.Life.LinkKind.All).Concat(Core.Life.LinkKind.All.Select(Core.Life.LinkKind.Inverse));
        var moves = Core.Life.Transitions.All.Where(way => way.By == Core.Life.Party.Support).Select(way => $"why.{TicketWord.Of(way.From)}.{TicketWord.Of(way.To)}");

        foreach (var texts in Texts.Languages.Select(Texts.In))
            Assert.All([.. words.Select(word => $"word.{word}"), .. moves, .. Core.Life.QualificationField.All.Select(field => $"field.{field}")], key => Assert.NotNull(texts.Find(key)));
    }
}
