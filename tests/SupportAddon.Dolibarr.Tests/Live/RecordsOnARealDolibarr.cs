using System.Text.Json;
using SupportAddon.Dolibarr.Describing;
using SupportAddon.Dolibarr.Records;
using SupportAddon.Dolibarr.Tests.Records;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Dolibarr.Tests.Live;

/// <summary>Records that a test made and marked are written, on a real Dolibarr; what can be deleted is.</summary>
[Collection(LiveDolibarr.OneAfterTheOther)]
public sealed class RecordsOnARealDolibarr(ITestOutputHelper output)
{
    private static readonly string[] Kept = ["Zeta", "Ærøskøbing, ł Žižkov 東京", "100%_sure", "+33 1.23", "Ann@Zeta.example", "0", "<p class=\"x\" title=\"y\">a</p>"];
    private readonly string _mark = $"supportaddon_live_{Guid.NewGuid():N}"[..36];
    private readonly DolibarrConnector _dolibarr = LiveDolibarr.Connect();

    private async Task<string> MakeAsync(string resource, params (string, object?)[] values)
    {
        var change = Corrections.Create(resource, $"{_mark}_{resource}", values);
        var outcome = await _dolibarr.WriteAsync(change);
        Assert.True(outcome.Result == WriteResult.Written, $"{resource} {outcome.Result}: {outcome.Reason}");
        var again = await _dolibarr.WriteAsync(change);
        Assert.Equal((WriteResult.AlreadySo, outcome.Record!.Id), (again.Result, again.Record!.Id));
        return outcome.Record.Id;
    }

    private async Task<Dictionary<string, string>> MakeAllAsync()
    {
        var party = await MakeAsync("thirdparties", ("name", _mark), ("client", "1"));
        return new()
        {
            ["thirdparties"] = party,
            ["contacts"] = await MakeAsync("contacts", ("lastname", _mark), ("socid", party)),
            ["products"] = await MakeAsync("products", ("ref", _mark), ("label", _mark)),
            ["projects"] = await MakeAsync("projects", ("ref", _mark), ("title", _mark), ("socid", party)),
            ["invoices"] = await MakeAsync("invoices", ("socid", party)),
            ["orders"] = await MakeAsync("orders", ("socid", party), ("date", "2026-11-22")),
            ["tickets"] = await MakeAsync("tickets", ("subject", _mark), ("message", "Hello"), ("fk_soc", party), ("type_code", "ISSUE"), ("status", "1")),
        };
    }

    private async Task RemoveAsync(Dictionary<string, string> made)
    {
        foreach (var (resource, id) in made.Reverse())
        {
            var told = await TellAsync(Corrections.Of(ChangeKind.Delete, resource, id));
            output.WriteLine($"delete {resource} {id}: {told}");
        }
    }

    private async Task<string> TellAsync(RecordChange change)
    {
        try
        {
            var outcome = await _dolibarr.WriteAsync(change);
            return $"{outcome.Result} {outcome.Reason}";
        }
        catch (ConnectorException failure)
        {
            return $"{failure.Kind}: {failure.Message}";
        }
    }

    [LiveFact]
    public async Task Every_text_is_read_back_as_was_predicted()
    {
        var made = await MakeAllAsync();
        var wrong = new List<string>();
        foreach (var (resource, id) in made)
            foreach (var field in Kinds.Find(resource)!.Fields.Where(field => field is { IsReadOnly: false, Type: FieldType.Text or FieldType.Markup } && field.Name is not ("ref" or "barcode" or "code_client" or "default_lang")))
                foreach (var text in Kept.Concat(Measured.All.Select(one => one.Sent)))
                {
                    var values = Corrections.Values((field.Name, text));
                    var predicted = (await _dolibarr.PredictAsync(resource, values, CancellationToken.None))[field.Name];
                    if (field.IsRequired && predicted.ValueKind == JsonValueKind.Null)
                        continue;
                    var told = await TellAsync(Corrections.Set(resource, id, (field.Name, text)));
                    var read = (await _dolibarr.GetAsync(resource, id, [field.Name], CancellationToken.None))!.Values[field.Name];
                    // What does not fit into the column is refused, and no prediction is about that.
                    if (!RecordValues.AreSame(predicted, read) && (told.StartsWith("Written", StringComparison.Ordinal) || told.StartsWith("Altered", StringComparison.Ordinal)))
                        wrong.Add($"{resource}.{field.Name} {JsonSerializer.Serialize(text)}: predicted {predicted.GetRawText()}, read {read.GetRawText()} ({told})");
                }
        await RemoveAsync(made);
        wrong.ForEach(output.WriteLine);
        Assert.Empty(wrong);
    }

