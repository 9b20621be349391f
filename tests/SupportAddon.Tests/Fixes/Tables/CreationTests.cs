using System.Text;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plans;
using SupportAddon.Fixes.Previews;
using SupportAddon.Fixes.Tables;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Fixes.Tables;

/// <summary>Rows whose record was never made: created when asked, once, and taken back.</summary>
public sealed class CreationTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task What_is_not_found_is_created_counted_apart_and_archived_by_an_undo()
    {
        await using var bench = await BenchAsync();

        var plan = await bench.ApprovedAsync(await bench.PlanAsync(Bytes("vat;name\nFR1;Old\nFR8;New\n"), Use));
        var created = (await bench.EntriesAsync(plan.Id))[1];
        Assert.Equal((2, 1, 0), (plan.Counts.Change, plan.Counts.Created, plan.Counts.Lossy));
        Assert.Matches("^new_3_[0-9a-f]{32}$", created.RecordId);
        Assert.Equal([("create", "name", null, "New"), ("create", "vat", null, "FR8")], PreviewLine.Of(created).Select(line => (line.Verdict, line.Field!, line.Before, line.After!)));
        await bench.RunAsync(plan.Id);

        var line = await bench.LineAsync(plan.Id, created.RecordId);
        Assert.Equal((EntryState.Written, "0002"), (line.State, line.CreatedId));
        Assert.Equal(("New", "FR8", true), (bench.Records.Get("0002", "name"), bench.Records.Get("0002", "vat"), bench.Records.Get("0002", "active")));
        Assert.Equal(0, (await bench.PlanAsync(Bytes("vat;name\nFR1;Old\nFR8;New\n"), Use)).Counts.Change); // There by now.

        var undo = await bench.ApprovedAsync(await bench.UndoAsync(plan.Id, "0002"));
        await bench.RunAsync(undo.Id);
        Assert.Equal((1, false), (undo.Counts.Change, bench.Records.Get("0002", "active")));
    }

    [Fact]
    public async Task Nothing_is_created_silently()
    {
        await using var bench = await BenchAsync();

        Assert.Contains("partner has no record with the vat \"FR8\"", await RefusedAsync(bench, "vat;name\nFR8;New\n", Use with { Create = false }), StringComparison.Ordinal);
        Assert.Contains("take another key", await RefusedAsync(bench, "id;name\n77;New\n", Use with { Key = "id" }), StringComparison.Ordinal);
        Assert.Contains("create none", await RefusedAsync(bench, "vat;name;was\nFR8;New;x\n", Use with { Expected = new Dictionary<string, string> { ["was"] = "name" } }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_system_cannot_do_is_told_beforehand()
    {
        await using var bench = await BenchAsync();
        Describe(bench, ChangeKind.Set);
        Assert.Contains("records of partner cannot be created through this connection", await RefusedAsync(bench, "vat;name\nFR8;New\n", Use), StringComparison.Ordinal);

        Describe(bench, ChangeKind.Set, ChangeKind.Create);
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(Bytes("vat;name\nFR8;New\n"), Use));
        Assert.Equal(1, plan.Counts.Lossy);
        Assert.All(PreviewLine.Of((await bench.EntriesAsync(plan.Id))[0]), line => Assert.Equal(PreviewLine.NoWayBack, line.Note));
        await bench.RunAsync(plan.Id);
        Assert.Equal(new PlanCounts(0, 0, 1, 0), (await bench.UndoAsync(plan.Id)).Counts);

        Describe(bench, ChangeKind.Set, ChangeKind.Create, ChangeKind.Delete);
        var undo = await bench.ApprovedAsync(await bench.UndoAsync(plan.Id));
        await bench.RunAsync(undo.Id);
        Assert.Equal((1, false), (undo.Counts.Lossy, bench.Records.Records.ContainsKey("0002")));
    }

    [Fact]
    public async Task Somebody_who_was_quicker_is_not_given_a_second_one()
    {
        await using var bench = await BenchAsync();
        var plans = new[] { await bench.PlanAsync(Bytes("vat;name\nFR8;New\n"), Use), await bench.PlanAsync(Bytes("vat;name\nFR8;New\n"), Use) };
        foreach (var plan in plans)
            await bench.RunAsync((await bench.ApprovedAsync(plan)).Id);

        Assert.Equal([EntryState.Drifted], await bench.StatesAsync(plans[1].Id));
        Assert.Contains("Somebody has created it since the preview: record 0002.", (await bench.LineAsync(plans[1].Id, (await bench.EntriesAsync(plans[1].Id))[0].RecordId)).Reason, StringComparison.Ordinal);
        Assert.Equal("0002", Assert.Single(bench.Records.Writes));
    }

    [Fact]
    public async Task An_undo_refuses_what_somebody_has_worked_on()
    {
        await using var bench = await BenchAsync();
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(Bytes("vat;name\nFR8;New\n"), Use));
        await bench.RunAsync(plan.Id);
        bench.Records.Edit("0002", "name", "Looked after");

        var undo = await bench.UndoAsync(plan.Id);

        Assert.Equal((0, 1), (undo.Counts.Change, undo.Counts.Refused));
        Assert.Contains("Somebody has changed it since", (await bench.EntriesAsync(undo.Id))[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_finds_created_can_be_taken_back_where_it_is_as_planned()
    {
        await using var bench = await BenchAsync();
        var plan = await bench.ApprovedAsync(await bench.PlanAsync(Bytes("vat;name\nFR8;New\n"), Use));
        bench.Records.After = (_, _) => throw new ProcessDied();
        await Assert.ThrowsAsync<ProcessDied>(() => bench.RunAsync(plan.Id));
        bench.Records.After = null;
        bench.Records.Edit("0002", "name", "by somebody");

        Assert.Equal(ExecutionState.Waiting, (await bench.RunAsync(plan.Id)).State);
        await bench.Control.SettleAsync(plan.Id, (await bench.EntriesAsync(plan.Id))[0].RecordId, EntryState.Written, FixBench.Bob, CancellationToken.None);
        await bench.RunAsync(plan.Id);

        Assert.Equal(1, (await bench.UndoAsync(plan.Id)).Counts.Refused);
        bench.Records.Edit("0002", "name", "New");
        Assert.Equal(1, (await bench.UndoAsync(plan.Id)).Counts.Change);
    }

    internal static TableUse Use => new("partner", "vat", None, None, EmptyClears: false) { Create = true };

    internal static async Task<FixBench> BenchAsync()
    {
        var bench = await FixBench.CreateAsync();
        bench.Records.Add("0001", ("name", "Partner 1"), ("vat", "FR1"), ("active", true));
        Describe(bench, Enum.GetValues<ChangeKind>());
        return bench;
    }

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static void Describe(FixBench bench, params ChangeKind[] changes) => bench.Records.Describes = new()
    {
        Name = "partner", Label = "Partner", Changes = changes,
        Fields = [new() { Name = "name", Label = "Name", Type = FieldType.Text }, new() { Name = "vat", Label = "VAT", Type = FieldType.Text }],
    };

    private static async Task<string> RefusedAsync(FixBench bench, string text, TableUse use) =>
        (await Assert.ThrowsAsync<RefusedException>(() => bench.PlanAsync(Bytes(text), use))).Message;
}
