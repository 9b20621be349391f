using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Checking;

public sealed class Checks
{
    private static async Task<ConnectionReport> CheckAsync(OdooServer server, Func<OdooOptions, OdooOptions>? with = null)
    {
        var report = await server.Connect(with).CheckAsync(CancellationToken.None);
        Assert.All(report.Steps, step => Assert.True(step.Outcome == CheckOutcome.Passed || step.Next is not null));
        return report;
    }

    private static async Task<OdooServer> StartAsync(int version = 19)
    {
        var server = await OdooServer.StartAsync(version);
        server.Add("res.users", "unused");
        server.AddTasks(3, aSecond: 1);
        return server;
    }

    [Theory]
    [InlineData(18, "Odoo 18.0 answers; it is spoken with by /jsonrpc.")]
    [InlineData(19, "Odoo 19.0 answers; it is spoken with by JSON-2.")]
    public async Task Everything_right_is_a_report_of_what_was_seen(int version, string first)
    {
        await using var server = await StartAsync(version);
        var report = await CheckAsync(server);
        Assert.Equal(["version", "auth", "rights", "clock", "rights", "sample"], report.Steps.Select(step => step.Name));
        Assert.All(report.Steps, step => Assert.Equal(CheckOutcome.Passed, step.Outcome));
        Assert.Equal(first, report.Steps[0].Message);
        Assert.Contains("kind from tag_ids, status from stage_id", report.Steps[2].Message, StringComparison.Ordinal);
        Assert.StartsWith("3 tickets are there, the first that is read is ", report.Steps[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_wrong_key_is_the_last_step(int version)
    {
        await using var server = await StartAsync(version);
        var step = (await CheckAsync(server, options => options with { ApiKey = "wrong" })).Steps[^1];
        Assert.Equal(("auth", CheckOutcome.Failed), (step.Name, step.Outcome));
    }

    [Fact]
    public async Task A_model_that_the_user_may_not_read_fails()
    {
        await using var server = await StartAsync();
        server.Forbidden.Add(Desk.Task);
        var step = (await CheckAsync(server)).Steps[^1];
        Assert.Equal(("rights", CheckOutcome.Failed), (step.Name, step.Outcome));
        Assert.Contains("refuses search_count of project.task", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_that_the_user_may_not_read_are_a_warning()
    {
        await using var server = await StartAsync();
        server.Forbidden.Add("mail.tracking.value");
        var report = await CheckAsync(server);
        Assert.True(report.Succeeded);
        Assert.Contains(report.Steps, step => step.Outcome == CheckOutcome.Warning && step.Message.Contains("not the tracked changes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_accepted_but_sees_nothing_is_found()
    {
        await using var server = await StartAsync();
        server.IsVisible = (model, _) => model != Desk.Task;
        var step = (await CheckAsync(server)).Steps[^1];
        Assert.Equal(("sample", CheckOutcome.Warning, "Not one ticket can be seen."), (step.Name, step.Outcome, step.Message));
    }

    [Fact]
    public async Task A_model_without_kind_status_and_chatter_is_a_warning_each()
    {
        await using var server = await StartAsync();
        var steps = (await CheckAsync(server, options => options with { Model = "x_plain" })).Steps;
        Assert.Contains(steps, step => step.Outcome == CheckOutcome.Warning && step.Message.Contains("the kind or the status", StringComparison.Ordinal));
        Assert.Contains(steps, step => step.Outcome == CheckOutcome.Warning && step.Message.Contains("keeps no messages", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40, CheckOutcome.Passed, "agrees")]
    [InlineData(-300, CheckOutcome.Warning, "5 minutes ahead of ours")]
    [InlineData(90, CheckOutcome.Warning, "1.5 minutes behind ours")]
    public async Task The_clocks_are_compared(int weAreAhead, CheckOutcome outcome, string message)
    {
        await using var server = await StartAsync();
        var now = new DateTimeOffset(Database.Start.AddMicroseconds(-250_000).AddSeconds(3 + weAreAhead));
        var step = (await Connections.Connect(server.Options(), () => now).CheckAsync(CancellationToken.None)).Steps.Single(step => step.Name == "clock");
        Assert.Equal(outcome, step.Outcome);
        Assert.Contains(message, step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_reading_is_done()
    {
        await using var server = await StartAsync(18);
        var connector = server.Connect();
        await connector.CheckAsync(CancellationToken.None);
        await connector.PagesAsync();
        await connector.IdsAsync();
        string[] reading = ["search_read", "search_count", "fields_get", "context_get", "version", "authenticate", "/json/version"];
        Assert.All(server.Requests, request => Assert.Contains(reading, method => request.EndsWith(method, StringComparison.Ordinal)));
    }
}
