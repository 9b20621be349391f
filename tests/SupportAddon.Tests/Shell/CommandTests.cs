using System.Text.Json;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Shell;

public sealed class CommandTests
{
    [Theory]
    [InlineData("frob")]
    [InlineData("sync", "--frob")]
    [InlineData("run", "show", "twelve")]
    [InlineData("report", "render", "yearly-review", "--client", "acme")]
    [InlineData("report", "render", "quarterly-review", "--client", "acme", "--language", "de")]
    [InlineData("user", "add", "anna", "--role", "emperor")]
    [InlineData("token", "create", "portal", "--permission", "everything")]
    [InlineData("apply")]
    public async Task What_is_not_understood_ends_with_2(params string[] arguments)
    {
        await using var house = await TestHouse.CreateAsync();

        Assert.Equal(SupportAddon.Shell.CommandRun.Usage, (await house.Commands.RunAsync(arguments)).ExitCode);
    }

    [Theory]
    [InlineData("supportaddon apply -f FILE", "sync")]
    [InlineData("supportaddon apply -f FILE", "connection", "check", "nowhere")]
    [InlineData("supportaddon run list", "run", "show", "12")]
    [InlineData("supportaddon ticket list", "ticket", "show", "12")]
    [InlineData("supportaddon apply -f FILE", "client", "export", "nobody")]
    [InlineData("Write the year and a quarter", "report", "render", "quarterly-review", "--client", "acme", "--quarter", "2026-Q5")]
    [InlineData("supportaddon apply -f FILE", "report", "render", "quarterly-review", "--client", "nobody", "--quarter", "2026-Q3")]
    [InlineData("Set SupportAddon:Address", "serve", "--address", "0.0.0.0")]
    [InlineData("supportaddon user list", "user", "lock", "nobody")]
    [InlineData("--client acme", "user", "add", "paul", "--role", "client")]
    [InlineData("supportaddon session list", "session", "revoke", "12")]
    [InlineData("supportaddon token list", "token", "revoke", "nobody")]
    [InlineData("between 1 and 366", "token", "create", "portal", "--permission", "view-tickets", "--days", "0")]
    [InlineData("supportaddon ticket list", "ticket", "answer", "12", "Hello")]
    [InlineData("supportaddon ticket list", "ticket", "move", "12", "resolved")]
    [InlineData("Use one of: reception", "ticket", "move", "12", "done")]
    [InlineData("supportaddon ticket confirm", "ticket", "move", "12", "closed")]
    [InlineData("Write field=value", "ticket", "set", "12", "impact")]
    [InlineData("supportaddon ticket list", "ticket", "assign", "12", "--to", "nobody")]
    [InlineData("Write it like 2026-09-14T14:30Z", "ticket", "create", "--client", "acme", "--title", "It stops", "--at", "lunch")]
    [InlineData("supportaddon apply -f FILE", "ticket", "create", "--client", "nobody", "--title", "It stops")]
    [InlineData("supportaddon ticket list", "ticket", "merge", "12", "13")]
    [InlineData("supportaddon ticket list", "ticket", "accept", "12", "--by", "Anne")]
    [InlineData("like 4h or 2.5d", "ticket", "estimate", "12", "soon")]
    [InlineData("Write it like 1800", "ticket", "quote", "12", "D-17", "much")]
    [InlineData("Write it like 2026-09-30", "ticket", "quote", "12", "D-17", "1800", "--valid-until", "soon")]
    [InlineData("supportaddon person list", "person", "map", "nobody-known", "--connection", "desk", "--name", "A.")]
    [InlineData("supportaddon person list", "person", "unmap", "--connection", "desk", "--name", "A.")]
    [InlineData("Use 1 to 40", "person", "add", "Anna!", "--name", "Anna")]
    [InlineData("supportaddon apply -f FILE", "alert", "test", "on-call", "--client", "nobody")]
    [InlineData("supportaddon apply -f FILE", "probe", "run", "erp-web")]
    [InlineData("--all", "probe", "run")]
    [InlineData("Nothing was changed", "apply", "-f", "no-such-file.yaml")]
    public async Task What_cannot_be_done_ends_with_1_and_says_what_to_do_next(string next, params string[] arguments)
    {
        await using var house = await TestHouse.CreateAsync();

        var text = await house.Commands.RunAsync(arguments);
        var json = await house.Commands.RunAsync([.. arguments, "--json"]);

        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.Contains(next, text.Errors, StringComparison.Ordinal);
        Assert.Contains(next, JsonDocument.Parse(json.Errors).RootElement.GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", JsonDocument.Parse(json.Errors).RootElement.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("client", "list")]
    [InlineData("connection", "list")]
    [InlineData("ticket", "list")]
    [InlineData("person", "list")]
    [InlineData("person", "unmapped")]
    [InlineData("run", "list")]
    [InlineData("report", "list")]
    [InlineData("user", "list")]
    [InlineData("session", "list")]
    [InlineData("token", "list")]
    [InlineData("audit", "list")]
    [InlineData("sla", "list")]
    [InlineData("alert", "list")]
    public async Task A_list_that_is_empty_says_how_to_fill_it(params string[] arguments)
    {
        await using var house = await TestHouse.CreateAsync();

        var shown = await house.Commands.RunAsync(arguments);

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("supportaddon ", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_command_says_what_it_does_and_shows_an_example()
    {
        var root = SupportAddon.Shell.Commands.Create();
        var leaves = root.Subcommands.SelectMany(command => command.Subcommands.Count > 0 ? command.Subcommands : [command]).ToList();

        Assert.Equal(
            ["accept", "add", "add", "add", "add", "address", "answer", "apply", "apply", "approve", "ask", "assign", "cancel", "check",
             "confirm", "contact", "create", "create", "csv", "decline", "delete", "demo", "discover", "drift", "end", "estimate",
             "explain", "explain", "export", "export", "export", "head", "history", "link", "list", "list", "list", "list", "list", "list",
             "list", "list", "list", "list", "list", "list", "list", "list", "list", "list", "list", "load", "lock", "map", "merge",
             "merge", "move", "note", "pause", "plan", "plan-table", "prepare", "quote", "rebuild", "records", "refuse", "reject",
             "remote-session", "remove", "render", "reopen", "reset-password", "resume", "revoke", "revoke", "run", "serve", "set",
             "set-role", "settle", "settle", "show", "show", "show", "show", "status", "status", "status", "stop", "sync", "test", "try",
             "undo", "undo-import", "unlink", "unlock", "unmap", "unmapped", "unmerge", "verify", "worker"],
            leaves.Select(command => command.Name).Order());
        Assert.All(leaves, command => Assert.NotEmpty(Assert.IsType<SupportAddon.Shell.RoomCommand>(command).Examples));
        Assert.All(leaves.SelectMany(command => command.Options), option => Assert.False(string.IsNullOrWhiteSpace(option.Description), option.Name));
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        await using var house = await TestHouse.CreateAsync();

        var help = await house.Commands.RunAsync("sync", "--help");

        Assert.Contains("  supportaddon sync --connection redmine --sweep", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_s_text_is_never_read_as_markup_of_the_terminal()
    {
        await using var house = await TestHouse.CreateAsync(1);
        house.Server.Title = "[red]boo[/] [/] \u001b[31m";
        await house.ApplyAsync(DeskFile.Text);
        await house.Commands.RunAsync("sync");

        var list = await house.Commands.RunAsync("ticket", "list");
        var show = await house.Commands.RunAsync("ticket", "show", "0");

        Assert.Contains("[red]boo[/] [/]", list.Output, StringComparison.Ordinal);
        Assert.Contains("[red]boo[/] [/]", show.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', list.Output + show.Output);
    }
}
