using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Rpc;

public sealed class Transports
{
    [Theory]
    [InlineData(14, "/jsonrpc common.version")]
    [InlineData(18, "/jsonrpc common.version")]
    [InlineData(19, "/json/2/project.task/fields_get project.task.fields_get")]
    [InlineData(20, "/json/2/project.task/fields_get project.task.fields_get")]
    public async Task The_way_is_chosen_by_asking_the_server(int version, string second)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTask();
        Assert.Equal("Task", (await server.Connect().OnlyTicketAsync()).Title);
        Assert.Equal(["/json/version", second], server.Requests.Take(2));
        Assert.Equal(version >= 19, !server.Requests.Exists(request => request.StartsWith("/jsonrpc", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_online_server_between_two_versions_is_understood()
    {
        await using var server = await OdooServer.StartAsync(18);
        server.Instead = async http =>
        {
            if (server.Requests.Count != 2)
                return false;
            await OdooServer.SendAsync(http, 200, "application/json", """{"result":{"server_version":"saas~18.2+e","server_version_info":["saas~18",2,0,"final",0,"e"]}}""");
            return true;
        };
        var report = await server.Connect().CheckAsync(CancellationToken.None);
        Assert.Equal("Odoo saas~18.2+e answers; it is spoken with by /jsonrpc.", report.Steps[0].Message);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_server_with_one_database_needs_no_name_for_it(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTask();
        Assert.Single((await server.Connect(options => options with { Database = null }).PagesAsync()).Ids());
    }

    [Fact]
    public async Task One_with_several_says_so()
    {
        await using var server = await OdooServer.StartAsync(18);
        server.Databases.Add("other");
        await server.Connect(options => options with { Database = null }).FailureAsync(FailureKind.Configuration, "does not say which database");
    }

    [Fact]
    public async Task The_named_database_is_the_one_that_is_asked()
    {
        await using var server = await OdooServer.StartAsync();
        server.Databases.Add("other");
        server.AddTask();
        Assert.Single((await server.Connect().PagesAsync()).Ids());
    }

    [Fact]
    public async Task Before_19_a_login_is_needed()
    {
        await using var server = await OdooServer.StartAsync(18);
        await server.Connect(options => options with { Login = null }).FailureAsync(FailureKind.Configuration, "older than 19");
    }

    [Fact]
    public async Task Signing_in_happens_once_for_all_calls()
    {
        await using var server = await OdooServer.StartAsync(18);
        server.AddTask();
        var connector = server.Connect();
        await connector.PagesAsync();
        await connector.PagesAsync();
        Assert.Single(server.Requests, "/jsonrpc common.authenticate");
    }

    [Fact]
    public async Task A_session_that_expires_is_opened_anew()
    {
        await using var server = await OdooServer.StartAsync(18);
        server.AddTask();
        server.CallsUntilExpiry = 3;
        Assert.Single((await server.Connect().PagesAsync()).Ids());
        Assert.Equal(2, server.Requests.Count(request => request == "/jsonrpc common.authenticate"));
    }

    [Fact]
    public async Task A_user_that_is_not_known_any_longer_is_asked_for_anew()
    {
        await using var server = await OdooServer.StartAsync(18);
        server.AddTask();
        var raised = 0;
        server.Raise = (_, method) => method == "search_read" && raised++ == 0
            ? new PythonError("odoo.exceptions.MissingError", "Record does not exist or has been deleted. (Record: res.users(2,), User: 2)") : null;
        Assert.Single((await server.Connect().PagesAsync()).Ids());
    }

    [Fact]
    public async Task What_is_no_Odoo_is_told()
    {
        await using var server = await OdooServer.StartAsync(18);
        server.Instead = async http =>
        {
            await OdooServer.SendAsync(http, 200, "text/html", "<html>Welcome</html>");
            return true;
        };
        await server.Connect().FailureAsync(FailureKind.Unexpected, "something that is not JSON");
    }
}
