using Microsoft.AspNetCore.Http;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Checking;

public sealed class Checks
{
    private const string Rights = """
        check:
          path: /me
          show: login
          rights: [{path: /projects, count: list, atLeast: 2, otherwise: Give the user a role.}, {path: /projects, count: total, otherwise: Never.}]
        lookups:
          states: [{path: /states, select: list, id: id, label: name, optional: true}]
        """;

    private static readonly string Manifest = Desk.Manifest().Replace("check: {path: /me, show: login}", Rights, StringComparison.Ordinal);

    private static async Task<ConnectionReport> CheckAsync(Dictionary<string, string> answers, int rows = 3, string date = "Tue, 01 Sep 2026 08:00:00 GMT")
    {
        await using var server = await TicketServer.StartAsync(rows);
        server.Instead = http =>
        {
            http.Response.Headers.Date = date;
            return answers.TryGetValue(http.Request.Path.Value!, out var json) ? Answers.JsonAsync(http, json)
                : http.Request.Path == "/tickets" ? Task.FromResult(false)
                : Answers.TextAsync(http, 403, "application/json", "");
        };
        var report = await Desk.Connect(server.Url, Manifest).CheckAsync(CancellationToken.None);
        Assert.All(report.Steps, step => Assert.True(step.Outcome == CheckOutcome.Passed || step.Next is not null));
        return report;
    }

    private static Dictionary<string, string> Fine() => new()
    {
        ["/me"] = """{"login":"ann"}""", ["/projects"] = """{"list":[1,2],"total":"1"}""", ["/states"] = """{"list":[]}""",
    };

    [Fact]
    public async Task Everything_right_is_a_report_of_what_was_seen()
    {
        var report = await CheckAsync(Fine());
        Assert.True(report.Succeeded);
        Assert.Equal(["auth", "clock", "rights", "rights", "rights", "sample"], report.Steps.Select(step => step.Name));
        Assert.Equal("Signed in to Desk as ann.", report.Steps[0].Message);
        Assert.Equal("3 tickets can be read, the first is 1 \"Ticket 1\".", report.Steps[^1].Message);
        Assert.All(report.Steps, step => Assert.Equal(CheckOutcome.Passed, step.Outcome));
    }

    [Theory]
    [InlineData("""{"login":null}""")]
    [InlineData("""{"visitor":true}""")]
    public async Task Credentials_that_are_taken_for_a_visitors_are_found(string me)
    {
        var answers = Fine();
        answers["/me"] = me;
        var step = Assert.Single((await CheckAsync(answers)).Steps);
        Assert.Equal(("auth", CheckOutcome.Failed), (step.Name, step.Outcome));
    }

    [Fact]
    public async Task Credentials_that_see_too_little_are_found()
    {
        var answers = Fine();
        answers["/projects"] = """{"list":[1],"total":1}""";
        var step = (await CheckAsync(answers)).Steps[^1];
        Assert.Equal(("rights", CheckOutcome.Failed, "list at /projects is 1, and 2 or more are needed.", "Give the user a role."),
            (step.Name, step.Outcome, step.Message, step.Next));
    }

    [Fact]
    public async Task Lists_that_are_refused_are_a_warning()
    {
        var answers = Fine();
        answers.Remove("/states");
        var report = await CheckAsync(answers);
        Assert.True(report.Succeeded);
        Assert.Contains(report.Steps, step => step.Outcome == CheckOutcome.Warning && step.Message.Contains("refused: states", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_one_ticket_is_a_warning()
    {
        var step = (await CheckAsync(Fine(), rows: 0)).Steps[^1];
        Assert.Equal(("sample", CheckOutcome.Warning), (step.Name, step.Outcome));
    }

    [Theory]
    [InlineData("Tue, 01 Sep 2026 08:00:40 GMT", CheckOutcome.Passed, "agrees")]
    [InlineData("Tue, 01 Sep 2026 08:05:00 GMT", CheckOutcome.Warning, "5 minutes ahead of ours")]
    [InlineData("Tue, 01 Sep 2026 07:58:30 GMT", CheckOutcome.Warning, "1.5 minutes behind ours")]
    public async Task The_clocks_are_compared(string date, CheckOutcome outcome, string message)
    {
        var step = (await CheckAsync(Fine(), date: date)).Steps.Single(step => step.Name == "clock");
        Assert.Equal(outcome, step.Outcome);
        Assert.Contains(message, step.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "auth", "did not accept the credentials")]
    [InlineData(500, "auth", "failed on its side")]
    public async Task A_failure_is_a_failed_step_and_the_last(int status, string name, string message)
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.TextAsync(http, status, "text/plain", "");
        var step = Assert.Single((await Desk.Connect(server.Url, Manifest).CheckAsync(CancellationToken.None)).Steps);
        Assert.Equal((name, CheckOutcome.Failed), (step.Name, step.Outcome));
        Assert.Contains(message, step.Message, StringComparison.Ordinal);
        Assert.NotNull(step.Next);
    }

    [Fact]
    public async Task Nothing_but_reading_is_done()
    {
        await using var server = await TicketServer.StartAsync(rows: 3);
        var methods = new HashSet<string>();
        server.Instead = http =>
        {
            methods.Add(http.Request.Method);
            return Task.FromResult(false);
        };
        await Desk.Connect(server.Url, Manifest).CheckAsync(CancellationToken.None);
        Assert.Equal([HttpMethods.Get], methods);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_switched_off_in_mid_reading_stops_it_where_the_source_would_not_say_so(bool ids)
    {
        await using var server = await TicketServer.StartAsync(rows: 35);
        var isValid = true;
        server.Before = request => isValid = request < 3;
        server.Instead = http => http.Request.Path != "/me" ? Task.FromResult(false)
            : Answers.JsonAsync(http, isValid ? """{"login":"ann"}""" : """{"login":null}""");
        var connector = Desk.Connect(server.Url, Desk.Manifest().Replace("show: login", "show: login, everyPage: true", StringComparison.Ordinal));
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => ids ? Pulled.IdsAsync(connector) : Pulled.FromAsync(connector));
        Assert.Equal(FailureKind.Authentication, failure.Kind);
    }
}
