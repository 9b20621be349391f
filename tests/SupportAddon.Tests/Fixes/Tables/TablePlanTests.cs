using System.Text;
using System.Text.Json;
using SupportAddon.Core.Fixes;
using SupportAddon.Fixes.Tables;
using SupportAddon.Sdk;

namespace SupportAddon.Tests.Fixes.Tables;

/// <summary>What a table plans, over records in memory and a real database.</summary>
public sealed class TablePlanTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public async Task Values_are_written_as_their_fields_want_them_and_undone()
    {
        await using var bench = await ProductsAsync();

        var plan = await bench.ApprovedAsync(await bench.PlanAsync(Bytes(
            """
            ref;price;stock;since;sold;state;seen
            A;5,5;1 200;31/10/2026;non;Draft;2026-10-31T14:30+02:00
            B;1,234;;03/04/2026;TRUE;done;
            C;10;7;2026-01-01;oui;draft;2026-01-01T00:00:00Z
            """), Use()));
        await bench.RunAsync(plan.Id);

        Assert.Equal((5.5m, 1200m, "2026-10-31", false, "draft", "2026-10-31T12:30:00Z"), Values(bench, "1"));
        Assert.Equal((1.234m, 0m, "2026-04-03", true, "done", null), Values(bench, "2")); // Other cells showed the comma and the order; an empty one says nothing.
        Assert.Equal(["1", "2"], bench.Records.Writes);
        Assert.Equal(PlanVerdict.Right, (await bench.EntriesAsync(plan.Id))[2].Verdict);

        var undo = await bench.ApprovedAsync(await bench.UndoAsync(plan.Id));
        await bench.RunAsync(undo.Id);
        Assert.Equal((10m, 0m, "2026-01-01", true, "draft", null), Values(bench, "1"));
    }

    [Fact]
    public async Task Every_mistake_is_told_at_once_with_its_line_and_column_and_nothing_is_planned()
    {
        await using var bench = await ProductsAsync();
        bench.Records.Add("4", ("ref", "D")).Add("5", ("ref", "D"));

        var refused = await RefusedAsync(bench,
            """
            ref;price;stock;since;sold;state;seen;colour;id
            A;abc;1.5;10/31/2026;perhaps;gone;2026-10-31T14:30;red;1
            ;5;;;;;;;
            A;1,234;;03/04/2026;;;;;
            D;;;;;;;;
            a;;;;;;;;
            """);

        Assert.Equal(
            [
                "table.csv:1: colour: product has no field \"colour\": add --map colour=FIELD, or --map colour= where it is not used",
                "table.csv:1: id: the id can only tell which record",
                "table.csv:2: price: expected a number such as 20, 5.5 or 5,5, not \"abc\"",
                "table.csv:2: stock: expected a whole number such as 20, not \"1.5\"",
                "table.csv:2: since: expected a day such as 2026-10-31 or 31/10/2026, not \"10/31/2026\"",
                "table.csv:2: sold: expected true or false, not \"perhaps\"",
                "table.csv:2: state: expected one of draft, done, not \"gone\"",
                "table.csv:2: seen: expected an instant with its zone such as 2026-10-31T14:30Z, not \"2026-10-31T14:30\"",
                "table.csv:3: ref: the key is empty",
                "table.csv:4: ref: the key \"A\" stands on line 2 too",
                "table.csv:4: price: expected a number that can only be read in one way, such as 1234 or 1.234, not \"1,234\"",
                "table.csv:4: since: expected a day that can only be read in one way, such as 2026-10-31, not \"03/04/2026\"",
                "table.csv:5: ref: product has 2 records with the ref \"D\": 4, 5",
                "table.csv:6: ref: product has no record with the ref \"a\"",
            ], refused.Split(Environment.NewLine));
        Assert.Equal(0, Assert.Single(await bench.QueryAsync<int>("select count(*)::int from fix_plan")));
    }

    [Fact]
    public async Task Columns_that_make_no_sense_are_told()
    {
        await using var bench = await ProductsAsync();

        var refused = await RefusedAsync(bench, "price;other;;price\n1;2;3;4\n", Use(map: new() { ["other"] = "price", ["ghost"] = "price" }));

        foreach (var mistake in new[] { "there is no column \"ref\"", "there is no column \"ghost\"", "column 3 has no name", "price: two columns have this name", "price is for the field price too" })
            Assert.Contains(mistake, refused, StringComparison.Ordinal);
        Assert.Contains("no column whose values would be written", await RefusedAsync(bench, "ref\nA\n"), StringComparison.Ordinal);
        Assert.Contains("can only be read", await RefusedAsync(bench, "ref;made\nA;2026-01-01\n"), StringComparison.Ordinal);
        Assert.Contains("more than a cell can", await RefusedAsync(bench, "ref;tags\nA;1\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_cell_empties_only_when_asked_to_and_never_what_must_have_a_value()
    {
        await using var bench = await ProductsAsync();
        var table = "ref;since\nA;\n";

        Assert.Equal(0, (await bench.PlanAsync(Bytes(table), Use())).Counts.Change);
        var plan = await bench.PlanAsync(Bytes(table), Use() with { EmptyClears = true });

        Assert.Equal(JsonValueKind.Null, Assert.Single(await bench.EntriesAsync(plan.Id)).After["since"].ValueKind);
        Assert.Contains("price cannot be empty", await RefusedAsync(bench, "ref;price\nA;\n", Use() with { EmptyClears = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_not_as_the_table_expects_is_left_alone_and_one_that_is_right_is_right()
    {
        await using var bench = await ProductsAsync();
        bench.Records.Edit("2", "price", 77);
        bench.Records.Edit("3", "price", 5);

        var plan = await bench.PlanAsync(Bytes("id;old;imported\n1;5;10\n2;5;10\n3;5;10\n"), new("product", "id", new Dictionary<string, string> { ["old"] = "price" },
            new Dictionary<string, string> { ["imported"] = "price" }, EmptyClears: false));

        Assert.Equal([PlanVerdict.Change, PlanVerdict.Refused, PlanVerdict.Right], (await bench.EntriesAsync(plan.Id)).Select(entry => entry.Verdict));
        Assert.Equal("price is 77, and the table expects 10.", (await bench.EntriesAsync(plan.Id))[1].Reason);
    }

    [Fact]
    public async Task The_apostrophe_that_kept_a_spreadsheet_from_a_formula_is_none_of_the_value()
    {
        await using var bench = await ProductsAsync();

        var plan = await bench.PlanAsync(Bytes("ref;name\nA;'+33 1\nB;'s Hertogenbosch\n"), Use());

        Assert.Equal(["+33 1", "'s Hertogenbosch"], (await bench.EntriesAsync(plan.Id)).Select(entry => entry.After["name"].GetString()));
    }

    [Fact]
    public async Task Where_the_system_does_not_say_what_its_fields_are_its_values_do()
    {
        await using var bench = await ProductsAsync();
        bench.Records.Describes = null;

        var plan = await bench.PlanAsync(Bytes("ref;price;sold;name\nA;5,5;non;7\n"), Use());

        var after = Assert.Single(await bench.EntriesAsync(plan.Id)).After;
        Assert.Equal((5.5m, false, "7"), (after["price"].GetDecimal(), after["sold"].GetBoolean(), after["name"].GetString()));
        Assert.Contains("expected a number", await RefusedAsync(bench, "ref;price\nA;cheap\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_byte_in_the_file_or_another_use_of_it_is_another_plan()
    {
        await using var bench = await ProductsAsync();

        var plans = new[]
        {
            await bench.PlanAsync(Bytes("ref;price\nA;5\n"), Use()), await bench.PlanAsync(Bytes("ref;price\nA;5\n\n"), Use()),
            await bench.PlanAsync(Bytes("ref;price\nA;5\n"), Use() with { EmptyClears = true }),
        };

        Assert.Equal(3, plans.Select(plan => plan.Hash).Distinct().Count());
        Assert.NotEqual(plans[0].Head.Definition, plans[1].Head.Definition);
    }

    private static async Task<FixBench> ProductsAsync()
    {
        var bench = await FixBench.CreateAsync();
        bench.Records.Describes = new()
        {
            Name = "product", Label = "Product", Fields =
            [
                Field("ref", FieldType.Text), Field("name", FieldType.Text), Field("price", FieldType.Number) with { IsRequired = true }, Field("stock", FieldType.WholeNumber),
                Field("since", FieldType.Date), Field("sold", FieldType.Boolean), Field("seen", FieldType.Instant), Field("tags", FieldType.References),
                Field("made", FieldType.Date) with { IsReadOnly = true },
                Field("state", FieldType.Choice) with { Choices = [new("draft", "Draft"), new("done", "Done")] },
            ],
        };
        foreach (var (id, key) in new[] { ("1", "A"), ("2", "B") })
            bench.Records.Add(id, ("ref", key), ("price", 10), ("stock", 0), ("since", "2026-01-01"), ("sold", true), ("state", "draft"), ("seen", null), ("name", ""));
        bench.Records.Add("3", ("ref", "C"), ("price", 10), ("stock", 7), ("since", "2026-01-01"), ("sold", true), ("state", "draft"), ("seen", "2026-01-01T00:00:00Z"));
        return bench;
    }

    private static ResourceField Field(string name, FieldType type) => new() { Name = name, Label = name, Type = type };

    private static TableUse Use(Dictionary<string, string>? map = null) => new("product", "ref", map ?? None, None, EmptyClears: false);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<string> RefusedAsync(FixBench bench, string text, TableUse? use = null) =>
        (await Assert.ThrowsAsync<RefusedException>(() => bench.PlanAsync(Bytes(text), use ?? Use()))).Message;

    private static (object?, object?, object?, object?, object?, object?) Values(FixBench bench, string id) =>
        (bench.Records.Get(id, "price"), bench.Records.Get(id, "stock"), bench.Records.Get(id, "since"), bench.Records.Get(id, "sold"), bench.Records.Get(id, "state"), bench.Records.Get(id, "seen"));
}
