using System.Text.Json;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Records;

/// <summary>Each named after what went wrong: see the facts, "Writing".</summary>
public sealed class TicketWrites
{
    private static long Add(DolibarrServer server, JsonObject? more = null)
    {
        var values = new JsonObject { ["subject"] = "Broken", ["message"] = "It broke.", ["fk_statut"] = "3", ["status"] = "3", ["severity_code"] = "NORMAL", ["type_code"] = "ISSUE", ["progress"] = "30" };
        foreach (var (name, value) in more ?? [])
            values[name] = value?.DeepClone();
        return server.AddTicket(values);
    }

    private static JsonObject LastBody(DolibarrServer server) => server.Writes.Came[^1].Body!;

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task Never_a_whole_body_back_only_what_changes(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var id = Add(server);
        await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("subject", "Broken"), ("severity_code", "HIGH")));
        Assert.Equal("severity_code", LastBody(server).Names());
    }

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task The_status_is_sent_in_both_fields_and_closing_notes_the_day_and_that_it_is_done(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var id = Add(server);
        var record = await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("status", "8")));
        Assert.Equal("8", record.Text("status"));
        Assert.Equal("date_close,fk_statut,progress,status", LastBody(server).Names());
        var closed = (await server.Connect().GetAsync("tickets", $"{id}", ["date_close", "progress"], CancellationToken.None))!;
        Assert.Equal(("2026-09-01T08:00:00Z", "100"), (closed.Text("date_close"), closed.Text("progress")));
        await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("status", "3")));
        Assert.Equal("fk_statut,status", LastBody(server).Names());
        await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("status", "8"), ("progress", 90)));
        Assert.Equal("90", (await server.Connect().GetAsync("tickets", $"{id}", ["progress"], CancellationToken.None))!.Text("progress"));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task Attributes_that_are_not_named_are_not_wiped(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var id = Add(server, new() { ["array_options"] = new JsonObject { ["options_site"] = "Lyon", ["options_floor"] = "3" } });
        await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("options_floor", 4)));
        var kept = (await server.Connect().GetAsync("tickets", $"{id}", ["options_site", "options_floor"], CancellationToken.None))!;
        Assert.Equal(("Lyon", "4"), (kept.Text("options_site"), kept.Text("options_floor")));
        Assert.Equal(version == 22 ? "options_floor" : "options_floor,options_site", LastBody(server)["array_options"]!.AsObject().Names());
    }

    [Fact]
    public async Task Attributes_have_types_of_their_own()
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = Add(server);
        await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("options_paid", true), ("options_tone", "2"), ("options_visit", "2026-11-22T10:00:00+01:00")));
        Assert.Equal(1795338000, (long)LastBody(server)["array_options"]!["options_visit"]!);
        await server.Connect().RefusedAsync(Corrections.Set("tickets", id, ("options_tone", "3")), "options_tone cannot be");
        await server.Connect().RefusedAsync(Corrections.Set("tickets", id, ("options_nowhere", "3")), "knows no field");
        server.User.IsAdministrator = false;
        await server.Connect().RefusedAsync(Corrections.Set("tickets", id, ("options_site", "3")), "cannot be seen");
    }

    // A text would set none, with 200.
    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Times_are_sent_as_seconds(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var id = Add(server);
        await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("date_close", "2026-11-22T10:00:00+01:00")));
        Assert.Equal(1795338000, (long)LastBody(server)["date_close"]!);
        await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("date_close", null)));
        await server.Connect().RefusedAsync(Corrections.Set("tickets", id, ("date_close", "tomorrow")), "cannot hold");
    }

    [Theory]
    [InlineData("type_code", "RETURN")]
    [InlineData("severity_code", "HUGE")]
    [InlineData("category_code", "SHOP")]
    [InlineData("status", "4")]
    [InlineData("fk_soc", "999999")]
    [InlineData("fk_user_assign", "999999")]
    [InlineData("subject", " ")]
    [InlineData("subject", "<a@b.c>")]
    [InlineData("ref", "TS-1")]
    public async Task What_Dolibarr_takes_without_a_look_is_refused_before_anything_is_sent(string field, string value)
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = Add(server);
        await server.Connect().RefusedAsync(Corrections.Set("tickets", id, (field, value)), field);
        await server.Connect().RefusedAsync(Corrections.Create("tickets", "k1", [.. new (string, object?)[] { ("subject", "New"), ("message", "New") }.Where(given => given.Item1 != field), (field, value)]), field);
        Assert.Empty(server.Writes.Came);
    }

    [Fact]
    public async Task Nothing_to_change_is_never_sent_for_even_that_adds_an_event()
    {
        await using var server = await DolibarrServer.StartAsync();
        var outcome = await server.Connect().WriteAsync(Corrections.Set("tickets", Add(server)));
        Assert.Equal(WriteResult.AlreadySo, outcome.Result);
        Assert.Empty(server.Writes.Came);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1/0")]
    [InlineData("x?y")]
    public async Task The_specimen_of_number_0_is_no_record(string id)
    {
        await using var server = await DolibarrServer.StartAsync();
        Assert.Null(await server.Connect().GetAsync("tickets", id, ["subject"], CancellationToken.None));
        Assert.Equal(WriteResult.Missing, (await server.Connect().WriteAsync(Corrections.Set("tickets", id, ("subject", "x")))).Result);
        Assert.Empty(server.Writes.Came);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_500_without_a_text_may_have_written_the_row(bool hasWritten)
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = Add(server);
        server.Instead = async http =>
        {
            if (http.Request.Method != "PUT")
                return false;
            if (hasWritten)
                server.Change(id, new() { ["subject"] = "Mended" });
            await DolibarrServer.SendAsync(http, 500, "text/html", "");
            return true;
        };
        if (hasWritten)
            await server.Connect().WrittenAsync(Corrections.Set("tickets", id, ("subject", "Mended")));
        else
            await server.Connect().RefusedAsync(Corrections.Set("tickets", id, ("subject", "Mended")), "failed on its side", FailureKind.Broken);
    }

    [Fact]
    public async Task An_answer_that_is_not_the_record_does_not_say_that_the_write_has_ended()
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = Add(server);
        server.Instead = async http =>
        {
            if (http.Request.Method != "PUT")
                return false;
            await DolibarrServer.SendAsync(http, 200, "application/json", """{"greeting":"Good morning"}""");
            return true;
        };
        Assert.Equal(WriteResult.Unknown, (await server.Connect().WriteAsync(Corrections.Set("tickets", id, ("subject", "Mended")))).Result);
    }

    // 27 of 60 pairs lost one.
    [Fact]
    public async Task Two_writes_of_one_ticket_take_turns()
    {
        await using var server = await DolibarrServer.StartAsync();
        var id = Add(server);
        var (inside, most) = (0, 0);
        server.Instead = async http =>
        {
            if (http.Request.Method != "PUT")
                return false;
            most = Math.Max(most, Interlocked.Increment(ref inside));
            // As long as it would take another one to come: it asks four things before it writes.
            for (var asked = 0; asked < 20; asked++)
                await server.Connect().GetAsync("tickets", $"{id}", ["subject"], CancellationToken.None);
            Interlocked.Decrement(ref inside);
            return false;
        };
        var fields = new[] { ("subject", "S"), ("message", "M"), ("origin_email", "a@b.c"), ("severity_code", "LOW") };
        await Task.WhenAll(fields.Select(field => server.Connect().WrittenAsync(Corrections.Set("tickets", id, (field.Item1, field.Item2)))));
        Assert.Equal(1, most);
    }

    [Theory]
    [InlineData(17, true)]
    [InlineData(22, false)]
    public async Task A_deletion_that_22_fails_at_is_a_failure_and_the_ticket_is_there(int version, bool deletes)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var id = Add(server);
        if (deletes)
            Assert.Equal(WriteResult.Written, (await server.Connect().WriteAsync(Corrections.Of(ChangeKind.Delete, "tickets", id))).Result);
        else
            await server.Connect().RefusedAsync(Corrections.Of(ChangeKind.Delete, "tickets", id), "failed on its side", FailureKind.Broken);
        Assert.Equal(!deletes, server.TicketIds().Contains(id));
        await server.Connect().RefusedAsync(Corrections.Of(ChangeKind.Archive, "tickets", id), "not possible");
    }
}
