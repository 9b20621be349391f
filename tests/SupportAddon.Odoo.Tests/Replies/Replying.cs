using System.Text.Json.Nodes;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Replies;

public sealed class Replying
{
    public static TheoryData<int> BothWays => [18, 19];

    private static TicketReply Reply(long ticket, ReplyKind kind, string? value, string? expected = null) =>
        new() { TicketId = $"{ticket}", Kind = kind, Value = value, Expected = expected, Marker = "sa-1" };

    private static Task<ReplyOutcome> ReplyAsync(OdooServer server, TicketReply reply, Func<OdooOptions, OdooOptions>? with = null) =>
        server.Connect(with).ReplyAsync(reply, CancellationToken.None);

    [Theory]
    [InlineData(18, ReplyKind.Answer, Visibility.Public)]
    [InlineData(19, ReplyKind.Answer, Visibility.Public)]
    [InlineData(18, ReplyKind.Note, Visibility.Internal)]
    [InlineData(19, ReplyKind.Note, Visibility.Internal)]
    public async Task A_message_comes_back_as_the_event_that_was_told(int version, ReplyKind kind, Visibility visibility)
    {
        await using var server = await OdooServer.StartAsync(version);
        var task = server.AddTask();
        const string text = "We found it:\n1 < 2 & <b>no</b> \"markup\"";
        var outcome = await ReplyAsync(server, Reply(task, kind, text));
        Assert.Equal(WriteResult.Written, outcome.Result);
        var message = Assert.IsType<MessagePosted>(Assert.Single((await server.Connect().OnlyTicketAsync()).Events));
        Assert.Equal((outcome.EventId, text, visibility), (message.Id, message.Text, message.Visibility));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Sent_twice_it_is_there_once(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var reply = Reply(server.AddTask(), ReplyKind.Answer, "Hello");
        var first = await ReplyAsync(server, reply);
        Assert.Equal(new ReplyOutcome(WriteResult.AlreadySo, first.EventId), await ReplyAsync(server, reply));
        Assert.Equal(WriteResult.Written, (await ReplyAsync(server, reply with { Marker = "sa-2" })).Result);
        Assert.Equal(2, server.Database["mail.message"].Count);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Cut_after_it_was_written_it_is_found_by_its_marker(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var reply = Reply(server.AddTask(), ReplyKind.Answer, "Hello");
        server.CutOff = _ => Cut.After;
        var outcome = await ReplyAsync(server, reply);
        Assert.Equal((WriteResult.Written, $"message:{server.Database["mail.message"].Single().Id}"), (outcome.Result, outcome.EventId));
        Assert.Equal(WriteResult.AlreadySo, (await ReplyAsync(server, reply)).Result);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Cut_before_any_answer_it_is_unknown_and_may_be_sent_again(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var reply = Reply(server.AddTask(), ReplyKind.Note, "Hello");
        server.CutOff = _ => Cut.Before;
        Assert.Equal(WriteResult.Unknown, (await ReplyAsync(server, reply)).Result);
        Assert.Single(server.Requests, request => request.EndsWith(".message_post", StringComparison.Ordinal));
        server.CutOff = _ => Cut.Nowhere;
        Assert.Equal(WriteResult.Written, (await ReplyAsync(server, reply)).Result);
        Assert.Single(server.Database["mail.message"]);
    }

    [Theory]
    [InlineData(ReplyKind.Answer, true)]
    [InlineData(ReplyKind.Note, false)]
    public async Task Only_an_answer_goes_to_the_requester(ReplyKind kind, bool goes)
    {
        await using var server = await OdooServer.StartAsync();
        var partner = server.Add("res.partner", "Ann");
        await ReplyAsync(server, Reply(server.Database.Add(Desk.Task, new() { ["partner_id"] = partner }), kind, "Hello"));
        Assert.Equal(goes, JsonNode.DeepEquals(new JsonArray(partner), server.Database["mail.message"].Single().Values["partner_ids"]));
    }

    [Fact]
    public async Task Before_17_a_body_is_HTML_without_saying_so()
    {
        await using var server = await OdooServer.StartAsync(16);
        JsonObject? posted = null;
        server.Writing = (_, arguments) => posted = arguments;
        await ReplyAsync(server, Reply(server.AddTask(), ReplyKind.Answer, "a < b"));
        Assert.Equal(("<p>a &lt; b</p>", false), ((string?)posted!["body"], posted.ContainsKey("body_is_html")));
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task A_stage_is_one_of_the_tickets_own_project(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var (ours, theirs) = (server.Add("project.project", "Ours"), server.Add("project.project", "Theirs"));
        var stages = new[] { theirs, ours }.Select(project => server.Database.Add("project.task.type", new() { ["name"] = "Done", ["project_ids"] = new JsonArray(project) })).ToList();
        server.Database.Add("project.task.type", new() { ["name"] = "Done", ["user_id"] = server.Add("res.users", "Ann") });
        var task = server.Database.Add(Desk.Task, new() { ["project_id"] = ours, ["stage_id"] = server.Add("project.task.type", "New") });
        Assert.Equal(WriteResult.Conflict, (await ReplyAsync(server, Reply(task, ReplyKind.Status, "Done", expected: "In Progress"))).Result);
        Assert.Equal(WriteResult.Written, (await ReplyAsync(server, Reply(task, ReplyKind.Status, "Done", expected: "New"))).Result);
        Assert.Equal(stages[1], (long)server.Database[Desk.Task].Single().Values["stage_id"]!);
        Assert.Equal(WriteResult.AlreadySo, (await ReplyAsync(server, Reply(task, ReplyKind.Status, "Done", expected: "New"))).Result);
        Assert.Equal("Done", (await server.Connect().OnlyTicketAsync()).Fields["status"]);
    }

    [Fact]
    public async Task A_state_of_choices_is_written_by_its_English_name()
    {
        await using var server = await OdooServer.StartAsync();
        Assert.Equal(WriteResult.Written, (await ReplyAsync(server, Reply(server.AddTask(), ReplyKind.Status, "Done"), options => options with { StatusField = "state" })).Result);
        Assert.Equal("1_done", (string?)server.Database[Desk.Task].Single().Values["state"]);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public async Task Assigned_to_some_to_one_and_to_nobody(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var (ann, bob) = (server.Add("res.users", "Ann"), server.Add("res.users", "Bob, the second"));
        var task = server.AddTask();
        foreach (var (names, ids) in new (string?, long[])[] { ("Bob, the second", [bob]), ("Ann", [ann]), (null, []) })
        {
            Assert.Equal(WriteResult.Written, (await ReplyAsync(server, Reply(task, ReplyKind.Assignee, names))).Result);
            Assert.Equal(names, (await server.Connect().OnlyTicketAsync()).Fields["assignee"]);
            Assert.Equal(ids, server.Database[Desk.Task].Single().Values["user_ids"]!.AsArray().Select(id => (long)id!));
        }
    }

    [Theory]
    [InlineData(ReplyKind.Status, "Nowhere", "No choice of stage_id")]
    [InlineData(ReplyKind.Status, "Twice", "2 choices of stage_id")]
    [InlineData(ReplyKind.Assignee, "Nobody known", "No choice of user_ids")]
    [InlineData(ReplyKind.Answer, " ", "without text")]
    public async Task What_cannot_be_written_is_refused_in_words(ReplyKind kind, string value, string message)
    {
        await using var server = await OdooServer.StartAsync();
        server.Add("project.task.type", "Twice");
        server.Add("project.task.type", "Twice");
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ReplyAsync(server, Reply(server.AddTask(), kind, value)));
        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Written);
    }

    [Fact]
    public async Task A_ticket_that_is_not_there_is_missing()
    {
        await using var server = await OdooServer.StartAsync();
        Assert.Equal(WriteResult.Missing, (await ReplyAsync(server, Reply(4711, ReplyKind.Answer, "Hello"))).Result);
        Assert.Equal(0, server.Written);
    }
}
