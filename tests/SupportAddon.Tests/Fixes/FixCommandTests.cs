using SupportAddon.Tests.Jobs;

namespace SupportAddon.Tests.Fixes;

/// <summary>The consultant's way from the list of fixes to undo, with the real program and a system over HTTP.</summary>
public sealed class FixCommandTests
{
    [Fact]
    public async Task From_the_list_of_fixes_to_undo()
    {
        await using var house = await BookHouse.CreateAsync(partners: 5);

        Assert.Contains("books/country", (await house.OkAsync("fix", "list")).Output, StringComparison.Ordinal);
        Assert.Contains("--country fr|be (fr when left out)  the country to set", (await house.OkAsync("fix", "show", "books/country")).Output, StringComparison.Ordinal);
        var plan = await house.JsonAsync("fix", "plan", "books/country", "--connection", "erp", "--country", "fr", "--html", "preview.html", "--csv", "preview.csv");
        Assert.Equal(4, plan.GetProperty("plan").GetProperty("counts").GetProperty("change").GetInt32());
        Assert.Empty(house.Server.Writes);
        Assert.Contains("002,refused,,,,The account is closed.", await File.ReadAllTextAsync(house.Commands.Files.Sub("preview.csv")), StringComparison.Ordinal);
        Assert.Contains("<td>old 3</td><td>FR</td>", await File.ReadAllTextAsync(house.Commands.Files.Sub("preview.html")), StringComparison.Ordinal);

        Assert.Contains("is not approved", (await house.Commands.RunAsync("fix", "apply", "1")).Errors, StringComparison.Ordinal);
        await house.OkAsync("fix", "approve", "1", "--hash", plan.GetProperty("plan").GetProperty("hash").GetString()![..12]);
        Assert.Contains("4 written", (await house.OkAsync("fix", "apply", "1")).Output, StringComparison.Ordinal);
        Assert.Equal(["FR", "old 2", "FR", "FR", "FR"], house.Countries);

        await house.OkAsync("fix", "undo", "1", "--record", "003", "--record", "004");
        await house.OkAsync("fix", "approve", "2");
        await house.OkAsync("fix", "apply", "2");
        Assert.Equal(["FR", "old 2", "old 3", "old 4", "FR"], house.Countries);

        var status = await house.JsonAsync("fix", "status", "2", "--records");
        Assert.Equal(("done", 1), (status.GetProperty("execution").GetProperty("state").GetString(), status.GetProperty("plan").GetProperty("head").GetProperty("undoes").GetInt32()));
        var audit = await house.JsonAsync("audit", "list");
        Assert.Equal(["fix.apply", "fix.approve", "fix.plan", "fix.apply", "fix.approve", "fix.plan"],
            audit.EnumerateArray().Select(line => line.GetProperty("action").GetString()!).Where(action => action.StartsWith("fix.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_plugins_fix_that_tries_to_write_while_it_is_planned_has_nothing_to_write_with()
    {
        await using var house = await BookHouse.CreateAsync(partners: 3);

        await house.OkAsync("fix", "plan", "books/meddling", "-c", "erp");

        Assert.Empty(house.Server.Writes);
    }

    [Fact]
    public async Task A_service_goes_on_by_itself_with_what_a_killed_command_has_begun()
    {
        await using var house = await BookHouse.CreateAsync(partners: 4);
        await using var service = await RunningService.StartAsync(house.Commands);
        await house.OkAsync("fix", "plan", "books/country", "-c", "erp");
        await house.OkAsync("fix", "approve", "1");
        house.Commands.Variables["SUPPORTADDON_FAILPOINT"] = "fix.after-write@1";
        await house.Commands.RunAsync("fix", "apply", "1"); // Killed, or overtaken by the service.

        await house.UntilAsync("select state = 'done' from fix_execution");

        Assert.Equal(["FR", "old 2", "FR", "FR"], house.Countries);
        Assert.Equal(["001", "003", "004"], house.Server.Writes.Order());
    }

    [Fact]
    public async Task Mistakes_of_a_fix_file_are_told_with_their_lines_and_nothing_is_added()
    {
        await using var house = await BookHouse.CreateAsync(partners: 1);
        var file = house.Commands.Write("fix.yaml", FixBench.Country.Replace("starts with", "begins with", StringComparison.Ordinal));

        var added = await house.Commands.RunAsync("fix", "add", "-f", file);

        Assert.Equal(1, added.ExitCode);
        Assert.Contains("fix.yaml:8:", added.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("country-from-vat", (await house.OkAsync("fix", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_file_asks_for_a_second_person_and_is_written_back()
    {
        await using var house = await BookHouse.CreateAsync(partners: 2, client: "fourEyes: { resources: [ partners ], risk: high }");

        await house.OkAsync("fix", "plan", "books/country", "-c", "erp");
        var approved = await house.Commands.RunAsync("fix", "approve", "1");

        Assert.Equal(1, approved.ExitCode);
        Assert.Contains("records of partners are corrected only with a second person's approval", approved.Errors, StringComparison.Ordinal);
        Assert.Contains("risk: high", (await house.OkAsync("client", "export", "acme")).Output, StringComparison.Ordinal);
    }
}
