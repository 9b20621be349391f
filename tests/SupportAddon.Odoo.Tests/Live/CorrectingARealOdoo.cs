using System.Text.Json;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using static SupportAddon.Odoo.Tests.StandIn.Corrections;

namespace SupportAddon.Odoo.Tests.Live;

[Collection(LiveOdoo.OneAfterTheOther)]
public sealed class CorrectingARealOdoo
{
    private static readonly bool[] BothWays = [false, true];

    private static Task<WriteOutcome> WriteAsync(bool byJsonRpc, RecordChange change) => LiveOdoo.Correcting(byJsonRpc).WriteAsync(change, CancellationToken.None);

    [LiveFact]
    public async Task Made_changed_archived_restored_and_deleted()
    {
        await using var odoo = new LiveOdoo();
        foreach (var byJsonRpc in BothWays)
        {
            var create = Create(odoo.Key($"made_{byJsonRpc}".ToLowerInvariant()), ("name", $"{odoo.Mark} made"), ("date_deadline", "2026-11-22T10:00:00Z"), ("priority", "2"), ("tag_ids", new[] { "2", "1" }),
                ("partner_id", null), ("allocated_hours", 1.5));
            var made = await WriteAsync(byJsonRpc, create);
            Assert.Equal(WriteResult.Written, made.Result);
            var again = await WriteAsync(byJsonRpc, create);
            Assert.Equal((WriteResult.AlreadySo, made.Record!.Id), (again.Result, again.Record!.Id));
            var id = made.Record.Id;
            Assert.Equal(WriteResult.Conflict, (await WriteAsync(byJsonRpc, Set(id, ("priority", "1")).If(("priority", "0")))).Result);
            Assert.Equal(WriteResult.Written, (await WriteAsync(byJsonRpc, Set(id, ("priority", "1"), ("tag_ids", new[] { "1" }), ("date_deadline", null)).If(("priority", "2")))).Result);
            Assert.Equal(WriteResult.Altered, (await WriteAsync(byJsonRpc, Set(id, ("description", "plain")))).Result);
            foreach (var kind in new[] { ChangeKind.Archive, ChangeKind.Restore, ChangeKind.Delete })
                Assert.Equal(WriteResult.Written, (await WriteAsync(byJsonRpc, Of(kind, id))).Result);
            Assert.Equal(WriteResult.Missing, (await WriteAsync(byJsonRpc, Set(id, ("priority", "3")))).Result);
        }
    }

    [LiveFact]
    public async Task What_is_refused_was_not_written()
    {
        await using var odoo = new LiveOdoo();
        var id = $"{(await odoo.MakeAsync(1))[0]}";
        foreach (var byJsonRpc in BothWays)
        {
            foreach (var (field, value) in new (string, object?)[] { ("name", null), ("priority", "9"), ("no_field", 1), ("partner_id", "99999999") })
                Assert.Contains((await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(byJsonRpc, Set(id, (field, value))))).Kind, new[] { FailureKind.Refused, FailureKind.NotFound, FailureKind.Broken });
            Assert.Equal(FailureKind.Refused, (await Assert.ThrowsAsync<ConnectorException>(() => WriteAsync(byJsonRpc, Create(odoo.Key("nameless"), ("priority", "1"))))).Kind);
            var now = await LiveOdoo.Correcting(byJsonRpc).GetAsync(Desk.Task, id, ["name", "priority", "partner_id"], CancellationToken.None);
            Assert.Equal($"\"{odoo.Mark} 0\" \"0\" null", string.Join(' ', now!.Values.Values.Select(value => value.GetRawText())));
        }
    }

    [LiveFact]
    public async Task Values_become_what_was_predicted()
    {
        await using var odoo = new LiveOdoo();
        var id = $"{(await odoo.MakeAsync(1))[0]}";
        var connector = LiveOdoo.Correcting(byJsonRpc: false);
        var values = Measured.Html.Select(html => ("description", JsonSerializer.SerializeToElement(html.Given)))
            .Append(("date_deadline", JsonSerializer.SerializeToElement("2026-11-22T10:00:00.75Z"))).Append(("allocated_hours", JsonSerializer.SerializeToElement<double?>(null)));
        foreach (var (field, value) in values)
        {
            var written = new Dictionary<string, JsonElement> { [field] = value };
            var predicted = (await connector.PredictAsync(Desk.Task, written, CancellationToken.None))[field];
            await connector.WriteAsync(Set(id) with { Values = written }, CancellationToken.None);
            var kept = (await connector.GetAsync(Desk.Task, id, [field], CancellationToken.None)).Text(field);
            Assert.True(JsonElement.DeepEquals(predicted, JsonDocument.Parse(kept).RootElement), $"{value} became {kept}, not {predicted.GetRawText()}");
        }
    }

    [LiveFact]
    public async Task Numbers_become_what_was_predicted()
    {
        await using var odoo = new LiveOdoo();
        var connector = LiveOdoo.Correcting(byJsonRpc: false);
        var made = await connector.WriteAsync(Create(odoo.Key("partner"), ("name", odoo.Mark)) with { Resource = "res.partner" }, CancellationToken.None);
        foreach (var (given, kept) in Measured.Numbers)
        {
            var outcome = await connector.WriteAsync(Set(made.Record!.Id, ("partner_latitude", given)) with { Resource = "res.partner" }, CancellationToken.None);
            Assert.Equal(kept, outcome.Record!.Values["partner_latitude"].GetDouble());
            Assert.Equal(kept, (await connector.PredictAsync("res.partner", Values(("partner_latitude", given)), CancellationToken.None))["partner_latitude"].GetDouble());
        }
        Assert.Equal(WriteResult.Written, (await connector.WriteAsync(Of(ChangeKind.Delete, made.Record!.Id) with { Resource = "res.partner" }, CancellationToken.None)).Result);
    }

    [LiveFact]
    public async Task Many_are_written_together_and_found_again()
    {
        await using var odoo = new LiveOdoo();
        var ids = await odoo.MakeAsync(120);
        foreach (var (byJsonRpc, priority) in BothWays.Zip(["2", "3"]))
        {
            var connector = LiveOdoo.Correcting(byJsonRpc);
            var outcomes = await connector.WriteAsync([.. ids.Select(id => Set($"{id}", ("priority", priority))), Set("99999999", ("priority", priority))], CancellationToken.None);
            Assert.Equal((120, WriteResult.Missing), (outcomes.Count(outcome => outcome.Result == WriteResult.Written), outcomes[^1].Result));
            FieldCondition ours = new("name", Comparison.Contains, JsonSerializer.SerializeToElement(odoo.Mark));
            Assert.Equal(ids.Select(id => $"{id}"), (await connector.FoundAsync(Desk.Task, "name", ours, new("priority", Comparison.Equal, JsonSerializer.SerializeToElement(priority)))).Select(record => record.Id));
            Assert.Empty(await connector.FoundAsync(Desk.Task, "name", ours, new("name", Comparison.Contains, JsonSerializer.SerializeToElement("live%"))));
            Assert.Empty(await connector.FoundAsync(Desk.Task, "name", ours, new("priority", Comparison.NotEqual, JsonSerializer.SerializeToElement(priority))));
            var at = (await connector.FoundAsync(Desk.Task, "create_date", ours))[0].Values["create_date"];
            Assert.Equal(120, (await connector.FoundAsync(Desk.Task, "name", ours, new("create_date", Comparison.Equal, at))).Count);
        }
    }
}
