using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using static SupportAddon.Odoo.Tests.StandIn.Corrections;

namespace SupportAddon.Odoo.Tests.Records;

public sealed class Creating
{
    public static TheoryData<int> BothWays => [18, 19];

    private static Task<WriteOutcome> WriteAsync(OdooServer server, RecordChange change) => server.Connect().WriteAsync(change, CancellationToken.None);

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task A_record_is_made_with_values_of_every_type(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var (partner, first, second) = (server.Add("res.partner", "Acme"), server.Add("project.tags", "Bug"), server.Add("project.tags", "Office"));
        var outcome = await WriteAsync(server, Create("case_1", ("name", "Made, \"here\""), ("partner_id", $"{partner}"), ("tag_ids", new[] { $"{second}", $"{first}" }),
            ("hours", 1.5), ("color", 4), ("active", false), ("priority", "2"), ("date_deadline", "2026-11-22T10:00:00Z"), ("description", null)));
        Assert.Equal(WriteResult.Written, outcome.Result);
        Assert.Equal($"[\"{first}\",\"{second}\"]", outcome.Record.Text("tag_ids"));
        Assert.Equal([$"{server.TaskIds().Single()}"], [outcome.Record!.Id]);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Made_twice_under_one_key_there_is_one_and_what_became_of_it_stays(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var made = await WriteAsync(server, Create("case_1", ("name", "Made")));
        server.Database.Write(Desk.Task, server.TaskIds().Single(), new() { ["name"] = "Changed by a person" });
        var again = await WriteAsync(server, Create("case_1", ("name", "Made")));
        Assert.Equal((WriteResult.AlreadySo, made.Record!.Id, "\"Changed by a person\""), (again.Result, again.Record!.Id, again.Record.Text("name")));
        Assert.Single(server.TaskIds());
        Assert.Equal((made.Record.Id, "\"Changed by a person\""), (await FoundAsync(server, "case_1")) is { } found ? (found.Id, found.Text("name")) : default);
        Assert.Null(await FoundAsync(server, "case_2"));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Cut_after_it_was_made_it_is_found_by_its_key(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.CutOff = _ => Cut.After;
        Assert.Equal(WriteResult.Written, (await WriteAsync(server, Create("case_1", ("name", "Made")))).Result);
        Assert.Equal(WriteResult.AlreadySo, (await WriteAsync(server, Create("case_1", ("name", "Made")))).Result);
        Assert.Equal(1, server.Written);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Cut_before_any_answer_it_is_unknown_and_may_be_made_again(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.CutOff = _ => Cut.Before;
        Assert.Equal(WriteResult.Unknown, (await WriteAsync(server, Create("case_1", ("name", "Made")))).Result);
        server.CutOff = _ => Cut.Nowhere;
        Assert.Equal(WriteResult.Written, (await WriteAsync(server, Create("case_1", ("name", "Made")))).Result);
        Assert.Single(server.TaskIds());
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task What_is_refused_is_told_in_words_and_nothing_is_made(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(server, Create("case_1", ("hours", 1))));
        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains("Missing required value", failure.Message, StringComparison.Ordinal);
        Assert.Equal(FailureKind.Refused, (await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(server, Create("case_2", ("no_field", 1))))).Kind);
        Assert.Empty(server.TaskIds());
    }

    [Fact]
    public async Task One_that_may_not_be_seen_is_not_made_again()
    {
        await using var server = await OdooServer.StartAsync();
        await WriteAsync(server, Create("case_1", ("name", "Made")));
        server.IsVisible = (model, _) => model != Desk.Task;
        Assert.Equal(WriteResult.AlreadySo, (await WriteAsync(server, Create("case_1", ("name", "Made")))).Result);
        Assert.Equal(FailureKind.Forbidden, (await Assert.ThrowsAsync<ConnectorException>(() => FoundAsync(server, "case_1"))).Kind);
    }

    private static Task<ErpRecord?> FoundAsync(OdooServer server, string key) => ((IRecordStore)server.Connect()).FindCreatedAsync(Desk.Task, key, ["name"], CancellationToken.None);

    [Fact]
    public async Task A_creation_without_a_key_is_refused()
    {
        await using var server = await OdooServer.StartAsync();
        Assert.Equal(FailureKind.Configuration, (await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(server, Create("x", ("name", "Made")) with { Key = null }))).Kind);
    }
}
