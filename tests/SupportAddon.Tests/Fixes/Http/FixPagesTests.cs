using System.Net;
using System.Text;
using AngleSharp.Dom;
using SupportAddon.Connectors.Leases;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Tickets.Pages;

namespace SupportAddon.Tests.Fixes.Http;

/// <summary>What a consultant and a team leader see and do on the pages of corrections.</summary>
public sealed class FixPagesTests
{
    private const string Typed =
        """
        id: typed
        title: { en: Typed, fr: Typé }
        effect: { en: Sets., fr: Fixe. }
        resource: partners
        parameters:
          name: { type: text, help: the new name }
          size: { type: number, default: 3, minimum: 1, maximum: 9, help: how many }
          since: { type: date, default: 2026-01-01 }
          open: { type: truth, default: true }
          land: { type: text, default: FR, choices: [ FR, BE ] }
        fields: { country: text }
        set: { country: parameters.land }
        """;

    [Fact]
    public async Task The_form_is_the_fixs_own_declaration()
    {
        await using var site = await TypedAsync();
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);

        var form = await ana.OpenAsync("/fixes/new/erp/typed");

        Assert.Equal(
            [("p.name", "text", "", true), ("p.size", "text", "3", false), ("p.since", "date", "2026-01-01", false)],
            form.QuerySelectorAll("input[name^='p.']").Select(input => (input.GetAttribute("name")!, input.GetAttribute("type")!, input.GetAttribute("value") ?? "", input.HasAttribute("required"))));
        Assert.Equal(["true", "FR"], form.QuerySelectorAll("select option[selected]").Select(option => option.GetAttribute("value")));
        Assert.Equal("The new name name, required", Plain(form.QuerySelector("label[for='p.name']")!.TextContent));
    }

    [Fact]
    public async Task What_the_clients_system_has_is_a_list_with_labels_and_a_text_field_while_somebody_else_is_there()
    {
        await using var site = await FixSite.StartAsync(partners: 3);
        await site.Site.ExecuteAsync($"insert into fix_file values ('copying', $text${ChoiceTests.Copying}$text$, 'digest', 'a test', now())");
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);

        var form = await ana.OpenAsync("/fixes/new/erp/copying");
        Assert.Equal([("", ""), ("001", "old 1 (001)"), ("002", "old 2 (002)"), ("003", "old 3 (003)")],
            form.QuerySelectorAll("select[name='p.partner'] option").Select(option => (option.GetAttribute("value")!, option.TextContent)));
        await using (var _ = await site.Site.Get<LeaseStore>().TryTakeAsync(1, LeaseHolder.ForSync("a test"), CancellationToken.None))
            Assert.NotNull((await ana.OpenAsync("/fixes/new/erp/copying")).QuerySelector("input[name='p.partner']"));
        await ana.PostAsync("/fixes/new/erp/copying", ("p.partner", "009"));
        await site.Site.Get<PlanningRunner>().RunAsync(1, "a test", CancellationToken.None);

        Assert.Contains("partner: il faut une valeur parmi 001 (old 1), 002 (old 2), 003 (old 3), et non « 009 »",
            (await ana.OpenAsync("/fixes/plannings/1", "fr")).QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "name: obligatoire (the new name); size: il faut au plus 9, et non « 10 »")]
    [InlineData("en", "name: required (the new name); size: at most 9, not '10'")]
    public async Task A_form_that_is_filled_in_wrongly_says_what_to_type_and_keeps_what_was_typed(string language, string said)
    {
        await using var site = await TypedAsync();
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);
        await ana.PostAsync("/account?handler=Reading", ("language", language));

        using var refused = await ana.PostAsync("/fixes/new/erp/typed", ("p.size", "10"), ("p.land", "BE"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var page = await TicketSite.ReadAsync(await refused.Content.ReadAsStringAsync());
        Assert.Contains(said, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("10", "BE"), (page.QuerySelector("[name='p.size']")!.GetAttribute("value"), page.QuerySelector("[name='p.land'] [selected]")!.GetAttribute("value")));
        Assert.Empty(await site.Site.QueryAsync("select id from fix_planning"));
    }

    [Fact]
    public async Task A_form_that_is_sent_leads_to_its_preview_and_the_preview_to_the_plan()
    {
        await using var site = await FixSite.StartAsync();
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);

        using var sent = await ana.PostAsync("/fixes/new/erp/books/country", ("p.country", "be"), ("max", "10"));
        Assert.Equal("/fixes/plannings/1", sent.Headers.Location?.ToString());
        Assert.Contains("Records looked at: 0", await ana.ReadAsync("/fixes/plannings/1", ("Accept-Language", "en")), StringComparison.Ordinal);
        await site.MadeAsync(1);
        using var led = await ana.GetAsync("/fixes/plannings/1");

        Assert.Equal("/fixes/1", led.Headers.Location?.ToString());
        var plan = await ana.OpenAsync("/fixes/1");
        Assert.Equal(["001 to change country before: old 1 after: BE vat: FR1, closed: false", "002 left alone vat: FR1, country: old 2, closed: true The account is closed."],
            plan.QuerySelectorAll("#records tbody tr").Take(2).Select(row => Plain(row.TextContent)));
        Assert.Null(plan.QuerySelector("button[formaction*=Approve]"));
        Assert.Contains("Ask a team leader", plan.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_sent_is_planned_and_its_mistakes_stand_on_the_page_in_the_readers_language()
    {
        await using var site = await FixSite.StartAsync();
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);
        await ana.PostAsync("/account?handler=Reading", ("language", "fr"));

        using var broken = await SendTableAsync(ana, "id;country\n001;\"FR");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Contains("t.csv:2: un guillemet est ouvert et jamais fermé", WebUtility.HtmlDecode(await broken.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var unknown = await SendTableAsync(ana, "id;Pays\n009;FR\n001;FR\n001;BE", "Pays=country");
        await site.Site.Get<PlanningRunner>().RunAsync(1, "a test", CancellationToken.None);

        var page = await ana.OpenAsync("/fixes/plannings/1", "fr");
        Assert.Equal("t.csv:2: id: partners n’a pas d’enregistrement dont id est « 009 »\nt.csv:4: id: la clé « 001 » se trouve aussi à la ligne 3", page.QuerySelector(".lines")!.TextContent.Trim());
    }

    [Fact]
    public async Task Nobody_approves_his_own_plan_where_four_eyes_are_asked_and_is_told_so_in_words()
    {
        await using var site = await FixSite.StartAsync(fourEyes: """{"above":1}""");
        using var lea = await site.Site.VisitorAsync(Role.TeamLeader);
        await lea.PostAsync("/account?handler=Reading", ("language", "fr"));
        await lea.PostAsync("/fixes/new/erp/books/country", ("p.country", "be"));
        var (id, hash) = await site.MadeAsync(1);

        var page = await lea.OpenAsync($"/fixes/{id}", "fr");
        Assert.Contains("il corrige 4 enregistrements, et au-delà de 1 une deuxième personne approuve", page.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("button[formaction*=Approve]"));
        using var refused = await lea.PostAsync($"/fixes/{id}?handler=Approve", ("hash", hash));

        Assert.Contains($"Qui a préparé le plan {id} ne peut pas l’approuver : il corrige 4 enregistrements", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Empty(await site.Site.QueryAsync("select plan_id from fix_decision"));
    }

    [Fact]
    public async Task From_the_approval_to_the_undo_of_a_ticked_record()
    {
        await using var site = await FixSite.StartAsync();
        var (id, hash) = await site.PlanAsync();
        using var lea = await site.Site.VisitorAsync(Role.TeamLeader);
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);

        using var approved = await lea.PostAsync($"/fixes/{id}?handler=Approve", ("hash", hash), ("reason", "as agreed"));
        using var applied = await ana.PostAsync($"/fixes/{id}?handler=Apply");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (approved.StatusCode, applied.StatusCode));
        await ana.PostAsync($"/fixes/{id}?handler=Pause");
        Assert.Contains("paused", (await ana.OpenAsync($"/fixes/{id}")).QuerySelector("#standing .mark")!.TextContent, StringComparison.Ordinal);
        await ana.PostAsync($"/fixes/{id}?handler=Resume");
        site.Server.Partners["004"]["vat"] = MemoryRecords.Json("FR2");
        await site.RunAsync(id);

        var done = await ana.OpenAsync($"/fixes/{id}?show=drifted");
        Assert.Equal("004 changed meanwhile country before: old 4 after: FR now: old 4 vat before: FR1 now: FR2 closed: false It was changed meanwhile.",
            Plain(done.QuerySelector("#records tbody tr")!.TextContent));
        using var none = await ana.PostAsync($"/fixes/{id}?handler=Undo");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        using var undo = await ana.PostAsync($"/fixes/{id}?handler=Undo", ("record", "003"));
        Assert.Equal("/fixes/plannings/2", undo.Headers.Location?.ToString());
        var taken = await site.MadeAsync(2);
        Assert.Equal($"/fixes/{id}", (await ana.OpenAsync($"/fixes/{taken.Id}")).QuerySelector("dd a[href='/fixes/1']")!.GetAttribute("href"));
        Assert.NotNull((await ana.OpenAsync($"/fixes/{id}")).QuerySelector($"dd a[href='/fixes/{taken.Id}']"));
    }

    [Fact]
    public async Task What_waits_for_the_maintenance_window_says_so_and_a_leader_applies_it_for_a_reason()
    {
        await using var site = await FixSite.StartAsync();
        var paris = TimeZoneInfo.ConvertTime(site.Site.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        await site.Site.ExecuteAsync($$"""update client set maintenance = '[{"hours":"{{paris.AddHours(6):HH:00}}-{{paris.AddHours(8):HH:00}}"}]' where code = 'acme'""");
        var (id, hash) = await site.PlanAsync();
        using var lea = await site.Site.VisitorAsync(Role.TeamLeader);
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);
        await lea.PostAsync($"/fixes/{id}?handler=Approve", ("hash", hash));
        await ana.PostAsync($"/fixes/{id}?handler=Apply");

        var waits = await ana.OpenAsync($"/fixes/{id}");
        Assert.Contains("outside of the maintenance window", waits.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(waits.QuerySelector("#standing time"));
        Assert.Contains("ask a team leader", waits.QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
        using var forbidden = await ana.PostAsync($"/fixes/{id}?handler=OutsideWindow", ("reason", "now"));
        using var unreasoned = await lea.PostAsync($"/fixes/{id}?handler=OutsideWindow", ("reason", ""));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest), (forbidden.StatusCode, unreasoned.StatusCode));
        Assert.NotNull((await lea.OpenAsync($"/fixes/{id}")).QuerySelector("form[action*=OutsideWindow] [name=reason]"));
        await lea.PostAsync($"/fixes/{id}?handler=OutsideWindow", ("reason", "payroll"));
        await site.RunAsync(id);

        Assert.Equal(4, site.Server.Writes.Count);
        Assert.Contains(": payroll", (await ana.OpenAsync($"/fixes/{id}")).QuerySelector("#standing")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_only_a_person_can_answer_is_asked_clearly_and_answered()
    {
        await using var site = await TwoClients.StartAsync();
        using var ana = await site.VisitorAsync(Role.FunctionalConsultant);

        var question = (await ana.OpenAsync("/fixes/1")).QuerySelector("section.alert")!;
        Assert.Contains("Was record 3 written? Look at it in the source.", question.TextContent, StringComparison.Ordinal);
        Assert.Equal(["written", "not-written", "left"], question.QuerySelectorAll("button").Select(button => button.GetAttribute("value")));
        using var wrong = await ana.PostAsync("/fixes/1?handler=Settle", ("record", "3"), ("found", "perhaps"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        await ana.PostAsync("/fixes/1?handler=Settle", ("record", "3"), ("found", "written"));

        Assert.Equal(["written"], await site.QueryAsync("select state from fix_journal where plan_id = 1 and ordinal = 3"));
        Assert.Null((await ana.OpenAsync("/fixes/1")).QuerySelector("section.alert"));
    }

    [Fact]
    public async Task A_preview_is_sent_as_a_file_in_the_readers_language_and_no_cell_runs_as_a_formula()
    {
        await using var site = await FixSite.StartAsync();
        site.Server.Partners["001"]["country"] = MemoryRecords.Json("=1+1");
        var (id, hash) = await site.PlanAsync();
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);
        await ana.PostAsync("/account?handler=Reading", ("language", "fr"));

        var csv = await ana.ReadAsync($"/fixes/{id}/preview.csv");
        var html = await ana.ReadAsync($"/fixes/{id}/preview.html");

        Assert.Contains("Enregistrement;Résultat;Champ;Avant;Après;À savoir", csv, StringComparison.Ordinal);
        Assert.True(csv.Contains("001;à corriger;country;\"'=1+1\";FR;", StringComparison.Ordinal), csv);
        Assert.Contains(hash, html, StringComparison.Ordinal);
        Assert.Contains("<td>=1+1</td><td>FR</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_becomes_of_a_correction_is_told_to_open_pages_of_those_who_may_know()
    {
        await using var site = await FixSite.StartAsync();
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);
        using var client = await site.Site.VisitorAsync(Role.Client);
        using var all = await Live.Stream.OpenAsync(ana);
        using var theirs = await Live.Stream.OpenAsync(client);
        var (id, hash) = await site.PlanAsync();
        Assert.Equal("planning 1", await all.NextAsync("correction"));
        await site.DoAsync("lea", $"/fix-plans/{id}/approval", new { hash });
        await site.DoAsync("ana", $"/fix-plans/{id}/execution");
        await site.RunAsync(id);

        var told = "";
        while (told != $"plan {id}")
            told = await all.NextAsync("correction");
        await site.Site.ExecuteAsync("select pg_notify('ticket', '7 1')");
        Assert.Equal("7", await theirs.NextAsync("ticket", "correction"));
    }

    [Fact]
    public async Task Rows_that_are_to_be_created_are_shown_apart_and_without_a_value_before()
    {
        await using var site = await FixSite.StartAsync(partners: 1);
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);

        using var sent = await SendAsync(ana, "/fixes/table/erp", "vat;country\nBE9;BE", ("key", "vat"), ("create", "true"));
        Assert.Equal("/fixes/plannings/1", sent.Headers.Location?.ToString());
        await site.MadeAsync(1);

        var page = await ana.OpenAsync("/fixes/1?show=create", "fr");
        Assert.EndsWith("à créer country après : BE vat après : BE9", Plain(Assert.Single(page.QuerySelectorAll("#records tbody tr")).TextContent), StringComparison.Ordinal);
        Assert.Equal("à créer 1", Plain(page.QuerySelector(".tabs [aria-current]")!.TextContent));
        Assert.Contains("à créer", WebUtility.HtmlDecode(await ana.ReadAsync("/fixes/1/preview.html", ("Accept-Language", "fr"))), StringComparison.Ordinal);
        var record = (await site.ReadAsync("ana", "/fix-plans/1/records")).GetProperty("items")[0];
        Assert.Equal(("create", "{}"), (record.GetProperty("change").GetString(), record.GetProperty("before").GetRawText()));
    }

    [Theory]
    [InlineData("id", "", "id\n002", "country = old 2")]
    [InlineData("", "country=old 3", "", "country = old 3")]
    public async Task An_import_is_taken_back_by_its_file_or_by_conditions(string key, string where, string csv, string shown)
    {
        await using var site = await FixSite.StartAsync(partners: 3);
        using var ana = await site.Site.VisitorAsync(Role.FunctionalConsultant);

        using var sent = await SendAsync(ana, "/fixes/import/erp", csv, ("key", key), ("where", where), ("fields", "country"));
        Assert.Equal("/fixes/plannings/1", sent.Headers.Location?.ToString());
        var (plan, _) = await site.MadeAsync(1);

        Assert.Contains(shown, Assert.Single((await ana.OpenAsync($"/fixes/{plan}")).QuerySelectorAll("#records tbody tr")).TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Server.Writes);
        using var unclear = await SendAsync(ana, "/fixes/import/erp", "id\n002", ("where", "country=x"), ("fields", "country"));
        Assert.Equal(HttpStatusCode.BadRequest, unclear.StatusCode);
        using var foreign = await ana.GetAsync("/fixes/import/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    private static async Task<FixSite> TypedAsync()
    {
        var site = await FixSite.StartAsync(partners: 1);
        await site.Site.ExecuteAsync($"insert into fix_file values ('typed', $text${Typed}$text$, 'digest', 'a test', now())");
        return site;
    }

    private static Task<HttpResponseMessage> SendTableAsync(Browser ana, string csv, string map = "") => SendAsync(ana, "/fixes/table/erp", csv, ("key", "id"), ("map", map));

    private static async Task<HttpResponseMessage> SendAsync(Browser ana, string path, string csv, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await ana.FormTokenAsync(path)), "__RequestVerificationToken" }, { new StringContent("partners"), "resource" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "t.csv" },
        };
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await ana.SendAsync(HttpMethod.Post, path, form);
    }

    private static string Plain(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
