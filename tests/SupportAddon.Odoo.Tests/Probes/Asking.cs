using System.Text.Json.Nodes;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Probes;

public sealed class Asking
{
    private static Task<ProbeAnswer> AskAsync(OdooServer server, string probe, params (string Name, string Value)[] arguments) =>
        server.Connect().AskAsync(probe, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), CancellationToken.None);

    private static void AddAction(OdooServer server, string name, int failures, int minutesLate, bool active = true) =>
        server.Database.Add("ir.cron", new() { ["cron_name"] = name, ["active"] = active, ["failure_count"] = failures, ["nextcall"] = Database.Text(server.Database.Now.AddMinutes(-minutesLate)) });

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task All_that_need_to_be_told_nothing_are_well_on_a_server_that_is(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        foreach (var probe in server.Connect().Probes.Where(probe => probe.Parameters.Count == 0))
            Assert.True((await AskAsync(server, probe.Name)).IsHealthy, probe.Name);
    }

    [Fact]
    public async Task A_database_that_is_down_is_told()
    {
        await using var server = await OdooServer.StartAsync();
        server.IsDatabaseUp = false;
        var answer = await AskAsync(server, "database");
        Assert.Equal((false, "fail"), (answer.IsHealthy, answer.Values["status"]));
    }

    [Fact]
    public async Task A_server_that_does_not_tell_its_health_is_not_called_healthy()
    {
        await using var server = await OdooServer.StartAsync();
        server.Instead = async http =>
        {
            if (http.Request.Path == "/web/health")
                await OdooServer.SendAsync(http, 404, "text/html", "<h1>Not Found</h1>");
            return http.Response.HasStarted;
        };
        Assert.Equal(FailureKind.NotFound, (await Assert.ThrowsAsync<ConnectorException>(() => AskAsync(server, "database"))).Kind);
    }

    [Theory]
    [InlineData(true, "1", "1", "1 scheduled actions fail and 1 are overdue: Fails, Late.")]
    [InlineData(false, "0", "1", "0 scheduled actions fail and 1 are overdue: Late.")]
    public async Task Failing_and_overdue_actions_are_named(bool counts, string failing, string overdue, string summary)
    {
        await using var server = await OdooServer.StartAsync();
        if (!counts)
            server.Database.Models["ir.cron"].Remove("failure_count");
        AddAction(server, "Fails", failures: 2, minutesLate: 0);
        AddAction(server, "Late", failures: 0, minutesLate: 20);
        AddAction(server, "Soon", failures: 0, minutesLate: 10);
        AddAction(server, "Off", failures: 9, minutesLate: 99, active: false);
        var answer = await AskAsync(server, "scheduled-actions");
        Assert.Equal((false, failing, overdue, summary), (answer.IsHealthy, answer.Values["failing"], answer.Values["overdue"], answer.Summary));
    }

    [Fact]
    public async Task Mail_that_could_not_be_sent_is_counted()
    {
        await using var server = await OdooServer.StartAsync();
        foreach (var state in new[] { "exception", "exception", "sent" })
            server.Database.Add("mail.mail", new() { ["state"] = state });
        var answer = await AskAsync(server, "failed-mail");
        Assert.Equal((false, "2"), (answer.IsHealthy, answer.Values["failed"]));
    }

    [Fact]
    public async Task Records_are_counted_and_whether_that_is_well_is_not_said()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3, aSecond: 1);
        server.Database.Write(Desk.Task, server.TaskIds().First(), new JsonObject { ["active"] = false });
        Assert.Equal("3", (await AskAsync(server, "count", ("model", Desk.Task))).Values["count"]);
        var one = await AskAsync(server, "count", ("model", Desk.Task), ("domain", """[["name", "=", "Task 1"]]"""));
        Assert.Equal((null, "1"), (one.IsHealthy, one.Values["count"]));
    }

    [Theory]
    [InlineData("count")]
    [InlineData("count", "model", "project.task", "domain", "no domain")]
    [InlineData("no-such-probe")]
    public async Task A_question_that_cannot_be_asked_is_the_askers_mistake(string probe, params string[] arguments)
    {
        await using var server = await OdooServer.StartAsync();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => AskAsync(server, probe, [.. arguments.Chunk(2).Select(pair => (pair[0], pair[1]))]));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_the_user_may_not_see_is_told_as_such()
    {
        await using var server = await OdooServer.StartAsync();
        server.Forbidden.Add("mail.mail");
        Assert.Equal(FailureKind.Forbidden, (await Assert.ThrowsAsync<ConnectorException>(() => AskAsync(server, "failed-mail"))).Kind);
    }
}
