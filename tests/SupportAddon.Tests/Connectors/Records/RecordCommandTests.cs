using SupportAddon.Tests.Fixes;

namespace SupportAddon.Tests.Connectors.Records;

/// <summary>Records looked at and taken out, with the real program and a system over HTTP.</summary>
public sealed class RecordCommandTests
{
    private static readonly string[] Export = ["record", "export", "-c", "erp", "--resource", "partners"];

    [Fact]
    public async Task Records_are_written_to_a_file_in_which_nothing_runs_as_a_formula_and_it_is_recorded()
    {
        await using var house = await BookHouse.CreateAsync(partners: 250);
        house.Server.Partners["002"]["country"] = MemoryRecords.Json("=1+1");
        house.Server.Partners["003"]["country"] = MemoryRecords.Json(-5.5m); // A number below zero is no formula.
        house.Server.Partners["004"]["country"] = MemoryRecords.Json(null);

        var told = await house.JsonAsync([.. Export, "-o", "partners.csv", "--field", "country", "--field", "closed"]);

        Assert.Equal(250, told.GetProperty("records").GetInt32());
        var lines = await File.ReadAllLinesAsync(house.Commands.Files.Sub("partners.csv"));
        Assert.Equal(["id,country,closed", "001,old 1,false", "002,\"'=1+1\",true", "003,-5.5,false", "004,,false"], lines[..5]);
        Assert.Equal(251, lines.Length);
        Assert.Contains("record.export", (await house.OkAsync("audit", "list", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_shows_some_of_those_that_were_asked_for_with_all_fields_that_a_cell_can_hold()
    {
        await using var house = await BookHouse.CreateAsync(partners: 5);

        var closed = await house.JsonAsync("record", "list", "-c", "erp", "--resource", "partners", "--where", "closed=true");
        var some = await house.JsonAsync("record", "list", "-c", "erp", "--resource", "partners", "--field", "vat", "--limit", "2");

        Assert.Equal(["vat = FR1", "country = old 2", "closed = True"], Assert.Single(closed.EnumerateArray()).GetProperty("values").EnumerateObject().Select(cell => $"{cell.Name} = {cell.Value}"));
        Assert.Equal(["001", "002"], some.EnumerateArray().Select(record => record.GetProperty("id").GetString()));
        Assert.Contains("There is no such record.", (await house.OkAsync("record", "list", "-c", "erp", "--resource", "partners", "--where", "vat=none")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over_and_one_that_broke_off_is_none()
    {
        await using var house = await BookHouse.CreateAsync(partners: 2);
        var mine = house.Commands.Write("mine.csv", "mine");

        Assert.Contains("is there already", (await house.Commands.RunAsync([.. Export, "-o", mine])).Errors, StringComparison.Ordinal);
        Assert.Contains("has no field \"colour\"", (await house.Commands.RunAsync([.. Export, "-o", "partners.csv", "--field", "colour"])).Errors, StringComparison.Ordinal);
        house.Server.Partners["002"].Remove("country");
        Assert.Equal(1, (await house.Commands.RunAsync([.. Export, "-o", "partners.csv"])).ExitCode);

        Assert.Equal("mine", await File.ReadAllTextAsync(mine));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(mine)!, "partners.csv*"));
    }

    [Fact]
    public async Task What_was_written_to_a_file_is_read_back_the_same()
    {
        await using var house = await BookHouse.CreateAsync(partners: 2);
        house.Server.Partners["001"]["country"] = MemoryRecords.Json("+33, \"a\"\nb");

        await house.OkAsync([.. Export, "-o", "partners.csv", "--field", "country"]);
        var plan = await house.JsonAsync("fix", "plan-table", "partners.csv", "-c", "erp", "--resource", "partners", "--key", "id");

        Assert.Equal((0, 2), (plan.GetProperty("plan").GetProperty("counts").GetProperty("change").GetInt32(), plan.GetProperty("plan").GetProperty("counts").GetProperty("right").GetInt32()));
    }
}
