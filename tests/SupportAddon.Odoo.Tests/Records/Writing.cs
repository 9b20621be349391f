using System.Text.Json.Nodes;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using static SupportAddon.Odoo.Tests.StandIn.Corrections;

namespace SupportAddon.Odoo.Tests.Records;

public sealed class Writing
{
    public static TheoryData<int> BothWays => [18, 19];

    private static async Task<(OdooServer Server, string Id)> StartAsync(int version)
    {
        var server = await OdooServer.StartAsync(version);
        return (server, $"{server.AddTask("One")}");
    }

    private static Task<WriteOutcome> WriteAsync(OdooServer server, RecordChange change) => server.Connect().WriteAsync(change, CancellationToken.None);

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Only_the_named_fields_change_and_are_read_back(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        var partner = server.Add("res.partner", "Acme");
        server.Database.Write(Desk.Task, long.Parse(id, null), new() { ["color"] = 3 });
        var outcome = await WriteAsync(server, Set(id, ("name", "Two"), ("partner_id", $"{partner}"), ("date_deadline", "2026-11-22T10:00:00Z")).If(("name", "One")));
        Assert.Equal(WriteResult.Written, outcome.Result);
        Assert.Equal(("\"Two\"", $"\"{partner}\"", "\"2026-11-22T10:00:00Z\""), (outcome.Record.Text("name"), outcome.Record.Text("partner_id"), outcome.Record.Text("date_deadline")));
        Assert.Equal(3, (int)server.Database[Desk.Task].Single().Values["color"]!);
        Assert.Equal(1, server.Written);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task What_is_so_already_is_not_sent(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        Assert.Equal(WriteResult.AlreadySo, (await WriteAsync(server, Set(id, ("name", "One"), ("partner_id", null), ("description", "")).If(("name", "Zero")))).Result);
        Assert.Equal(0, server.Written);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task A_record_that_changed_meanwhile_is_a_conflict_and_nothing_is_sent(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        var outcome = await WriteAsync(server, Set(id, ("name", "Two")).If(("name", "Zero")));
        Assert.Equal((WriteResult.Conflict, "\"One\"", "Changed since it was read: name."), (outcome.Result, outcome.Record.Text("name"), outcome.Reason));
        Assert.Equal(0, server.Written);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task What_Odoo_alters_is_told(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        var outcome = await WriteAsync(server, Set(id, ("description", "plain")));
        Assert.Equal((WriteResult.Altered, "<p>plain</p>"), (outcome.Result, outcome.Record!.Values["description"].GetString()));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task A_record_that_is_not_there_is_missing(int version)
    {
        var (server, _) = await StartAsync(version);
        await using var __ = server;
        foreach (var id in new[] { "4711", "no-number" })
            Assert.Equal(WriteResult.Missing, (await WriteAsync(server, Set(id, ("name", "Two")))).Result);
        Assert.Equal(WriteResult.Missing, (await WriteAsync(server, Of(ChangeKind.Delete, "4711"))).Result);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Deleted_between_the_comparison_and_the_write_it_is_missing(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        server.Writing = (_, _) => server.Database[Desk.Task].Clear();
        Assert.Equal(WriteResult.Missing, (await WriteAsync(server, Set(id, ("name", "Two")))).Result);
    }

    [Theory]
    [InlineData("null", false, WriteResult.Unknown)]
    [InlineData("{}", false, WriteResult.Unknown)]
    [InlineData("null", true, WriteResult.Written)]
    public async Task An_answer_other_than_true_does_not_say_that_the_write_has_ended(string answer, bool hasWritten, WriteResult result)
    {
        var (server, id) = await StartAsync(19);
        await using var _ = server;
        server.Instead = async http =>
        {
            if (!http.Request.Path.Value!.EndsWith("/write", StringComparison.Ordinal))
                return false;
            if (hasWritten)
                server.Database.Write(Desk.Task, long.Parse(id, null), new() { ["name"] = "Two" });
            await OdooServer.SendAsync(http, 200, "application/json", answer);
            return true;
        };
        Assert.Equal(result, (await WriteAsync(server, Set(id, ("name", "Two")))).Result);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task What_is_refused_was_not_written(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        foreach (var (field, value) in new (string, object?)[] { ("name", null), ("priority", "9"), ("no_field", 1), ("partner_id", "4711"), ("date_deadline", "soon"), ("color", "red") })
        {
            var failure = await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(server, Set(id, (field, value))));
            Assert.Equal(FailureKind.Refused, failure.Kind);
        }
        Assert.Equal(0, server.Written);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Cut_after_it_was_written_it_is_found_written_and_never_sent_again(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        server.CutOff = _ => Cut.After;
        Assert.Equal(WriteResult.Written, (await WriteAsync(server, Set(id, ("name", "Two")))).Result);
        Assert.Equal(WriteResult.Written, (await WriteAsync(server, Of(ChangeKind.Archive, id))).Result);
        Assert.Equal(WriteResult.Written, (await WriteAsync(server, Of(ChangeKind.Delete, id))).Result);
        Assert.Equal(3, server.Written);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Cut_before_any_answer_with_nothing_to_be_seen_is_unknown(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        server.CutOff = _ => Cut.Before;
        var outcome = await WriteAsync(server, Set(id, ("name", "Two")));
        Assert.Equal((WriteResult.Unknown, "\"One\""), (outcome.Result, outcome.Record.Text("name")));
        Assert.Equal(WriteResult.Unknown, (await WriteAsync(server, Of(ChangeKind.Delete, id))).Result);
        Assert.Equal(2, server.Requests.Count(request => request.EndsWith(".write", StringComparison.Ordinal) || request.EndsWith(".unlink", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task An_error_of_the_database_has_ended_the_call_so_reading_back_tells(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        server.Raise = (_, method) => method == "write" ? new PythonError("psycopg2.OperationalError", "could not serialize access") : null;
        Assert.Equal(FailureKind.Broken, (await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(server, Set(id, ("name", "Two"))))).Kind);
        Assert.Single(server.Requests, request => request.EndsWith(".write", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Archived_restored_and_deleted(int version)
    {
        var (server, id) = await StartAsync(version);
        await using var _ = server;
        Assert.Equal("false", (await WriteAsync(server, Of(ChangeKind.Archive, id))).Record.Text("active"));
        Assert.Equal(WriteResult.AlreadySo, (await WriteAsync(server, Of(ChangeKind.Archive, id))).Result);
        Assert.Equal("true", (await WriteAsync(server, Of(ChangeKind.Restore, id))).Record.Text("active"));
        var outcome = await WriteAsync(server, Of(ChangeKind.Delete, id));
        Assert.Equal((WriteResult.Written, null), (outcome.Result, outcome.Record));
        Assert.Empty(server.TaskIds());
    }

    [Fact]
    public async Task What_cannot_be_archived_is_refused()
    {
        await using var server = await OdooServer.StartAsync();
        var id = server.Database.Add("x_plain", new() { ["x_name"] = "Own" });
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(server, Of(ChangeKind.Archive, $"{id}") with { Resource = "x_plain" }));
        Assert.Equal(FailureKind.Refused, failure.Kind);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Odoo_tracks_corrections_unless_it_is_told_not_to(bool tracks, bool disables)
    {
        var (server, id) = await StartAsync(19);
        await using var _ = server;
        JsonNode? context = null;
        server.Writing = (_, arguments) => context = arguments["context"];
        await server.Connect(options => options with { TrackCorrections = tracks }).WriteAsync(Set(id, ("name", "Two")), CancellationToken.None);
        Assert.Equal(disables, (bool?)context!["tracking_disable"] ?? false);
    }

    [Fact]
    public async Task Cancelled_before_it_is_sent_nothing_is_written()
    {
        var (server, id) = await StartAsync(19);
        await using var _ = server;
        using var cancelled = new CancellationTokenSource();
        var connector = server.Connect();
        server.Before = _ => cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connector.WriteAsync(Set(id, ("name", "Two")), cancelled.Token));
        Assert.Equal(0, server.Written);
    }
}
