namespace SupportAddon.Tests.Fixes.Tables;

/// <summary>A table from the file to undo, with the real program and a system over HTTP.</summary>
public sealed class TableCommandTests
{
    [Fact]
    public async Task From_a_table_to_undo()
    {
        await using var house = await BookHouse.CreateAsync(partners: 3);
        var table = house.Commands.Write("countries.csv", "Number;Country;closed;Remark\n001;DE;false;as told\n003;+BE;true;\n");

        var plan = await house.JsonAsync("fix", "plan-table", table, "-c", "erp", "--resource", "partners", "--key", "Number",
            "--map", "Number=id", "--map", "Country=country", "--map", "Remark=");
        Assert.Equal(2, plan.GetProperty("plan").GetProperty("counts").GetProperty("change").GetInt32());
        Assert.Equal("high", plan.GetProperty("plan").GetProperty("risk").GetString(), ignoreCase: true);
        Assert.Empty(house.Server.Writes);

        await house.OkAsync("fix", "approve", "1");
        await house.OkAsync("fix", "apply", "1");
        Assert.Equal(["DE", "old 2", "+BE"], house.Countries);
        Assert.True(house.Server.Partners["003"]["closed"].GetBoolean());

        await house.OkAsync("fix", "undo", "1");
        await house.OkAsync("fix", "approve", "2");
        await house.OkAsync("fix", "apply", "2");
        Assert.Equal(["old 1", "old 2", "old 3"], house.Countries);
    }

    [Fact]
    public async Task Keys_are_found_by_any_field_and_mistakes_end_with_1()
    {
        await using var house = await BookHouse.CreateAsync(partners: 3);
        string[] command = ["fix", "plan-table", house.Commands.Write("vat.csv", "country,vat\nold 2,FR2\nold 9,FR9\n"), "-c", "erp", "--resource", "partners", "--key"];

        var refused = await house.Commands.RunAsync([.. command, "country"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("vat.csv:3: country: partners has no record with the country \"old 9\"", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("vat.csv:2:", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--map country is not a column and its field", (await house.Commands.RunAsync([.. command, "country", "--map", "country"])).Errors, StringComparison.Ordinal);
        Assert.Contains("There is no file", (await house.Commands.RunAsync("fix", "plan-table", "nowhere.csv", "-c", "erp", "--resource", "partners", "--key", "vat")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_were_never_made_are_created_and_an_undo_takes_them_away()
    {
        await using var house = await WithCreationsAsync();
        var planned = await house.Commands.RunAsync("fix", "status", "1");
        Assert.Contains("3 to be changed (3 of them created)", planned.Output, StringComparison.Ordinal);

        await house.OkAsync("fix", "apply", "1");
        Assert.Equal(["003", "004", "005"], house.Server.Writes);
        Assert.Contains("004", (await house.OkAsync("fix", "status", "1", "--records")).Output, StringComparison.Ordinal);

        await house.OkAsync("fix", "undo", "1", "--record", "004");
        await house.OkAsync("fix", "approve", "2");
        await house.OkAsync("fix", "apply", "2");
        Assert.Equal(["004"], house.Server.Partners.Where(partner => partner.Key != "002" && partner.Value["closed"].GetBoolean()).Select(partner => partner.Key));
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_creates_leaves_each_record_once()
    {
        await Task.WhenAll(new[] { Death.BeforeAnswer(4), Death.At("fix.before-write", 2), Death.At("fix.after-write", 2), Death.At("fix.after-booking", 2) }.Select(async death =>
        {
            await using var house = await WithCreationsAsync();
            Assert.True(await death.MeetAsync(house) == 128 + 9, $"{death.Name}: it was not killed.");
            house.Commands.Variables["SUPPORTADDON_FAILPOINT"] = "";
            house.Server.HasWritten = _ => Task.CompletedTask;

            await house.OkAsync("fix", "apply", "1");

            Assert.Equal(["003", "004", "005"], house.Server.Writes.Order());
            Assert.Equal(["003 written", "004 written", "005 written"], (await house.QueryAsync("select created_id || ' ' || state from fix_journal")).Order());
        }));
    }

    /// <summary>With an approved plan, 1, that creates three partners besides the two there are.</summary>
    private static async Task<BookHouse> WithCreationsAsync()
    {
        var house = await BookHouse.CreateAsync(partners: 2);
        var table = house.Commands.Write("partners.csv", "vat,country\nBE1,BE\nDE2,DE\nES3,ES\n");
        await house.OkAsync("fix", "plan-table", table, "-c", "erp", "--resource", "partners", "--key", "vat", "--create");
        await house.OkAsync("fix", "approve", "1");
        return house;
    }

    [Fact]
    public async Task An_import_is_archived_and_what_is_not_clear_is_refused()
    {
        await using var house = await BookHouse.CreateAsync(partners: 3);
        string[] command = ["fix", "undo-import", "-c", "erp", "--resource", "partners", "--field", "country"];

        Assert.Contains("is not clear", (await house.Commands.RunAsync(command)).Errors, StringComparison.Ordinal);
        Assert.Contains("is not clear", (await house.Commands.RunAsync([.. command, house.Commands.Write("import.csv", "id\n001\n")])).Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be brought back", (await house.OkAsync([.. command, "--where", "country=old 3", "--delete"])).Errors, StringComparison.Ordinal);
        await house.OkAsync([.. command, "import.csv", "--key", "id"]);
        await house.OkAsync("fix", "approve", "2");
        await house.OkAsync("fix", "apply", "2");

        Assert.Equal("001", Assert.Single(house.Server.Writes));
        Assert.True(house.Server.Partners["001"]["closed"].GetBoolean());
    }
}
