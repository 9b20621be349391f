using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportAddon.Conformance;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Conformance;

/// <summary>The stand-in's tasks, with three stages and three people, as the suite answers them.</summary>
internal sealed partial class AnswersUnderTest : RepliesUnderTest
{
    private static readonly string[] Stages = ["Inbox", "At work", "Shipped"];
    private static readonly string[] People = ["Ann", "Bob", "Cid"];

    private readonly OdooServer _server;
    private readonly Dictionary<string, long> _ids;

    public AnswersUnderTest(OdooServer server)
    {
        _server = server;
        _ids = Stages.Select(name => (Name: name, Id: server.Add("project.task.type", name))).Concat(People.Select(name => (name, server.Add("res.users", name)))).ToDictionary();
    }

    public override ConnectorPlugin Plugin { get; } = new OdooPlugin();

    public override object Options => _server.Options();

    public override Task<string> AddAsync(CancellationToken ct) => Task.FromResult(
        $"{_server.Database.Add(Desk.Task, new JsonObject { ["name"] = "Broken", ["stage_id"] = _ids[Stages[0]], ["user_ids"] = new JsonArray(_ids[People[0]]) })}");

    public override Task DeleteAsync(string id, CancellationToken ct)
    {
        _server.Database.Remove(Desk.Task, Number(id));
        return Task.CompletedTask;
    }

    public override IReadOnlyList<string?> Values(ReplyKind kind) => kind == ReplyKind.Status ? Stages : People;

    public override Task ChangeAsync(string id, ReplyKind kind, string? value, CancellationToken ct)
    {
        _server.Database.Write(Desk.Task, Number(id), kind == ReplyKind.Status ? new() { ["stage_id"] = _ids[value!] } : new() { ["user_ids"] = new JsonArray(_ids[value!]) });
        return Task.CompletedTask;
    }

    public override Task<string?> ValueAsync(string id, ReplyKind kind, CancellationToken ct)
    {
        var values = _server.Database[Desk.Task].Single(task => task.Id == Number(id)).Values;
        var held = (long)(kind == ReplyKind.Status ? values["stage_id"]! : values["user_ids"]!.AsArray().Single()!);
        return Task.FromResult<string?>(_ids.Single(known => known.Value == held).Key);
    }

    public override Task<IReadOnlyList<string>> MessagesAsync(string id, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        [.. _server.Database.Messages(Desk.Task, Number(id)).Select(message => WebUtility.HtmlDecode(Tag().Replace((string)message.Values["body"]!, "\n")))]);

    public override Task<int> WritesAsync(CancellationToken ct) => Task.FromResult(_server.Written);

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await base.DisposeAsync();
    }

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
