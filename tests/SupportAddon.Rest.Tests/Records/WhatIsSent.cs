using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Records;

public sealed class WhatIsSent : IAsyncLifetime
{
    private RecordDesk _desk = null!;

    public async Task InitializeAsync() => _desk = await RecordDesk.StartAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    private async Task<string> SentAsync(object values)
    {
        _desk.Take = _ => (422, "application/json", "{}");
        await RecordDesk.RefusesAsync(() => _desk.SetAsync(values));
        return Assert.Single(_desk.Writes);
    }

    private static string Put(string fields) => $$"""PUT /devices/1 "1" {"device":{{fields}},"by":"us"}""";

    [Fact]
    public async Task Each_value_goes_to_its_place_in_the_sources_own_form() =>
        Assert.Equal(Put("""{"name":"Plotter \"XL\"","place":{"room_id":12},"state":"gone","price":8.25,"sold":true,"bought":"2026-02-28"}"""),
            await SentAsync(new { name = "Plotter \"XL\"", room = "12", state = "gone", price = 8.25, sold = true, bought = "2026-02-28" }));

    [Fact]
    public async Task Values_of_one_list_go_there_together_each_with_what_tells_it_from_the_others() =>
        Assert.Equal(Put("""{"extras":[{"id":7,"value":"blue"},{"id":"big","value":3}]}"""), await SentAsync(new { colour = "blue", size = 3 }));

    [Fact]
    public async Task An_id_that_is_no_whole_number_goes_as_text() => Assert.Equal(Put("""{"place":{"room_id":"007"}}"""), await SentAsync(new { room = "007" }));

    [Theory]
    [InlineData("price", """{"price":"none"}""")]
    [InlineData("colour", """{"extras":[{"id":7,"value":"none"}]}""")]
    [InlineData("bought", """{"bought":"none"}""")]
    public async Task An_empty_value_goes_in_the_manifests_word(string field, string fields) =>
        Assert.Equal(Put(fields), await SentAsync(new Dictionary<string, string?> { [field] = null }));

    [Fact]
    public async Task What_is_so_already_is_not_sent() => Assert.Equal(Put("""{"state":"gone"}"""), await SentAsync(new { name = "Printer", state = "gone", price = 7.5, bought = "2026-01-31" }));

    [Fact]
    public async Task Braces_in_a_value_are_text() => Assert.Equal(Put("""{"name":"{fields} {id}"}"""), await SentAsync(new { name = "{fields} {id}" }));

    [Fact]
    public async Task Hiding_is_the_field_that_the_manifest_names()
    {
        await RecordDesk.RefusesAsync(() => _desk.DoAsync(ChangeKind.Archive));
        Assert.Equal([Put("""{"state":"gone"}""")], _desk.Writes);
        Assert.Equal(WriteResult.AlreadySo, (await _desk.DoAsync(ChangeKind.Restore)).Result);
    }

    [Fact]
    public async Task A_deletion_has_no_body_and_names_the_version_that_was_seen()
    {
        _desk.Take = _ => (409, "application/json", "{}");
        await RecordDesk.RefusesAsync(() => _desk.DoAsync(ChangeKind.Delete));
        Assert.Equal(["DELETE /devices/1 \"1\" {}"], _desk.Writes);
    }

    [Fact]
    public async Task A_new_record_is_named_and_what_is_empty_is_left_out()
    {
        await _desk.CreateAsync(new { name = "Scanner", price = (decimal?)null });
        Assert.Equal(["""POST /devices  {"device":{"name":"Scanner","ref":"import_7"},"by":"us"}"""], _desk.Writes);
        Assert.Contains("all=1&ref=import_7", _desk.Lists);
    }

