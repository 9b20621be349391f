using System.Text.Json;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Rpc;
using SupportAddon.Dolibarr.Tests.Records;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Describing;

public sealed class Descriptions
{
    private static readonly DolibarrVersion Cleaning = DolibarrVersion.Of("22.0.4")!;
    private static readonly DolibarrVersion Verbatim = DolibarrVersion.Of("17.0.2")!;

    private static string? Predicted(DolibarrVersion version, string resource, string field, string text) =>
        Prediction.Of(version, Kinds.Find(resource)!.Fields.Single(known => known.Name == field), JsonSerializer.SerializeToElement(text)).GetString();

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    [Fact]
    public void Of_every_text_that_was_measured_it_is_predicted_what_22_made_of_it()
    {
        foreach (var one in Measured.All)
        {
            Assert.Equal(OrNull(one.Plain), Predicted(Cleaning, "tickets", "subject", one.Sent));
            Assert.Equal(OrNull(one.Plain), Predicted(Cleaning, "thirdparties", "name", one.Sent));
            Assert.Equal(OrNull(one.Note), Predicted(Cleaning, "tickets", "message", one.Sent));
            Assert.Equal(one.Sent.Trim(), Predicted(Verbatim, "tickets", "message", one.Sent));
        }
    }

    [Theory]
    [InlineData("thirdparties", "phone", "+33 1.23", "+33123")]
    [InlineData("contacts", "phone_pro", "+33 1.23", "+33 1.23")]
    [InlineData("contacts", "email", "Ann@Zeta.example", "ann@zeta.example")]
    [InlineData("thirdparties", "town", "0", null)]
    [InlineData("thirdparties", "tva_intra", "FR 12/34 <5>", "FR 1234")]
    public void Some_fields_have_habits_of_their_own(string resource, string field, string text, string? kept) => Assert.Equal(kept, Predicted(Cleaning, resource, field, text));

    [Theory]
    [InlineData("&lt;b&gt;", "&lt;b&gt;")]
    [InlineData("<p class=\"x\" title=\"y\">a &nbsp; b</p>", "<p title=\"y\">a &nbsp; b</p>")]
    [InlineData("<div><form>a</form></b>", "<div>a</div>")]
    public void Harmless_markup_stays_and_is_closed(string text, string kept) => Assert.Equal(kept, Predicted(Cleaning, "tickets", "message", text));

    [Fact]
    public void A_text_that_was_cleaned_once_stays_as_it_is()
    {
        foreach (var one in Measured.All)
            Assert.Equal((OrNull(one.Plain), OrNull(one.Note)), (Predicted(Cleaning, "tickets", "subject", one.Plain), Predicted(Cleaning, "tickets", "message", one.Note)));
    }

    [Theory]
    [InlineData("contacts", "date_creation,socid,statut")]
    [InlineData("thirdparties", "capital,client,cond_reglement_id,country_code,country_id,date_creation,default_lang,fournisseur,mode_reglement_id,outstanding_limit,parent,status")]
    [InlineData("tickets", "category_code,date_close,date_read,datec,fk_project,fk_soc,progress,ref,severity_code,status,type_code")]
    public void Of_records_about_people_only_these_fields_tell_nothing_of_them(string kind, string ordinary) => Assert.Equal(ordinary, string.Join(',',
        Kinds.Find(kind)!.Fields.Where(field => PersonalData.Of(Kinds.Find(kind)!, field) == FieldContent.Ordinary).Select(field => field.Name).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Fields_come_with_types_choices_and_attributes(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var tickets = await server.Connect().DescribeAsync("tickets", CancellationToken.None);
        var fields = tickets.Fields.ToDictionary(field => field.Name);
        Assert.Equal(["COM", "HELP", "ISSUE", "OTHER", "REQUEST"], fields["type_code"].Choices.Select(choice => choice.Value));
        Assert.Equal((FieldType.Reference, "thirdparties"), (fields["fk_soc"].Type, fields["fk_soc"].RefersTo));
        Assert.True(fields["subject"].IsRequired);
        Assert.True(fields["ref"].IsReadOnly);
        Assert.Equal((FieldType.Text, "Site"), (fields["options_site"].Type, fields["options_site"].Label));
        Assert.Equal(["Calm", "Cross"], fields["options_tone"].Choices.Select(choice => choice.Label));
        Assert.Equal((FieldContent.FreeText, FieldContent.Personal, FieldContent.Ordinary, null), (fields["subject"].Content, fields["origin_email"].Content, fields["progress"].Content, fields["options_site"].Content));
        Assert.Equal([ChangeKind.Create, ChangeKind.Set, ChangeKind.Delete], tickets.Changes);
        Assert.Equal("type_code", tickets.TicketFields[TicketFields.Kind]);
        server.User.IsAdministrator = false;
        Assert.DoesNotContain((await server.Connect().DescribeAsync("tickets", CancellationToken.None)).Fields, field => field.Name == "options_site");
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().DescribeAsync("nothing", CancellationToken.None));
        Assert.Equal(FailureKind.NotFound, failure.Kind);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Kinds_that_the_user_may_not_read_are_left_out(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        Assert.Equal(Kinds.All.Select(kind => kind.Name), (await server.Connect().ResourcesAsync(CancellationToken.None)).Select(kind => kind.Name));
        server.User.ReadsTickets = false;
        Assert.DoesNotContain(await server.Connect().ResourcesAsync(CancellationToken.None), kind => kind.Name == "tickets");
        server.User.ReadsThirdParties = false;
        Assert.Empty(await server.Connect().ResourcesAsync(CancellationToken.None));
    }

    // A colon ends a value on 17, a parenthesis is an error everywhere, and a quotation mark an attack.
    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Texts_that_filters_cannot_bear_are_compared_here(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        foreach (var name in new[] { "a:b", "a(b)", "q\"x", "O'Brien", "Plain Name" })
        {
            server.Add("thirdparties", new() { ["name"] = name, ["status"] = "1" });
            server.Add("thirdparties", new() { ["name"] = name.ToUpperInvariant(), ["status"] = "1" });
            var found = await server.Connect().FoundAsync("thirdparties", ["name"], new FieldCondition("name", Comparison.Equal, JsonSerializer.SerializeToElement(name)));
            Assert.Equal(name, Assert.Single(found).Text("name"));
        }
        Assert.Contains(server.Requests, asked => asked.Contains("(t.nom:=:'Plain Name')", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Requests, asked => asked.Contains("(t.nom:=:'a", StringComparison.Ordinal) || asked.Contains("Brien", StringComparison.Ordinal));
    }

    // The column holds single precision: to MariaDB none is 0.1.
    [Fact]
    public async Task Numbers_of_single_precision_are_compared_here()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.Add("products", new() { ["label"] = "Feather", ["weight"] = "0.1" });
        server.Add("products", new() { ["label"] = "Anvil", ["weight"] = "100" });
        var found = await server.Connect().FoundAsync("products", ["label"], new FieldCondition("weight", Comparison.Equal, JsonSerializer.SerializeToElement(0.1)));
        Assert.Equal("Feather", Assert.Single(found).Text("label"));
        Assert.DoesNotContain(server.Requests, asked => asked.Contains("t.weight", StringComparison.Ordinal));
    }
}
