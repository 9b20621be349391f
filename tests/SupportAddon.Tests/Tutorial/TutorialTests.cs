using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Tutorial;

/// <summary>The tutorial is followed to the letter, and with it the template for connectors and the packages are tried.</summary>
public sealed class TutorialTests(Author author) : IClassFixture<Author>
{
    private string Tests => Path.Combine(author.Solution, "tests/Contoso.Help.Tests/bin/Release/net10.0/Contoso.Help.Tests.dll");

    [Fact]
    public void The_template_builds_and_passes_every_rule_of_the_kit()
    {
        var counted = Regex.Match(author.Said["dotnet test -c Release"], @"Passed!  - Failed: +0, Passed: +(\d+), Skipped: +0,");

        Assert.True(counted.Success, author.Said["dotnet test -c Release"]);
        Assert.True(int.Parse(counted.Groups[1].Value, CultureInfo.InvariantCulture) > 50, counted.Value);
    }

    [Fact]
    public void The_packages_of_the_house_come_from_the_feed_that_was_named()
    {
        Assert.Equal(["supportaddon.conformance", "supportaddon.sdk"], Directory.GetDirectories(author.Packages).Select(Path.GetFileName).Order());
        Assert.DoesNotContain("PACKAGE_FEED", File.ReadAllText(Path.Combine(author.Solution, "nuget.config")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_left_of_the_templates_own_names() => Assert.All(
        Directory.GetFiles(author.Solution, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".slnx" or ".md" or ".config"),
        file => Assert.DoesNotContain("acme", file + File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_piece_of_code_on_the_page_is_in_the_file_that_it_names()
    {
        Assert.NotEmpty(TutorialPage.Code);
        Assert.All(TutorialPage.Code, piece =>
            Assert.Contains(piece.Text, File.ReadAllText(Path.Combine(author.Solution, piece.File)).ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_service_loads_the_plugin_and_reads_from_the_sample_server()
    {
        await using var server = await SampleServer.StartAsync(Tests);
        server.Add(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
        await using var database = await TestDatabase.CreateAsync();
        using var service = new CommandLine(database);
        service.Variables["SupportAddon__Plugins__0"] = Path.Combine(author.Solution, "plugins");
        service.Variables["DESK_KEY"] = SampleServer.Key(Tests);
        service.Write("clients.yaml", TutorialPage.Clients.Replace("https://desk.example.com", $"{server.Url}", StringComparison.Ordinal));

        foreach (var command in TutorialPage.Commands.Where(line => line.StartsWith("supportaddon ", StringComparison.Ordinal)))
            Succeeded(command, await service.RunAsync(command.Split(' ')[1..]));

        await using var db = await database.Source.OpenConnectionAsync();
        Assert.Equal(["Ticket 1|anomaly|reception"], await db.QueryAsync<string>("select concat_ws('|', title, kind, status) from ticket"));
    }

    private static void Succeeded(string command, CommandResult result) => Assert.True(result.ExitCode == 0, $"{command}: {result}");
}