    [LiveFact]
    public async Task Every_other_field_is_read_back_as_it_was_written_and_found_by_it()
    {
        var made = await MakeAllAsync();
        var wrong = new List<string>();
        foreach (var (resource, id) in made)
            foreach (var field in Kinds.Find(resource)!.Fields.Where(field => !field.IsReadOnly && field.Type is not (FieldType.Text or FieldType.Markup)))
            {
                object? value = field.Type switch
                {
                    FieldType.WholeNumber => 50, FieldType.Number => 7.25m, FieldType.Date => "2026-10-25", FieldType.Instant => "2026-10-25T01:30:00Z", FieldType.Choice => (await new Choices(Session()).OfAsync(field, CancellationToken.None))[^1].Value,
                    _ => field.RefersTo == "users" ? "1" : field.Name == "parent" ? null : made[field.RefersTo!],
                };
                var told = await TellAsync(Corrections.Set(resource, id, (field.Name, value)));
                var found = await _dolibarr.FoundAsync(resource, [field.Name], new("id", Comparison.Equal, JsonSerializer.SerializeToElement(id)), new(field.Name, Comparison.Equal, JsonSerializer.SerializeToElement(value)));
                output.WriteLine($"{resource}.{field.Name} {value}: {told} {found.Count}");
                if (found.Count != 1 || !(told.StartsWith("Written", StringComparison.Ordinal) || told.StartsWith("AlreadySo", StringComparison.Ordinal)))
                    wrong.Add($"{resource}.{field.Name} {value}: {told} found {found.Count}");
            }
        await RemoveAsync(made);
        Assert.Empty(wrong);
    }

    [LiveFact]
    public async Task Attributes_that_are_not_named_stay()
    {
        var id = await MakeAsync("tickets", ("subject", _mark), ("message", "Hello"));
        await _dolibarr.WrittenAsync(Corrections.Set("tickets", id, ("options_site", "Lyon"), ("options_floor", 3), ("options_visit", "2026-10-25T01:30:00Z"), ("options_day", "2026-10-25"), ("options_paid", true)));
        await _dolibarr.WrittenAsync(Corrections.Set("tickets", id, ("options_tone", "2")));
        await _dolibarr.WrittenAsync(Corrections.Set("tickets", id, ("options_floor", null)));
        var read = (await _dolibarr.GetAsync("tickets", id, ["options_site", "options_floor", "options_visit", "options_day", "options_paid", "options_tone"], CancellationToken.None))!;
        Assert.Equal(["Lyon", null, "2026-10-25T01:30:00Z", "2026-10-25", "True", "2"], read.Values.Keys.Select(name => read.Text(name)));
    }

    [LiveFact]
    public async Task A_ticket_is_closed_a_third_party_hidden_and_neither_is_deleted_from_the_other()
    {
        var party = await MakeAsync("thirdparties", ("name", _mark));
        var id = await MakeAsync("tickets", ("subject", _mark), ("message", "Hello"), ("fk_soc", party));
        await _dolibarr.WrittenAsync(Corrections.Set("tickets", id, ("status", "8")));
        var read = (await _dolibarr.GetAsync("tickets", id, ["status", "progress", "date_close"], CancellationToken.None))!;
        output.WriteLine(string.Join(' ', read.Values));
        Assert.Equal(("8", "100"), (read.Text("status"), read.Text("progress")));
        Assert.NotNull(read.Text("date_close"));
        await _dolibarr.WrittenAsync(Corrections.Of(ChangeKind.Archive, "thirdparties", party));
        await _dolibarr.WrittenAsync(Corrections.Of(ChangeKind.Restore, "thirdparties", party));
        await _dolibarr.RefusedAsync(Corrections.Of(ChangeKind.Delete, "thirdparties", party), "refers to record");
    }

