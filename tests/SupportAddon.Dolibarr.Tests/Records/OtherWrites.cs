using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Records;

/// <summary>Third parties, invoices, lines and what is created.</summary>
public sealed class OtherWrites
{
    private static long Party(DolibarrServer server) => server.Add("thirdparties", new() { ["name"] = "Zeta", ["status"] = "1", ["town"] = "Lyon" });

    private static JsonObject Line(long id) => new()
    {
        ["id"] = $"{id}", ["desc"] = "Work &amp; travel", ["label"] = "W", ["qty"] = "3", ["subprice"] = "12.50000000", ["tva_tx"] = "20.0000", ["remise_percent"] = "10", ["product_type"] = "1",
        ["ref_ext"] = "X", ["date_start"] = 1790000000, ["date_end"] = "", ["multicurrency_subprice"] = "12.50000000",
    };

    private static long Invoice(DolibarrServer server, string status, string resource = "invoices") =>
        server.Add(resource, new() { ["ref"] = "FA1", ["status"] = status, ["note_public"] = "", ["lines"] = new JsonArray(Line(71), Line(72)) });

    [Theory]
    [InlineData(17, "")]
    [InlineData(22, "")]
    [InlineData(22, "0")]
    [InlineData(22, "<i></i>")]
    public async Task A_name_that_Dolibarr_would_ignore_is_refused(int version, string name)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        await server.Connect().RefusedAsync(Corrections.Set("thirdparties", Party(server), ("name", name), ("town", "Paris")), "must not be empty");
        Assert.Empty(server.Writes.Came);
    }

    // Measured: 17 answers with 200 and keeps what was there.
    [Theory]
    [InlineData(17, FailureKind.Refused, "is as before")]
    [InlineData(22, FailureKind.Broken, "Data too long")]
    public async Task What_the_database_refuses_is_told_whatever_the_answer_says(int version, FailureKind kind, string message)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        await server.Connect().RefusedAsync(Corrections.Set("thirdparties", Party(server), ("name", new string('x', 200))), message, kind);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task A_third_party_that_tickets_refer_to_is_not_deleted(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var (used, free) = (Party(server), Party(server));
        server.AddTicket(new JsonObject { ["fk_soc"] = $"{used}" });
        await server.Connect().RefusedAsync(Corrections.Of(ChangeKind.Delete, "thirdparties", used), "refers to record");
        // Without this right the list of tickets is empty, and says nothing.
        server.User.SeesAllThirdParties = false;
        await server.Connect().RefusedAsync(Corrections.Of(ChangeKind.Delete, "thirdparties", used), "cannot be seen with this key");
        Assert.Empty(server.Writes.Came);
        server.User.SeesAllThirdParties = true;
        Assert.Equal(WriteResult.Written, (await server.Connect().WriteAsync(Corrections.Of(ChangeKind.Delete, "thirdparties", free))).Result);
    }

    [Theory]
    [InlineData("invoices")]
    [InlineData("orders")]
    public async Task A_validated_invoice_or_order_is_touched_in_no_way(string resource)
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = Invoice(server, "1", resource);
        await server.Connect().RefusedAsync(Corrections.Set(resource, id, ("note_public", "x")), "no draft any more");
        await server.Connect().RefusedAsync(Corrections.Of(ChangeKind.Delete, resource, id), "no draft any more");
        await server.Connect().RefusedAsync(Corrections.Set($"{resource}/lines", $"{id}/71", ("qty", 4)), "no draft any more");
        await server.Connect().RefusedAsync(Corrections.Set(resource, id, ("status", "1")), "can only be read");
        Assert.Empty(server.Writes.Came);
    }

    [Theory]
    [InlineData(17, "invoices")]
    [InlineData(22, "invoices")]
    [InlineData(22, "orders")]
    public async Task A_line_is_sent_whole_so_that_nothing_of_it_is_zeroed(int version, string resource)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var id = Invoice(server, "0", resource);
        Assert.Equal("4", (await server.Connect().WrittenAsync(Corrections.Set($"{resource}/lines", $"{id}/71", ("qty", 4)))).Text("qty"));
        var lines = await server.Connect().FoundAsync($"{resource}/lines", ["qty", "subprice", "tva_tx", "desc", "label", "remise_percent", "date_start"]);
        Assert.Equal([$"{id}/71", $"{id}/72"], lines.Select(line => line.Id));
        Assert.Equal(["4", "12.5", "20", "Work &amp; travel", "W", "10", "2026-09-21T14:13:20Z"], lines[0].Values.Values.Select(value => value.ToString()));
        Assert.Equal("3", lines[1].Text("qty"));
        // The price in the invoice's currency would go before the price that is set.
        await server.Connect().WrittenAsync(Corrections.Set($"{resource}/lines", $"{id}/71", ("subprice", 15)));
        Assert.False(server.Writes.Came[^1].Body!.ContainsKey("multicurrency_subprice"));
        await server.Connect().RefusedAsync(Corrections.Of(ChangeKind.Delete, $"{resource}/lines", $"{id}/71"), "not possible");
        Assert.Equal(WriteResult.Missing, (await server.Connect().WriteAsync(Corrections.Set($"{resource}/lines", $"{id}/99", ("qty", 4)))).Result);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Days_are_the_same_in_any_zone(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var id = Invoice(server, "0");
        await server.Connect().WrittenAsync(Corrections.Set("invoices", id, ("date", "2026-11-22")));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), (long)server.Writes.Came[^1].Body!["date"]!);
        foreach (var zone in new[] { -11, -5, 0, 1, 12 })
        {
            server.Lists["invoices"].Single().Values["date"] = new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(zone)).ToUnixTimeSeconds();
            Assert.Equal("2026-11-22", (await server.Connect().GetAsync("invoices", $"{id}", ["date"], CancellationToken.None))!.Text("date"));
        }
    }

    [Theory]
    [InlineData("thirdparties", "ref_ext", "name")]
    [InlineData("contacts", "ref_ext", "lastname")]
    [InlineData("products", "ref_ext", "ref,label")]
    [InlineData("projects", "email_msgid", "ref,title")]
    [InlineData("tickets", "email_msgid", "subject,message")]
    public async Task A_key_is_kept_where_it_is_found_again(string resource, string column, string fields)
    {
        await using var server = await DolibarrServer.StartAsync();
        var change = Corrections.Create(resource, "fix_7", [.. fields.Split(',').Select(field => (field, (object?)"New"))]);
        var made = await server.Connect().WrittenAsync(change);
        Assert.Equal("fix_7", (string?)server.Lists[resource].Single().Values[column]);
        var again = await server.Connect().WriteAsync(change);
        Assert.Equal((WriteResult.AlreadySo, made.Id), (again.Result, again.Record!.Id));
        Assert.Equal(made.Id, (await ((IRecordStore)server.Connect()).FindCreatedAsync(resource, "fix_7", [fields.Split(',')[0]], CancellationToken.None))!.Id);
        Assert.Null(await ((IRecordStore)server.Connect()).FindCreatedAsync(resource, "fix_70", [fields.Split(',')[0]], CancellationToken.None));
        await server.Connect().RefusedAsync(change with { Key = null }, "without a key", FailureKind.Configuration);
        await server.Connect().RefusedAsync(change with { Key = "other", Values = Corrections.Values((fields.Split(',')[0], "")) }, "must not be empty");
    }

    [Fact]
    public async Task Of_two_creations_under_one_key_at_once_one_is_made()
    {
        await using var server = await DolibarrServer.StartAsync();
        var change = Corrections.Create("thirdparties", "fix_8", ("name", "New"));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => server.Connect().WriteAsync(change)));
        Assert.Single(outcomes, outcome => outcome.Result == WriteResult.Written);
        Assert.Single(server.Lists["thirdparties"]);
    }
}
