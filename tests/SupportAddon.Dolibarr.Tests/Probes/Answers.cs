using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Probes;

public sealed class Answers
{
    private static Task<ProbeAnswer> AskAsync(DolibarrServer server, string probe, params (string Name, string Value)[] arguments) =>
        server.Connect().AskAsync(probe, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), CancellationToken.None);

    [Fact]
    public async Task The_version_is_told()
    {
        await using var server = await DolibarrServer.StartAsync();
        var answer = await AskAsync(server, "version");
        Assert.Equal((true, "22.0.4"), (answer.IsHealthy, answer.Values["version"]));
    }

    [Theory]
    [InlineData("ticket, FACTURE", true, "")]
    [InlineData("ticket,stock", false, "stock")]
    public async Task Modules_that_are_not_active_are_named(string needed, bool isHealthy, string missing)
    {
        await using var server = await DolibarrServer.StartAsync();
        var answer = await AskAsync(server, "modules", ("needed", needed));
        Assert.Equal((isHealthy, missing), (answer.IsHealthy, answer.Values["missing"]));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Modules_are_told_to_administrators_alone(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.User.IsAdministrator = false;
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => AskAsync(server, "modules", ("needed", "ticket")));
        Assert.Equal(FailureKind.Forbidden, failure.Kind);
        Assert.Contains("API_LOGINS_ALLOWED_FOR_GET_MODULES", failure.Next, StringComparison.Ordinal);
    }

    // Facts: auth and health: silent under-reporting.
    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Rights_that_shorten_lists_without_a_word_are_not_healthy(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(3);
        Assert.True((await AskAsync(server, "rights")).IsHealthy);
        server.User.SeesAllThirdParties = false;
        var answer = await AskAsync(server, "rights");
        Assert.False(answer.IsHealthy);
        Assert.Contains("without a word", answer.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task Records_are_counted_by_any_filter(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTickets(35);
        server.AddTicket(new System.Text.Json.Nodes.JsonObject { ["type_code"] = "ISSUE", ["fk_statut"] = "0" });
        Assert.Equal("36", (await AskAsync(server, "count", ("resource", "tickets"))).Values["count"]);
        var answer = await AskAsync(server, "count", ("resource", "tickets"), ("filter", "(t.type_code:=:'ISSUE') and (t.fk_statut:=:'0')"));
        Assert.Equal((null, "1"), (answer.IsHealthy, answer.Values["count"]));
        Assert.Equal("0", (await AskAsync(server, "count", ("resource", "invoices"))).Values["count"]);
    }

    [Theory]
    [InlineData("nothing", "no probe")]
    [InlineData("count", "told resource")]
    [InlineData("modules", "told needed")]
    public async Task A_question_that_cannot_work_is_told(string probe, string message)
    {
        await using var server = await DolibarrServer.StartAsync();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => AskAsync(server, probe));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<ConnectorException>(() => AskAsync(server, "count", ("resource", "invoices/lines")));
        Assert.Contains("cannot be counted", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-5, false)]
    public async Task The_clocks_are_compared(int minutes, bool isHealthy)
    {
        await using var server = await DolibarrServer.StartAsync();
        var now = server.Now.AddMinutes(minutes);
        var answer = await Connections.Connect(server.Options(), () => now).AskAsync("clock", new Dictionary<string, string>(), CancellationToken.None);
        Assert.Equal((isHealthy, $"{-minutes * 60}"), (answer.IsHealthy, answer.Values["seconds-ahead"]));
    }
}