    [LiveFact]
    public async Task A_line_keeps_all_but_what_is_set_and_a_validated_order_is_not_touched()
    {
        using var dolibarr = new LiveHands();
        var party = await MakeAsync("thirdparties", ("name", _mark));
        foreach (var resource in new[] { "invoices", "orders" })
        {
            var id = await dolibarr.DraftAsync(resource, party);
            var lines = await _dolibarr.FoundAsync($"{resource}/lines", ["desc", "label", "subprice", "tva_tx", "remise_percent", "date_start", "qty"]);
            var line = lines.Single(line => line.Id.StartsWith($"{id}/", StringComparison.Ordinal));
            await _dolibarr.WrittenAsync(Corrections.Set($"{resource}/lines", line.Id, ("qty", 5)));
            var after = (await _dolibarr.GetAsync($"{resource}/lines", line.Id, [.. line.Values.Keys], CancellationToken.None))!;
            output.WriteLine(string.Join(' ', after.Values));
            Assert.Equal(line.Values.Where(value => value.Key != "qty").Select(value => value.Value.ToString()), after.Values.Where(value => value.Key != "qty").Select(value => value.Value.ToString()));
            await _dolibarr.WrittenAsync(Corrections.Set($"{resource}/lines", line.Id, ("subprice", 20)));
            if (!await dolibarr.ValidateAsync(resource, id))
                continue;
            await _dolibarr.RefusedAsync(Corrections.Set($"{resource}/lines", line.Id, ("qty", 6)), "no draft any more");
            await _dolibarr.RefusedAsync(Corrections.Set(resource, id, ("note_public", "x")), "no draft any more");
            await _dolibarr.RefusedAsync(Corrections.Of(ChangeKind.Delete, resource, id), "no draft any more");
        }
    }

    [LiveFact]
    public async Task What_is_described_is_all_there()
    {
        var kinds = await _dolibarr.ResourcesAsync(CancellationToken.None);
        Assert.Equal(Kinds.All.Select(kind => kind.Name), kinds.Select(kind => kind.Name));
        foreach (var kind in kinds)
        {
            var fields = (await _dolibarr.DescribeAsync(kind.Name, CancellationToken.None)).Fields;
            output.WriteLine($"{kind.Name}: {string.Join(", ", fields.Select(field => $"{field.Name} {field.Type}{(field.Choices.Count > 0 ? $"({field.Choices.Count})" : "")}"))}");
            Assert.All(fields, field => Assert.True(field.Type != FieldType.Choice || field.Choices.Count > 0, field.Name));
            await _dolibarr.FoundAsync(kind.Name, [.. fields.Select(field => field.Name)], new FieldCondition("id", Comparison.Equal, JsonSerializer.SerializeToElement("1")));
        }
    }

    [LiveFact]
    public async Task Probes_are_answered()
    {
        await MakeAsync("tickets", ("subject", _mark), ("message", "Hello"));
        var answers = new Dictionary<string, ProbeAnswer>();
        foreach (var (probe, arguments) in new (string, Dictionary<string, string>)[]
        {
            ("version", []), ("rights", []), ("clock", []), ("modules", new() { ["needed"] = "ticket,facture,nothing" }), ("count", new() { ["resource"] = "tickets", ["filter"] = $"(t.subject:=:'{_mark}')" }),
        })
        {
            var answer = answers[probe] = await _dolibarr.AskAsync(probe, arguments, CancellationToken.None);
            output.WriteLine($"{probe} {answer.IsHealthy}: {answer.Summary}");
        }
        Assert.Equal([true, true, true, false, null], answers.Values.Select(answer => answer.IsHealthy));
        Assert.Equal(("nothing", "1"), (answers["modules"].Values["missing"], answers["count"].Values["count"]));
    }

    private static SupportAddon.Dolibarr.Rpc.Session Session() => new(LiveDolibarr.Options!, Connections.Context(TimeProvider.System.GetUtcNow));

    /// <summary>What the connector itself does not do.</summary>
    private sealed class LiveHands : IDisposable
    {
        private readonly HttpClient _http = new() { DefaultRequestHeaders = { { "DOLAPIKEY", LiveDolibarr.Options!.ApiKey } } };

        public async Task<string> DraftAsync(string resource, string party) => (await PostAsync(resource,
            $$"""{"socid":{{party}},"date":1795300000,"lines":[{"desc":"Work & <b>travel</b>","label":"W","subprice":12.5,"qty":3,"tva_tx":20,"product_type":1,"remise_percent":10,"date_start":1790000000}]}""")).Content.Trim('"');

        public async Task<bool> ValidateAsync(string resource, string id) => (await PostAsync($"{resource}/{id}/validate", "{}")).IsSuccess;

        public void Dispose() => _http.Dispose();

        private async Task<(bool IsSuccess, string Content)> PostAsync(string path, string body)
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(new Uri(LiveDolibarr.Options!.Url!, $"/api/index.php/{path}"), content);
            return (response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
    }
}
