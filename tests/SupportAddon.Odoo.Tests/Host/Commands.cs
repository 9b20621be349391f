using System.Text.Json;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Testing;

namespace SupportAddon.Odoo.Tests.Host;

/// <summary>The commands of the real program, with this plugin, on the stand-in.</summary>
#pragma warning disable CA1001 // Disposed by DisposeAsync.
public sealed class Commands : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly List<IAsyncDisposable> _open = [];
    private OdooServer _server = null!;
    private CommandLine _program = null!;

    public async Task InitializeAsync()
    {
        _open.Add(_server = await OdooServer.StartAsync());
        var database = await TestDatabase.CreateAsync();
        _open.Add(database);
        _program = new CommandLine(database);
        _program.Variables["ODOO_KEY"] = OdooServer.Key;
        foreach (var (model, name) in new[] { ("project.task.type", "New"), ("project.task.type", "Chez le \"client\": là"), ("project.tags", "Bug"), ("project.tags", "Wish") })
            _server.Add(model, name);
        Assert.Equal(0, (await ApplyAsync("")).ExitCode);
    }

    public async Task DisposeAsync()
    {
        _program.Dispose();
        foreach (var open in _open)
            await open.DisposeAsync();
    }

    private Task<CommandResult> ApplyAsync(string mapping) => _program.RunAsync("apply", "-f", _program.Write("clients.yaml", $$"""
        connections:
          - name: odoo
            plugin: odoo
            options: { url: "{{_server.Url}}", database: {{OdooServer.Name}}, login: support, apiKey: { env: ODOO_KEY } }
        {{mapping}}
        """));

    [Fact]
    public async Task Kinds_of_record_are_listed_with_those_that_hold_tickets()
    {
        var text = await _program.RunAsync("connection", "discover", "odoo");
        Assert.Contains("status from stage_id", text.Output.Split('\n').Single(line => line.Contains("project.task ", StringComparison.Ordinal)), StringComparison.Ordinal);
        var json = JsonDocument.Parse((await _program.RunAsync("connection", "discover", "odoo", "--json")).Output).RootElement;
        Assert.Contains(json.EnumerateArray(), resource => resource.GetProperty("name").GetString() == "res.partner" && !resource.GetProperty("ticketFields").EnumerateObject().Any());
    }

    [Fact]
    public async Task A_proposed_mapping_is_applied_once_its_questions_are_decided()
    {
        var file = _program.Files.Sub("mapping.yaml");
        var text = await _program.RunAsync("connection", "discover", "odoo", "--resource", "project.task", "--mapping", file);
        Assert.True(text.ExitCode == 0, text.ToString());
        Assert.Contains("required", text.Output.Split('\n').Single(line => line.Trim().StartsWith("name ", StringComparison.Ordinal)), StringComparison.Ordinal);
        var proposal = await File.ReadAllTextAsync(file);
        Assert.Contains("        \"New\": reception\n", proposal, StringComparison.Ordinal);
        Assert.Contains("        # \"Wish\": ?\n", proposal, StringComparison.Ordinal);
        Assert.Equal(0, (await ApplyAsync(proposal)).ExitCode);
        var decided = proposal.Replace("# \"Wish\": ?", "\"Wish\": change", StringComparison.Ordinal)
            .Replace("# \"Chez le \\\"client\\\": là\": ?", "\"Chez le \\\"client\\\": là\": waiting-customer", StringComparison.Ordinal);
        Assert.Equal(0, (await ApplyAsync(decided)).ExitCode);
        var mapping = JsonDocument.Parse((await _program.RunAsync("connection", "list", "--json")).Output).RootElement[0].GetProperty("mapping");
        Assert.Equal("change", mapping.GetProperty("kind").GetProperty("Wish").GetString());
        Assert.Equal("waiting-customer", mapping.GetProperty("status").GetProperty("Chez le \"client\": là").GetString());
        await _program.RunAsync("connection", "discover", "odoo", "--resource", "project.task", "--mapping", file, "--force");
        Assert.Equal(decided, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten_unasked()
    {
        var file = _program.Write("mapping.yaml", "precious");
        var text = await _program.RunAsync("connection", "discover", "odoo", "--resource", "project.task", "--mapping", file);
        Assert.Equal((1, "precious"), (text.ExitCode, await File.ReadAllTextAsync(file)));
        Assert.Contains("--force", text.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--resource", "discover", "odoo", "--mapping", "m.yaml")]
    [InlineData("without --resource", "discover", "odoo", "--resource", "res.partner", "--mapping", "m.yaml")]
    [InlineData("discover NAME", "discover", "odoo", "--resource", "no.model")]
    public async Task What_cannot_be_discovered_says_what_to_do_next(string next, params string[] arguments)
    {
        var text = await _program.RunAsync(["connection", .. arguments]);
        Assert.Equal(1, text.ExitCode);
        Assert.Contains(next, text.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(_program.Files.Sub("m.yaml")));
    }

    [Fact]
    public async Task Probes_are_listed_and_asked_and_the_exit_code_tells()
    {
        var listed = await _program.RunAsync("probe", "ask", "odoo");
        Assert.Contains("scheduled-actions", listed.Output, StringComparison.Ordinal);
        _server.Database.Now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var all = await _program.RunAsync("probe", "ask", "odoo", "--all");
        Assert.True(all.ExitCode == 0, all.ToString());
        Assert.DoesNotContain("count", all.Output, StringComparison.Ordinal);
        _server.IsDatabaseUp = false;
        var answers = await _program.RunAsync("probe", "ask", "odoo", "--all", "--json");
        Assert.Equal(1, answers.ExitCode);
        Assert.Equal(["database"], JsonDocument.Parse(answers.Output).RootElement.EnumerateArray()
            .Where(answer => answer.GetProperty("isHealthy").ValueKind == JsonValueKind.False).Select(answer => answer.GetProperty("probe").GetString()));
    }

    [Fact]
    public async Task A_probe_is_told_what_it_needs()
    {
        _server.AddTasks(3, aSecond: 1);
        var count = await _program.RunAsync("probe", "ask", "odoo", "count", "--set", "model=project.task", "--set", """domain=[["name", "=", "Task 1"]]""");
        Assert.Contains("1 records of project.task are there.", count.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _program.RunAsync("probe", "ask", "odoo", "no-such-probe")).ExitCode);
        Assert.Contains("name=value", (await _program.RunAsync("probe", "ask", "odoo", "count", "--set", "model")).Errors, StringComparison.Ordinal);
    }
}
