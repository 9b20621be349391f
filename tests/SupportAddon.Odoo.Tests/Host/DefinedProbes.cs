using System.Text.Json;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Testing;

namespace SupportAddon.Odoo.Tests.Host;

/// <summary>Probes of a client's file over a connection with this plugin, measured by the real program on the stand-in.</summary>
#pragma warning disable CA1001 // Disposed by DisposeAsync.
public sealed class DefinedProbes : IAsyncLifetime
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
        _server.AddTasks(3, aSecond: 1);
    }

    public async Task DisposeAsync()
    {
        _program.Dispose();
        foreach (var open in _open)
            await open.DisposeAsync();
    }

    [Fact]
    public async Task What_the_connector_finds_unwell_is_down()
    {
        await ApplyAsync("{ name: database, connector: { connection: odoo, probe: database } }");

        var well = await RunAsync();
        _server.IsDatabaseUp = false;
        var unwell = await RunAsync();

        Assert.Equal(("up", 0), (well.Result, well.ExitCode));
        Assert.Equal(("down", 1), (unwell.Result, unwell.ExitCode));
        Assert.NotEqual("", unwell.Reason);
    }

    [Fact]
    public async Task What_a_connector_counts_is_judged_by_conditions()
    {
        await ApplyAsync("{ name: tasks, connector: { connection: odoo, probe: count, arguments: { model: project.task } }, conditions: [ \"values.count < 3\" ] }");

        Assert.Equal(("down", "values.count < 3 does not hold: values.count is \"3\""), await ShortAsync());
    }

    [Fact]
    public async Task A_data_rule_counts_what_its_filter_finds()
    {
        await ApplyAsync("{ name: one, records: { connection: odoo, resource: project.task, where: [ { field: name, is: Task 1 } ] }, conditions: [ \"count <= 2\" ], warnings: [ \"count == 0\" ] }");

        Assert.Equal(("warning", "count == 0 does not hold: count is 1"), await ShortAsync());
    }

    [Fact]
    public async Task An_exchange_is_as_old_as_its_last_success()
    {
        await ApplyAsync(
            """
            { name: sync, exchange: { connection: odoo, resource: project.task, last: { field: write_date, where: [ { field: name, contains: Task } ], within: 9999d },
                queue: [ { field: name, is: Task 1 } ], rejects: [ { field: name, is: nobody } ] }, conditions: [ "age > 1m", "queue == 1", "rejects == 0" ] }
            """);
        Assert.Equal(("up", null), await ShortAsync());

        await ApplyAsync("{ name: sync, exchange: { connection: odoo, resource: project.task, last: { field: write_date, within: 1s } } }");
        Assert.Equal(("down", "age < 1d does not hold: age is missing: there was no success within 1s"), await ShortAsync());
    }

    [Theory]
    [InlineData("{ name: x, connector: { connection: odoo, probe: no-such-probe } }", "this connector has no probe \"no-such-probe\"; there are ")]
    [InlineData("{ name: x, records: { connection: odoo, resource: no.model, where: [ { field: name, is: x } ] } }", "")]
    [InlineData("{ name: x, exchange: { connection: odoo, resource: project.task, last: { field: stage_id, within: 9999d } } }", "")]
    public async Task A_question_that_is_wrong_says_nothing_of_the_system(string probe, string words)
    {
        await ApplyAsync(probe);

        var (result, reason) = await ShortAsync();

        Assert.Equal("unknown", result);
        Assert.StartsWith(words, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ name: x, connector: { connection: nowhere, probe: clock } }", "there is no connection \"nowhere\"")]
    [InlineData("{ name: x, records: { connection: odoo, resource: project.task, where: [] } }", "expected at least one condition")]
    [InlineData("{ name: x, records: { connection: odoo, resource: project.task, where: [ { field: name, is: a, isNot: b } ] } }", "expected one of is, isNot")]
    [InlineData("{ name: x, records: { connection: odoo, resource: project.task, where: [ { field: name, is: a } ] }, fix: odoo/nothing }", "there is no fix \"odoo/nothing\"")]
    public async Task A_mistake_is_refused_before_anything_is_asked(string probe, string words)
    {
        var refused = await ApplyAsync(probe, expected: 1);

        Assert.Contains(words, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_there_is_may_be_named_and_comes_back_in_the_export()
    {
        await ApplyAsync("{ name: x, records: { connection: odoo, resource: res.partner, where: [ { field: country_id, is: null } ] }, fix: odoo/country-from-vat }");

        var exported = await _program.RunAsync("client", "export", "acme");
        var again = await _program.RunAsync("apply", "-f", _program.Write("again.yaml", exported.Output));

        Assert.Contains("fix: odoo/country-from-vat", exported.Output, StringComparison.Ordinal);
        Assert.Equal("Nothing to change.\n", again.Output);
    }

    private async Task<CommandResult> ApplyAsync(string probe, int expected = 0)
    {
        var applied = await _program.RunAsync("apply", "-f", _program.Write("clients.yaml", $$"""
            connections:
              - name: odoo
                plugin: odoo
                options: { url: "{{_server.Url}}", database: {{OdooServer.Name}}, login: support, apiKey: { env: ODOO_KEY } }
            clients:
              - code: acme
                name: Acme
                language: en
                timeZone: Europe/Paris
                probes:
                  - {{probe.ReplaceLineEndings(" ").Trim()}}
            """));
        Assert.True(applied.ExitCode == expected, applied.ToString());
        return applied;
    }

    private async Task<(string? Result, string? Reason)> ShortAsync()
    {
        var ran = await RunAsync();
        return (ran.Result, ran.Reason);
    }

    private async Task<(int ExitCode, string? Result, string? Reason)> RunAsync()
    {
        var ran = await _program.RunAsync("probe", "run", "--all", "--json");
        var probe = Assert.Single(JsonDocument.Parse(ran.Output).RootElement.EnumerateArray());
        return (ran.ExitCode, probe.GetProperty("result").GetString(), probe.GetProperty("reason").GetString());
    }
}