    [Fact]
    public async Task A_record_that_has_the_name_is_not_made_again()
    {
        _desk.Devices.Add(RecordDesk.Device(2));
        _desk.Devices[1]["ref"] = "import_7";
        var outcome = await _desk.CreateAsync(new { name = "Scanner" });
        Assert.Equal((WriteResult.AlreadySo, "2"), (outcome.Result, outcome.Record!.Id));
        Assert.Equal("2", (await _desk.Connect().FindCreatedAsync("devices", "import_7", ["price"], CancellationToken.None))!.Id);
        Assert.Null(await _desk.Connect().FindCreatedAsync("devices", "import_8", ["price"], CancellationToken.None));
        Assert.Empty(_desk.Writes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Import 7")]
    public async Task Without_a_name_of_ours_nothing_is_made(string? key)
    {
        Assert.Equal(FailureKind.Configuration, (await RecordDesk.RefusesAsync(() => _desk.CreateAsync(new { name = "Scanner" }, key))).Kind);
        Assert.Empty(_desk.Writes);
    }

    public static TheoryData<string, object?, string> Wrong => new()
    {
        { "name", null, "name of devices cannot be empty." },
        { "name", "", "name of devices cannot be empty." },
        { "seen", "2026-09-01T10:00:00Z", "seen of devices can only be read." },
        { "weight", 1, "devices of Desk has no field \"weight\"." },
        { "price", "cheap", "price of type Number cannot hold \"cheap\"." },
        { "size", 1.5, "size of type WholeNumber cannot hold 1.5." },
        { "sold", "yes", "sold of type Boolean cannot hold \"yes\"." },
        { "bought", "2026-02-30", "bought of type Date cannot hold \"2026-02-30\"." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_a_field_cannot_hold_is_refused_before_anything_is_sent(string field, object? value, string message)
    {
        var failure = await RecordDesk.RefusesAsync(() => _desk.SetAsync(new Dictionary<string, object?> { [field] = value }));
        Assert.Equal((FailureKind.Refused, message), (failure.Kind, failure.Message));
        Assert.Empty(_desk.Writes);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("1?x=1")]
    public async Task A_record_by_an_odd_id_gets_nothing(string id)
    {
        try
        {
            Assert.Equal(WriteResult.Missing, (await _desk.DoAsync(ChangeKind.Delete, id)).Result);
        }
        catch (ConnectorException)
        {
            // Another answer than a record's is a failure as good.
        }
        Assert.Empty(_desk.Writes);
    }

    [Fact]
    public async Task A_record_that_answers_to_another_id_than_its_own_gets_nothing()
    {
        Assert.Equal("Record 01 of devices is another record when asked for by itself.", (await RecordDesk.RefusesAsync(() => _desk.DoAsync(ChangeKind.Delete, "01"))).Message);
        Assert.Empty(_desk.Writes);
    }

    [Fact]
    public async Task Nothing_is_believed_that_a_visitor_is_shown()
    {
        _desk.Login = "{}";
        Func<Task<WriteOutcome>>[] settled = [() => _desk.SetAsync(new { name = "Printer" }), () => _desk.SetAsync(new { name = "X" }, before: new { price = 1 }),
            () => _desk.SetAsync(new { name = "X" }, id: "2"), () => _desk.CreateAsync(new { name = "Scanner" })];
        foreach (var write in settled)
            Assert.Equal(FailureKind.Authentication, (await RecordDesk.RefusesAsync(write)).Kind);
        Assert.Equal(FailureKind.Authentication, (await RecordDesk.RefusesAsync(() => _desk.FindAsync("sold", Comparison.Equal, true))).Kind);
        Assert.Equal(FailureKind.Authentication, (await RecordDesk.RefusesAsync(() => _desk.Connect().GetAsync("devices", "2", ["name"], CancellationToken.None))).Kind);
        Assert.Empty(_desk.Writes);
    }

    [Fact]
    public void Only_a_manifest_with_resources_makes_a_connector_that_corrects()
    {
        var somewhere = new Uri("http://desk.example");
        Assert.IsNotAssignableFrom<IRecordStore>(Desk.Connect(somewhere, ReplyDesk.Manifest));
        Assert.IsNotAssignableFrom<IDescribe>(Desk.Connect(somewhere, Desk.Manifest()));
        Assert.IsNotAssignableFrom<ITicketReply>(Desk.Connect(somewhere, RecordDesk.Manifest));
        var both = Desk.Connect(somewhere, $"{ReplyDesk.Manifest}\n{RecordDesk.Manifest[RecordDesk.Manifest.IndexOf("resources:", StringComparison.Ordinal)..].Replace(", lookup: states", "", StringComparison.Ordinal)}");
        Assert.True(both is IRecordStore and IDescribe and ITicketReply);
    }
}
