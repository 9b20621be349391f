using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Rpc;

public sealed class Errors
{
    private static async Task<ConnectorException> FailureAsync(int version, FailureKind kind, string message, Func<string, (int Status, string Type, string Text)?> answer)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(3);
        server.Instead = async http =>
        {
            if (answer(http.Request.Path.Value!) is not var (status, type, text))
                return false;
            await DolibarrServer.SendAsync(http, status, type, text);
            return true;
        };
        return await server.Connect().FailureAsync(kind, message);
    }

    // Facts: auth and health: a 2xx counts only with a JSON content type.
    [Theory]
    [InlineData(202, "Error: database", FailureKind.Broken, "its database does not", "database")]
    [InlineData(200, "Module <b>Api</b> must be enabled.", FailureKind.Unexpected, "not data", "serveur REST")]
    [InlineData(501, "API not found", FailureKind.NotFound, "nothing that answers", "version")]
    [InlineData(503, "Access refused to this IP", FailureKind.Broken, "not available", "address of this machine")]
    [InlineData(403, "Access refused by SQL or Script injection protection", FailureKind.Forbidden, "protection", "log")]
    [InlineData(404, "Not Found", FailureKind.NotFound, "does not find", "/api/index.php")]
    public async Task A_page_where_data_was_expected_says_what_to_do(int status, string page, FailureKind kind, string message, string next)
    {
        var failure = await FailureAsync(22, kind, message, _ => (status, "text/html; charset=UTF-8", page));
        Assert.Contains(next, failure.Next, StringComparison.Ordinal);
        Assert.Equal(kind == FailureKind.Broken, failure.IsTransient);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task A_wrong_key_is_told(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        await server.Connect(options => options with { ApiKey = "wrong" }).FailureAsync(FailureKind.Authentication, "did not accept the key");
    }

    // Facts: auth and health: an unknown column is 503: permanent, do not retry.
    [Fact]
    public async Task A_column_that_does_not_exist_is_not_asked_for_again()
    {
        var asked = 0;
        await FailureAsync(22, FailureKind.Refused, "Error when retrieve ticket list", path => path.EndsWith("/tickets", StringComparison.Ordinal) && asked++ >= 0
            ? (503, "application/json", """{"error":{"code":503,"message":"Service Unavailable: Error when retrieve ticket list"}}""") : null);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task None_is_told_as_404_but_not_every_404_is_none()
    {
        await using var server = await DolibarrServer.StartAsync(17);
        Assert.Empty((await server.Connect().PagesAsync()).Ids());
        await FailureAsync(17, FailureKind.NotFound, "does not find", path => path.EndsWith("/tickets", StringComparison.Ordinal)
            ? (404, "application/json", """{"error":{"code":404,"message":"Not Found"}}""") : null);
    }

    [Fact]
    public async Task Neither_debug_nor_the_key_is_ever_shown()
    {
        var failure = await FailureAsync(22, FailureKind.Refused, "no such ***", _ => (400, "application/json",
            $$$"""{"error":{"code":400,"message":"no such {{{DolibarrServer.Key}}} {{{new string('x', 500)}}}"},"debug":{"source":"api_hunter2.class.php:281"}}"""));
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(DolibarrServer.Key, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 200), failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"ref":"no id"}]""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":{},"pagination":{"total":0}}""")]
    [InlineData("""[7]""")]
    public async Task A_list_of_another_shape_is_never_an_empty_one(string json) =>
        await FailureAsync(22, FailureKind.Unexpected, "the list of", path => path.EndsWith("/tickets", StringComparison.Ordinal) ? (200, "application/json", json) : null);

    [Fact]
    public async Task A_failure_that_passes_is_tried_again()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(3);
        var failed = 0;
        server.Instead = async http =>
        {
            if (failed++ > 2)
                return false;
            await DolibarrServer.SendAsync(http, 202, "text/html", "down");
            return true;
        };
        Assert.Equal(server.TicketIds(), (await server.Connect().PagesAsync()).Ids());
    }
}
