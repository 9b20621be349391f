using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Rpc;

public sealed class Errors
{
    public static TheoryData<int, string, FailureKind> Known()
    {
        var data = new TheoryData<int, string, FailureKind>();
        foreach (var version in new[] { 18, 19 })
        {
            data.Add(version, "odoo.exceptions.AccessDenied", FailureKind.Authentication);
            data.Add(version, "odoo.exceptions.AccessError", FailureKind.Forbidden);
            data.Add(version, "odoo.exceptions.MissingError", FailureKind.NotFound);
            data.Add(version, "odoo.exceptions.UserError", FailureKind.Refused);
            data.Add(version, "odoo.exceptions.ValidationError", FailureKind.Refused);
            data.Add(version, "builtins.ValueError", FailureKind.Refused);
            data.Add(version, "psycopg2.OperationalError", FailureKind.Broken);
            data.Add(version, "builtins.ZeroDivisionError", FailureKind.Broken);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task An_error_means_the_same_on_both_ways(int version, string name, FailureKind kind)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.Raise = (model, _) => model == Desk.Task ? new PythonError(name, "It  did\nnot work.") : null;
        var failure = await server.Connect().FailureAsync(kind, "It did not work.");
        Assert.Equal(kind == FailureKind.Broken, failure.IsTransient);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_mistake_of_ours_is_not_sent_again_though_its_status_is_500(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        await server.Connect(options => options with { Domain = """[["no_field", "=", 1]]""" }).FailureAsync(FailureKind.Refused, "no_field");
        Assert.Single(server.Requests, request => request.EndsWith("project.task.search_read", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task Neither_the_stack_trace_nor_the_key_is_ever_shown(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.Raise = (_, _) => new PythonError("builtins.ValueError", $"bad {OdooServer.Key} {new string('x', 500)}");
        var failure = (await server.Connect().FailureAsync(FailureKind.Refused, "bad ***")).ToString();
        Assert.DoesNotContain("Traceback", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure, StringComparison.Ordinal);
        Assert.DoesNotContain(OdooServer.Key, failure, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 200), failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_wrong_key_is_told(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        await server.Connect(options => options with { ApiKey = "wrong" }).FailureAsync(FailureKind.Authentication, "did not accept");
    }

    [Theory]
    [InlineData(18, "failed on its side")]
    [InlineData(19, "has no database at hand")]
    public async Task A_database_that_is_gone_may_come_back(int version, string message)
    {
        await using var server = await OdooServer.StartAsync(version);
        var connector = server.Connect();
        await connector.PagesAsync();
        server.Databases.Clear();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => connector.PagesAsync());
        Assert.Equal((FailureKind.Broken, true), (failure.Kind, failure.IsTransient));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18, FailureKind.Refused)]
    [InlineData(19, FailureKind.NotFound)]
    public async Task A_model_that_is_not_installed_is_told(int version, FailureKind kind)
    {
        await using var server = await OdooServer.StartAsync(version);
        var failure = await server.Connect(options => options with { Model = "sale.ticket" }).FailureAsync(kind, "sale.ticket");
        Assert.Contains("model", failure.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_record_that_is_missing_never_looks_like_an_empty_list(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks(3, aSecond: 1);
        var connector = server.Connect();
        server.Raise = (_, method) => method == "search_read" ? new PythonError("odoo.exceptions.MissingError", "Record does not exist") : null;
        Assert.Equal(FailureKind.NotFound, (await Assert.ThrowsAsync<ConnectorException>(() => connector.IdsAsync())).Kind);
    }

    [Theory]
    [InlineData(429, FailureKind.RateLimited)]
    [InlineData(502, FailureKind.Broken)]
    [InlineData(503, FailureKind.Broken)]
    [InlineData(302, FailureKind.Unexpected)]
    public async Task What_a_proxy_says_is_understood(int status, FailureKind kind)
    {
        await using var server = await OdooServer.StartAsync();
        server.Instead = async http =>
        {
            http.Response.Headers.RetryAfter = "7";
            await OdooServer.SendAsync(http, status, "text/html", "<html/>");
            return true;
        };
        Assert.Equal(TimeSpan.FromSeconds(7), (await server.Connect().FailureAsync(kind, "Odoo")).RetryAfter);
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTask();
        var raised = 0;
        server.Raise = (_, method) => method == "search_read" && raised++ < 3 ? new PythonError("psycopg2.OperationalError", "server closed the connection") : null;
        Assert.Single((await server.Connect().PagesAsync()).Ids());
    }

    [Fact]
    public async Task Without_a_date_it_is_not_known_up_to_when_was_read()
    {
        await using var server = await OdooServer.StartAsync();
        server.Instead = http =>
        {
            http.Response.Headers.Date = "";
            return Task.FromResult(false);
        };
        await server.Connect().FailureAsync(FailureKind.Unexpected, "carry no Date");
    }
}
