using System.Text.Json;
using SupportAddon.Storage;
using SupportAddon.Tests.Shell;

namespace SupportAddon.Tests.Sla;

/// <summary>What rules and promises make of pulled tickets, by the program itself.</summary>
public sealed class TermsInUseTests
{
    [Fact]
    public async Task Explaining_a_ticket_says_which_rule_decides_and_what_those_before_it_saw()
    {
        await using var house = await PulledAsync();

        var told = JsonElement.Parse((await house.Commands.RunAsync("ticket", "explain", "3", "--json")).Output);
        var text = await house.Commands.RunAsync("ticket", "explain", "3");

        Assert.Equal("rule 2", told.GetProperty("rule").GetString());
        Assert.Equal("""{"team":"printers","priority":"high"}""", Compact(told.GetProperty("says")));
        Assert.Equal("""{"rule":"wishes","when":"ticket.kind == \"change\"","holds":false,"values":{"ticket.kind":"anomaly"}}""", Compact(told.GetProperty("tried")[0]));
        Assert.Equal("""["rest"]""", Compact(told.GetProperty("untried")));
        Assert.Contains("rule 2 decides: team printers, priority high.", text.Output, StringComparison.Ordinal);
        Assert.Contains("not asked", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explaining_the_service_levels_of_a_ticket_goes_through_its_clocks()
    {
        await using var house = await PulledAsync();

        var told = JsonElement.Parse((await house.Commands.RunAsync("sla", "explain", "3", "--json")).Output);
        var text = await house.Commands.RunAsync("sla", "explain", "3");

        var clocks = told.GetProperty("clocks").EnumerateArray().ToList();
        Assert.Equal(["first-response", "resolution"], clocks.Select(clock => clock.GetProperty("clock").GetString()));
        Assert.Equal("2026-01-01T00:03:00+00:00", clocks[0].GetProperty("stoppedAt").GetString());
        Assert.Equal((240, true), (clocks[0].GetProperty("targetMinutes").GetDouble(), clocks[1].GetProperty("met").GetBoolean()));
        Assert.Contains("First response", text.Output, StringComparison.Ordinal);
        Assert.Contains("minutes elapsed; met.", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A ticket has its own figures.", "sla", "explain", "3", "--target", "60")]
    [InlineData("Name a ticket, or give --calendar", "sla", "explain")]
    [InlineData("supportaddon ticket list --text", "sla", "explain", "nowhere")]
    [InlineData("supportaddon ticket list --text", "ticket", "explain", "nowhere")]
    [InlineData("Choose one of --at-risk", "sla", "list", "--at-risk", "--breached")]
    public async Task What_cannot_be_done_is_refused_with_what_to_do_next(string words, params string[] arguments)
    {
        await using var house = await PulledAsync();

        var refused = await house.Commands.RunAsync(arguments);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(words, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_up_to_date_without_a_service()
    {
        await using var house = await PulledAsync(sync: false);
        Assert.Contains("No clock runs.", (await house.Commands.RunAsync("sla", "list")).Output, StringComparison.Ordinal);
        house.Manifest = house.Manifest.Replace("Done: resolved", "Done: in-progress", StringComparison.Ordinal);
        await house.ApplyAsync(TermsFile.Text);
        await house.Commands.RunAsync("sync");

        var lines = JsonElement.Parse((await house.Commands.RunAsync("sla", "list", "--breached", "--json")).Output);

        Assert.Equal(5, lines.GetArrayLength());
        Assert.All(lines.EnumerateArray(), line => Assert.Equal("resolution", line.GetProperty("clock").GetString()));
    }

    [Fact]
    public async Task A_client_without_terms_is_told_where_to_write_them()
    {
        await using var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(DeskFile.Text);
        await house.Commands.RunAsync("sync");

        Assert.Contains("Write them under qualification:", (await house.Commands.RunAsync("ticket", "explain", "3")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was promised for it.", (await house.Commands.RunAsync("sla", "explain", "3")).Output, StringComparison.Ordinal);
    }

    private static async Task<TestHouse> PulledAsync(bool sync = true)
    {
        var house = await TestHouse.CreateAsync();
        await house.ApplyAsync(TermsFile.Text);
        if (sync)
            await house.Commands.RunAsync("sync");
        return house;
    }

    private static string Compact(JsonElement json) => JsonSerializer.Serialize(json, JsonColumn.Options);
}
