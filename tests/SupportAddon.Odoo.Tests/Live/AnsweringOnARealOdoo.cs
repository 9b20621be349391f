using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Odoo.Tests.Live;

[Collection(LiveOdoo.OneAfterTheOther)]
public sealed class AnsweringOnARealOdoo(ITestOutputHelper output)
{
    private static readonly bool[] BothWays = [false, true];

    [LiveFact]
    public async Task An_answer_and_a_note_come_back_once_as_the_events_that_were_told()
    {
        await using var odoo = new LiveOdoo();
        var id = (await odoo.MakeAsync(1))[0];
        foreach (var byJsonRpc in BothWays)
            foreach (var (kind, visibility) in new[] { (ReplyKind.Answer, Visibility.Public), (ReplyKind.Note, Visibility.Internal) })
            {
                var text = $"{kind} {byJsonRpc}:\n1 < 2 & <b>no</b> \"markup\"";
                var reply = new TicketReply { TicketId = $"{id}", Kind = kind, Value = text, Marker = $"sa-{odoo.Mark[^12..]}-{kind}-{byJsonRpc}".ToLowerInvariant() };
                var outcome = await odoo.OfOurOwn(byJsonRpc).ReplyAsync(reply, CancellationToken.None);
                Assert.Equal(WriteResult.Written, outcome.Result);
                Assert.Equal(new ReplyOutcome(WriteResult.AlreadySo, outcome.EventId), await odoo.OfOurOwn(!byJsonRpc).ReplyAsync(reply, CancellationToken.None));
                var message = Assert.Single((await odoo.OfOurOwn().OnlyTicketAsync()).Events.OfType<MessagePosted>(), message => message.Text == text);
                Assert.Equal((outcome.EventId, visibility), (message.Id, message.Visibility));
            }
    }

    [LiveFact]
    public async Task A_state_and_an_assignment_are_written_by_their_names()
    {
        await using var odoo = new LiveOdoo();
        var id = (await odoo.MakeAsync(1))[0];
        foreach (var byJsonRpc in BothWays)
        {
            await odoo.WriteAsync(id, new() { ["project_id"] = 1, ["stage_id"] = 1, ["user_ids"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonArray(6, 0, new System.Text.Json.Nodes.JsonArray())) });
            var connector = odoo.OfOurOwn(byJsonRpc);
            TicketReply status = new() { TicketId = $"{id}", Kind = ReplyKind.Status, Value = "Done", Expected = "New", Marker = "sa-status" };
            Assert.Equal(WriteResult.Written, (await connector.ReplyAsync(status, CancellationToken.None)).Result);
            Assert.Equal(WriteResult.Conflict, (await connector.ReplyAsync(status with { Value = "In Progress" }, CancellationToken.None)).Result);
            Assert.Equal(WriteResult.Written, (await connector.ReplyAsync(new TicketReply { TicketId = $"{id}", Kind = ReplyKind.Assignee, Value = "Mitchell Admin", Marker = "sa-assignee" }, CancellationToken.None)).Result);
            var fields = (await connector.OnlyTicketAsync()).Fields;
            Assert.Equal(("Done", "Mitchell Admin"), (fields["status"], fields["assignee"]));
        }
    }

    [LiveFact]
    public async Task A_file_comes_back_byte_for_byte_and_is_there_once()
    {
        await using var odoo = new LiveOdoo();
        var id = (await odoo.MakeAsync(1))[0];
        foreach (var (byJsonRpc, length) in BothWays.Zip([5_000_001, 0]))
        {
            var bytes = new byte[length];
            new Random(4711).NextBytes(bytes);
            var connector = odoo.OfOurOwn(byJsonRpc);
            NewAttachment file = new() { TicketId = $"{id}", Name = $"file {byJsonRpc}.bin", MediaType = "application/octet-stream", Length = length, Marker = $"sa-{odoo.Mark[^12..]}-{byJsonRpc}".ToLowerInvariant() };
            Assert.Equal(WriteResult.Written, (await connector.AddAsync(file, new MemoryStream(bytes), CancellationToken.None)).Result);
            Assert.Equal(WriteResult.AlreadySo, (await connector.AddAsync(file, new MemoryStream(bytes), CancellationToken.None)).Result);
            var listed = Assert.Single(await connector.ListAsync($"{id}", CancellationToken.None), each => each.Name == file.Name);
            Assert.Equal(length, listed.Length);
            using var all = new MemoryStream();
            await using var content = await connector.OpenAsync(listed, CancellationToken.None);
            await content.CopyToAsync(all);
            Assert.Equal(bytes, all.ToArray());
        }
    }

    [LiveFact]
    public async Task Records_are_described_and_questions_answered()
    {
        foreach (var byJsonRpc in BothWays)
        {
            var connector = LiveOdoo.Connect(options => options, byJsonRpc);
            var resources = await connector.ResourcesAsync(CancellationToken.None);
            output.WriteLine($"{resources.Count} models; tickets in {string.Join(", ", resources.Where(resource => resource.TicketFields.Count > 0).Select(resource => resource.Name))}");
            Assert.Superset(new HashSet<string> { "project.task", "crm.lead", "maintenance.request" }, resources.Where(resource => resource.TicketFields.Count > 0).Select(resource => resource.Name).ToHashSet());
            var task = await connector.DescribeAsync(Desk.Task, CancellationToken.None);
            Assert.Equal("Task", task.Label);
            Assert.Equal(["New", "In Progress", "Done", "Cancelled"], task.Fields.Single(field => field.Name == "stage_id").Choices.Select(choice => choice.Label));
            Assert.Equal(FailureKind.NotFound, (await Assert.ThrowsAsync<ConnectorException>(() => connector.DescribeAsync("no.model", CancellationToken.None))).Kind);
            foreach (var probe in connector.Probes.Where(probe => probe.Parameters.Count == 0))
                output.WriteLine($"{probe.Name}: {(await connector.AskAsync(probe.Name, new Dictionary<string, string>(), CancellationToken.None)).Summary}");
            Assert.NotEqual("0", (await connector.AskAsync("count", new Dictionary<string, string> { ["model"] = Desk.Task }, CancellationToken.None)).Values["count"]);
        }
    }
}
