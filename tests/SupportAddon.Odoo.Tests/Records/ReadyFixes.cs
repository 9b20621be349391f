using System.Text.Json.Nodes;
using SupportAddon.MasterData.Fixes;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Tests.Shared;

namespace SupportAddon.Odoo.Tests.Records;

/// <summary>What the corrections that come with the connector find, want and leave alone.</summary>
public sealed class ReadyFixes
{
    private static Task<IReadOnlyList<string>> WantedAsync(OdooServer server, string fix, object? parameters = null) =>
        new OdooPlugin().WantedAsync(server.Connect(), fix, parameters, "name");

    private static long Partner(OdooServer server, string name, params (string Field, JsonNode? Value)[] values)
    {
        var partner = new JsonObject { ["name"] = name };
        foreach (var (field, value) in values)
            partner[field] = value;
        return server.Database.Add("res.partner", partner);
    }

    [Fact]
    public async Task Of_partners_with_one_number_the_first_is_kept_and_contacts_users_and_companies_stay()
    {
        await using var server = await OdooServer.StartAsync();
        var first = Partner(server, "Acme", ("vat", "FR40303265045"));
        var twin = Partner(server, "Acme SA", ("vat", "fr 40 303 265 045"));
        Partner(server, "Contact", ("vat", "FR40303265045"), ("parent_id", first));
        Partner(server, "Hidden", ("vat", "FR40303265045"), ("active", false));
        var user = Partner(server, "User", ("vat", "FR40303265045"), ("user_ids", new JsonArray(server.Add("res.users", "Ana"))));
        var house = Partner(server, "House", ("vat", "FR40303265045"));
        server.Database.Add("res.company", new() { ["name"] = "House", ["partner_id"] = house });

        Assert.Equal(
            [
                $"Acme: right It is kept; {twin}, {user}, {house} have the same VAT number.", $"Acme SA: Archive It has the same VAT number as {first}, which is kept.",
                "User: left: Somebody signs in as it.", "House: left: It is one of the companies that Odoo is run for.",
            ],
            await WantedAsync(server, "duplicate-third-parties"));
    }

    [Fact]
    public async Task Names_are_the_same_whatever_their_accents_and_marks()
    {
        await using var server = await OdooServer.StartAsync();
        var first = Partner(server, "Société Générale");
        Partner(server, "SOCIETE-GENERALE");
        Partner(server, "Société Génie");

        Assert.Equal(
            ["Société Générale: right", $"SOCIETE-GENERALE: Archive It has the same name as {first}, which is kept."],
            (await WantedAsync(server, "duplicate-third-parties", new { by = (int)DuplicateBy.Name })).Select(line => line.Split(" It is kept")[0]));
    }

    [Fact]
    public async Task A_country_is_set_where_there_is_none_and_contradictions_are_told()
    {
        await using var server = await OdooServer.StartAsync();
        var france = server.Database.Add("res.country", new() { ["name"] = "France", ["code"] = "FR" });
        server.Database.Add("res.country", new() { ["name"] = "Belgium", ["code"] = "BE" });
        Partner(server, "Empty", ("vat", "FR40303265045"));
        Partner(server, "Right", ("vat", "FR40303265045"), ("country_id", france));
        Partner(server, "Wrong", ("vat", "BE0477472701"), ("country_id", france));
        Partner(server, "Odd", ("vat", "12345"));
        Partner(server, "None");

        Assert.Equal(
            [
                $"Empty: Set country_id={france}", "Right: right", "Wrong: left: It has another country than BE, which its VAT number names: somebody has to say which is right.",
                "Odd: left: Its VAT number names no country.",
            ],
            await WantedAsync(server, "country-from-vat"));
    }

    [Fact]
    public async Task Numbers_are_those_of_the_partners_country()
    {
        await using var server = await OdooServer.StartAsync();
        var belgium = server.Database.Add("res.country", new() { ["name"] = "Belgium", ["code"] = "BE" });
        Partner(server, "Paris", ("phone", "01 23 45 67 89"), ("email", "Ana@Acme.fr"));
        Partner(server, "Bruxelles", ("phone", "02/555.12.12"), ("country_id", belgium));
        Partner(server, "Odd", ("phone", "ask Bob"), ("email", "ana@acme.fr; bob@acme.fr"));

        Assert.Equal(
            [
                "Paris: Set phone=+33 1 23 45 67 89, email=ana@acme.fr", "Bruxelles: Set phone=+32 2 555 12 12",
                "Odd: right Left as it is: phone \"ask Bob\" is no telephone number; email \"ana@acme.fr; bob@acme.fr\" is no e-mail address.",
            ],
            await WantedAsync(server, "contact-details"));
    }

    [Fact]
    public async Task A_tax_is_changed_on_drafts_alone_and_the_others_of_the_line_stay()
    {
        await using var server = await OdooServer.StartAsync();
        var (wrong, right, other) = (server.Add("account.tax", "19.6 %"), server.Add("account.tax", "20 %"), server.Add("account.tax", "Eco"));
        foreach (var (name, state, taxes) in new[] { ("Draft", "draft", new JsonArray(wrong, other)), ("Posted", "posted", new JsonArray(wrong)), ("Fine", "draft", new JsonArray(right)) })
            server.Database.Add("account.move.line", new() { ["name"] = name, ["parent_state"] = state, ["tax_ids"] = taxes });

        var wanted = await WantedAsync(server, "draft-tax", new { from = $"{wrong}", to = $"{right}" });

        Assert.Equal([$"Draft: Set tax_ids=[\"{right}\",\"{other}\"]"], wanted);
    }

    [Fact]
    public async Task An_account_is_given_where_neither_product_nor_category_has_one()
    {
        await using var server = await OdooServer.StartAsync();
        var account = server.Add("account.account", "Sales");
        var (with, without) = (server.Database.Add("product.category", new() { ["name"] = "With", ["property_account_income_categ_id"] = account }), server.Add("product.category", "Without"));
        foreach (var (name, category, sold, own) in new (string, long, bool, long?)[] { ("Own", without, true, account), ("Inherited", with, true, null), ("Bought", without, false, null), ("Bare", without, true, null) })
            server.Database.Add("product.template", new() { ["name"] = name, ["categ_id"] = category, ["sale_ok"] = sold, ["property_account_income_id"] = own });

        Assert.Equal(
            ["Inherited: right Its category has one.", $"Bare: Set property_account_income_id={account}"],
            await WantedAsync(server, "product-without-account", new { account = $"{account}" }));
    }

    [Fact]
    public async Task A_task_is_done_when_all_that_was_sold_with_it_is_delivered()
    {
        await using var server = await OdooServer.StartAsync();
        foreach (var (name, sold, delivered, state) in new[] { ("Delivered", 2.0, 2.0, "01_in_progress"), ("Half", 2.0, 1.0, "01_in_progress"), ("Nothing", 0.0, 0.0, "01_in_progress"), ("Done", 1.0, 1.0, "1_done") })
            server.Database.Add(Desk.Task, new()
            {
                ["name"] = name, ["state"] = state, ["sale_line_id"] = server.Database.Add("sale.order.line", new() { ["name"] = name, ["product_uom_qty"] = sold, ["qty_delivered"] = delivered }),
            });
        server.AddTask("Unsold");

        Assert.Equal(["Delivered: Set state=1_done", "Half: right", "Nothing: right"], await WantedAsync(server, "open-after-delivery"));
    }
}
