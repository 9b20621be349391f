using System.Text.Json;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Records;

public sealed class Finding
{
    private static FieldCondition Condition(string field, Comparison comparison, object? value) => new(field, comparison, JsonSerializer.SerializeToElement(value));

    public static TheoryData<string, Comparison, object?, string> Meanings => new()
    {
        { "name", Comparison.Equal, "b", "b" }, { "name", Comparison.NotEqual, "b", "ac" }, { "name", Comparison.In, new[] { "a", "c" }, "ac" },
        { "color", Comparison.Less, 2, "a" }, { "color", Comparison.AtMost, 2, "ab" }, { "color", Comparison.Greater, 2, "c" }, { "color", Comparison.AtLeast, 2, "bc" },
        { "date_deadline", Comparison.Equal, "2026-11-02T00:00:00Z", "b" }, { "date_deadline", Comparison.NotEqual, "2026-11-02T00:00:00Z", "ac" },
        { "date_deadline", Comparison.Less, "2026-11-02T00:00:00Z", "a" }, { "date_deadline", Comparison.AtMost, "2026-11-02T00:00:00Z", "ab" },
        { "date_deadline", Comparison.Equal, null, "c" }, { "date_deadline", Comparison.NotEqual, null, "ab" }, { "description", Comparison.Contains, "100%_X", "a" },
        { "active", Comparison.Equal, false, "c" }, { "partner_id", Comparison.Equal, null, "bc" }, { "partner_id", Comparison.NotEqual, null, "a" },
    };

    private static async Task<OdooServer> StartAsync(int version)
    {
        var server = await OdooServer.StartAsync(version);
        var partner = server.Add("res.partner", "Acme");
        server.Database.Add(Desk.Task, new() { ["name"] = "a", ["color"] = 1, ["date_deadline"] = "2026-11-01 00:00:00", ["description"] = "<p>exactly 100%_x done</p>", ["partner_id"] = partner });
        server.Database.Add(Desk.Task, new() { ["name"] = "b", ["color"] = 2, ["date_deadline"] = "2026-11-02 00:00:00", ["description"] = "<p>100 xx</p>" });
        server.Database.Add(Desk.Task, new() { ["name"] = "c", ["color"] = 3, ["active"] = false });
        return server;
    }

    [Theory]
    [MemberData(nameof(Meanings))]
    public async Task Conditions_mean_what_they_say(string field, Comparison comparison, object? value, string names)
    {
        foreach (var version in new[] { 18, 19 })
        {
            await using var server = await StartAsync(version);
            var found = await server.Connect().FoundAsync(Desk.Task, "name", Condition(field, comparison, value));
            Assert.Equal(names, string.Concat(found.Select(record => record.Values["name"].GetString())));
        }
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task The_time_of_writing_is_found_by_the_second_in_which_it_is_shown(int version)
    {
        await using var server = await StartAsync(version);
        var at = (await server.Connect().FoundAsync(Desk.Task, "write_date"))[0].Values["write_date"].GetString();
        Assert.Equal(3, (await server.Connect().FoundAsync(Desk.Task, "name", Condition("write_date", Comparison.Equal, at))).Count);
        Assert.Equal(3, (await server.Connect().FoundAsync(Desk.Task, "name", Condition("write_date", Comparison.AtMost, at))).Count);
        Assert.Empty(await server.Connect().FoundAsync(Desk.Task, "name", Condition("write_date", Comparison.Greater, at)));
    }

    [Fact]
    public async Task All_pages_come_in_the_order_of_ids()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(450, aSecond: 1000);
        server.MostRecords = 60;
        Assert.Equal(server.TaskIds().Select(id => $"{id}"), (await server.Connect().FoundAsync(Desk.Task, "name")).Select(record => record.Id));
    }

    [Theory]
    [InlineData("no_field", Comparison.Equal, 1)]
    [InlineData("color", Comparison.Contains, "x")]
    [InlineData("name", Comparison.In, "x")]
    [InlineData("tag_ids", Comparison.NotEqual, new[] { "1" })]
    [InlineData("color", Comparison.Less, null)]
    [InlineData("date_deadline", Comparison.Contains, "2026-11-02T00:00:00Z")]
    public async Task What_Odoo_does_not_know_is_refused(string field, Comparison comparison, object? value)
    {
        await using var server = await StartAsync(19);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().FoundAsync(Desk.Task, "name", Condition(field, comparison, value)));
        Assert.Equal(FailureKind.Refused, failure.Kind);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task One_record_is_read_as_the_contract_writes_values(int version)
    {
        await using var server = await StartAsync(version);
        var id = $"{server.TaskIds().First()}";
        var record = await server.Connect().GetAsync(Desk.Task, id, ["name", "partner_id", "user_ids", "date_deadline", "stage_id", "hours", "active"], CancellationToken.None);
        var partner = server.Database["res.partner"].Single().Id;
        Assert.Equal($"\"a\" \"{partner}\" [] \"2026-11-01T00:00:00Z\" null 0 true", string.Join(' ', record!.Values.Values.Select(value => value.GetRawText())));
        Assert.Null(await server.Connect().GetAsync(Desk.Task, "4711", ["name"], CancellationToken.None));
    }
}
