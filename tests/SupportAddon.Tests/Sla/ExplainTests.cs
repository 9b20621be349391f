using System.Text.Json;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Sla;

/// <summary><c>sla explain</c> on given figures, through the program itself.</summary>
public sealed class ExplainTests
{
    private static readonly string[] Figures = ["sla", "explain", "--calendar", "FR-STD", "--target", "840", "--start", "2026-09-10T08:00Z"];

    [Fact]
    public async Task Figures_with_a_pause_are_told_with_their_steps()
    {
        var told = await RunAsync([.. Figures, "--pause", "2026-09-11T14:00Z/2026-09-14T08:00Z", "--stop", "2026-09-14T14:30Z", "--json"]);

        var json = JsonElement.Parse(told.Output);
        Assert.Equal(["deadline", "atRisk", "elapsedMinutes", "met", "breachedAt", "breaches", "steps"], json.EnumerateObject().Select(part => part.Name));
        Assert.Equal(("2026-09-14T13:00:00+00:00", "2026-09-11T13:30:00+00:00", 930, false),
            (json.GetProperty("deadline").GetString(), json.GetProperty("atRisk").GetString(), json.GetProperty("elapsedMinutes").GetDouble(), json.GetProperty("met").GetBoolean()));
        Assert.Equal(930, json.GetProperty("steps").EnumerateArray().Last().GetProperty("elapsedMinutes").GetDouble());
    }

    [Theory]
    [InlineData("There is no calendar FR-XX.", "--calendar", "FR-XX")]
    [InlineData("--target -1 is not", "--target", "-1")]
    [InlineData("--start 2026-09-10 is not an instant", "--start", "2026-09-10")]
    [InlineData("ends before it starts", "--pause", "2026-09-12T00:00Z/2026-09-11T00:00Z")]
    [InlineData("--change 2026-09-11T09:00Z is not", "--change", "2026-09-11T09:00Z")]
    [InlineData("The clock stops before it starts.", "--stop", "2026-09-01T00:00Z")]
    public async Task What_makes_no_sense_is_refused_with_what_to_write(string word, string option, string value)
    {
        var figures = Figures.ToList();
        if (figures.IndexOf(option) is >= 0 and var at)
            figures.RemoveRange(at, 2);

        var told = await RunAsync([.. figures, option, value]);

        Assert.Equal(1, told.ExitCode);
        Assert.Contains(word, told.Errors, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> RunAsync(string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync();
        using var program = new CommandLine(database);
        return await program.RunAsync(arguments);
    }
}
