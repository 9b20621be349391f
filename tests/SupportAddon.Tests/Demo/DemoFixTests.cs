using SupportAddon.Demo;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Demo;

/// <summary>The corrections that the demo brings, on its own help desk.</summary>
public sealed class DemoFixTests
{
    [Fact]
    public async Task Open_tickets_of_somebody_who_has_left_are_handed_over_and_given_back()
    {
        await using var desk = await HelpDesk.StartAsync(0, TimeProvider.System, CancellationToken.None);
        await using var database = await TestDatabase.CreateAsync();
        using var commands = new CommandLine(database);
        var (clients, fixes) = DemoFiles.Write(new(commands.Files.Sub("demo")), desk);
        await OkAsync(commands, "apply", "-f", clients.FullName);
        foreach (var fix in fixes)
            await OkAsync(commands, "fix", "add", "-f", fix.FullName);
        var before = await OpenAsync(desk, "Julien Ropars");

        await OkAsync(commands, "fix", "plan", "handover", "-c", "helpdesk");
        await OkAsync(commands, "fix", "approve", "1");
        await OkAsync(commands, "fix", "apply", "1");

        Assert.NotEqual(0, before);
        Assert.Equal(0, await OpenAsync(desk, "Julien Ropars"));
        await OkAsync(commands, "fix", "undo", "1");
        await OkAsync(commands, "fix", "approve", "2");
        await OkAsync(commands, "fix", "apply", "2");
        Assert.Equal(before, await OpenAsync(desk, "Julien Ropars"));
        Assert.Contains("to be changed", await OkAsync(commands, "fix", "plan", "solved-and-left", "-c", "helpdesk", "--company", "lemarchand"), StringComparison.Ordinal);
    }

    private static async Task<string> OkAsync(CommandLine commands, params string[] arguments)
    {
        var done = await commands.RunAsync(arguments);
        Assert.True(done.ExitCode == 0, done.ToString());
        return done.Output;
    }

    /// <summary>How many open tickets somebody has at the desk.</summary>
    private static async Task<int> OpenAsync(HelpDesk desk, string assignee)
    {
        using var http = new HttpClient { BaseAddress = desk.Address };
        http.DefaultRequestHeaders.Add(DeskApi.KeyHeader, desk.ApiKey);
        var open = 0;
        for (var page = 1; ; page++)
        {
            var tickets = System.Text.Json.JsonElement.Parse(await http.GetStringAsync($"api/tickets?sort=id&per_page=200&page={page}")).GetProperty("tickets").EnumerateArray().ToList();
            if (tickets.Count == 0)
                return open;
            open += tickets.Count(ticket => ticket.GetProperty("assignee") is { ValueKind: System.Text.Json.JsonValueKind.Object } person
                && person.GetProperty("name").GetString() == assignee && ticket.GetProperty("status").GetString() is not ("closed" or "dropped" or "duplicate"));
        }
    }
}
