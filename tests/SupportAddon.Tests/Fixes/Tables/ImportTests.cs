using System.Text;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Tables;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Fixes.Tables;

/// <summary>An erroneous import taken back, over records in memory and a real database.</summary>
public sealed class ImportTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task The_imports_own_file_names_what_is_archived_and_an_undo_restores_it()
    {
        await using var bench = await FixBench.CreateAsync(records: 4);

        var plan = await bench.ApprovedAsync(await bench.PlanAsync(Named("ref,whatever\n0002,x\n0003,y\n", "ref", new() { ["ref"] = "id" })));
        Assert.Equal(["name = Partner 2", "name = Partner 3"], (await bench.EntriesAsync(plan.Id)).Select(entry => entry.Reason));
        await bench.RunAsync(plan.Id);
        Assert.Equal([true, false, false, true], Active(bench));

        await bench.RunAsync((await bench.ApprovedAsync(await bench.UndoAsync(plan.Id))).Id);
        Assert.Equal([true, true, true, true], Active(bench));
    }

    [Fact]
    public async Task Conditions_name_them_and_one_that_was_worked_on_since_is_left_alone()
    {
        await using var bench = await FixBench.CreateAsync(records: 3);
        bench.Records.Edit("0003", "country", "FR");

        var plan = await bench.ApprovedAsync(await bench.PlanAsync(new ImportedRecords("partner", null, ["country=DE"], ["name"], Delete: false)));
        bench.Records.Edit("0002", "name", "Looked after");
        await bench.RunAsync(plan.Id);

        Assert.Equal([EntryState.Written, EntryState.Drifted], await bench.StatesAsync(plan.Id));
        Assert.Equal([false, true, true], Active(bench));
    }

    [Fact]
    public async Task Deletion_is_said_to_be_for_good_and_an_undo_refuses_it()
    {
        await using var bench = await FixBench.CreateAsync(records: 2);

        var plan = await bench.ApprovedAsync(await bench.PlanAsync(Named("id\n0001\n", "id", None) with { Delete = true }));
        Assert.Equal((1, "name = Partner 1. Cannot be undone."), (plan.Counts.Lossy, Assert.Single(await bench.EntriesAsync(plan.Id)).Reason));
        await bench.RunAsync(plan.Id);
        Assert.Equal("0002", Assert.Single(bench.Records.Records.Keys));

        var undo = await bench.UndoAsync(plan.Id);
        Assert.Equal(new PlanCounts(0, 0, 1, 0), undo.Counts);
    }

    [Fact]
    public async Task A_key_that_is_not_found_or_not_a_column_is_told_and_nothing_is_planned()
    {
        await using var bench = await FixBench.CreateAsync(records: 1);

        Assert.Contains("table.csv:3: id: partner has no record with the id \"0009\"", await RefusedAsync(bench, Named("id\n0001\n0009\n", "id", None)), StringComparison.Ordinal);
        Assert.Contains("there is no column \"ref\"", await RefusedAsync(bench, Named("id\n0001\n", "ref", None)), StringComparison.Ordinal);
    }

    private static ImportedRecords Named(string text, string key, Dictionary<string, string> map) => new(
        "partner", (TableReader.Read(Encoding.UTF8.GetBytes(text), "table.csv"), new("partner", key, map, None, EmptyClears: false)), [], ["name"], Delete: false);

    private static async Task<string> RefusedAsync(FixBench bench, ImportedRecords imported) =>
        (await Assert.ThrowsAsync<RefusedException>(() => bench.PlanAsync(imported))).Message;

    private static IEnumerable<object?> Active(FixBench bench) => bench.Records.Records.Keys.Order(StringComparer.Ordinal).Select(id => bench.Records.Get(id, "active"));
}
