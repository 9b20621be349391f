using System.Globalization;
using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Tickets;

public sealed class Mapping
{
    [Theory]
    [InlineData(17)]
    [InlineData(20)]
    [InlineData(22)]
    public async Task A_ticket_reads_the_same_in_every_version(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        var (client, project) = (server.Add("thirdparties", new() { ["name"] = "Zeta SARL" }), server.Add("projects", new() { ["ref"] = "PJ1", ["title"] = "Roll-out" }));
        var (ann, bob) = (server.Add("users", new() { ["firstname"] = "Ann", ["lastname"] = "Lee" }), server.Add("users", new() { ["login"] = "bob" }));
        var id = server.AddTicket(new JsonObject
        {
            ["subject"] = "Broken", ["message"] = "<p>It <b>broke</b>.</p>", ["ref"] = "TS2609-0042", ["fk_statut"] = "3", ["type_code"] = "ISSUE", ["severity_code"] = "BLOCKING",
            ["category_code"] = "SHOP", ["fk_soc"] = $"{client}", ["fk_project"] = $"{project}", ["fk_user_create"] = $"{bob}", ["fk_user_assign"] = $"{ann}", ["progress"] = "30",
            ["resolution"] = "", ["date_close"] = "", ["array_options"] = new JsonObject { ["options_site"] = "Lyon", ["options_none"] = null },
        });
        var connector = server.Connect();
        var ticket = await connector.OnlyTicketAsync();
        Assert.Equal(("TS2609-0042", "Broken", "It broke."), (ticket.Number, ticket.Title, ticket.Description));
        Assert.Equal((DolibarrServer.Start, DolibarrServer.Start), (ticket.CreatedAt, ticket.UpdatedAt));
        Assert.Equal(new Uri(server.Url, $"/ticket/card.php?id={id}"), ticket.Link);
        Assert.Equal(
        [
            "assignee=Ann Lee", "category=SHOP", "client=Zeta SARL", "kind=ISSUE", "options_none=", "options_site=Lyon", "priority=BLOCKING", "progress=30", "project=Roll-out",
            "requester=bob", "resolution=", "status=In progress", "thirdParty=Zeta SARL",
        ], ticket.Fields.Select(field => $"{field.Key}={field.Value}").Order(StringComparer.Ordinal));
        Assert.Equal(("anomaly", "critical", "in-progress"),
            (connector.Mapping.Values["kind"]["ISSUE"], connector.Mapping.Values["priority"]["BLOCKING"], connector.Mapping.Values["status"]["In progress"]));
    }

    [Theory]
    [InlineData("0", "Unread", "reception")]
    [InlineData("1", "Read", "qualification")]
    [InlineData("2", "Assigned", "in-progress")]
    [InlineData("5", "Need more information", "waiting-customer")]
    [InlineData("7", "On hold", "waiting-third-party")]
    [InlineData("8", "Closed", "closed")]
    [InlineData("9", "Canceled", "cancelled")]
    public async Task States_are_numbers_with_names(string number, string status, string word)
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTicket(new JsonObject { ["fk_statut"] = number });
        var connector = server.Connect();
        Assert.Equal(status, (await connector.OnlyTicketAsync()).Fields["status"]);
        Assert.Equal(word, connector.Mapping.Values["status"][status]);
    }

    [Fact]
    public async Task What_the_dictionaries_were_given_is_shown_as_it_is_and_has_no_word()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTicket(new JsonObject { ["type_code"] = "RETURN", ["fk_statut"] = "4" });
        var connector = server.Connect();
        var fields = (await connector.OnlyTicketAsync()).Fields;
        Assert.Equal(("RETURN", "4"), (fields["kind"], fields["status"]));
        Assert.False(connector.Mapping.Values["kind"].ContainsKey("RETURN"));
    }

    // Facts: fields: null dates are "", array_options is [] when empty.
    [Fact]
    public async Task What_is_empty_is_none()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTicket(new JsonObject { ["subject"] = "", ["message"] = null, ["fk_soc"] = "0", ["fk_user_assign"] = null, ["origin_email"] = "", ["array_options"] = new JsonArray() });
        var ticket = await server.Connect().OnlyTicketAsync();
        Assert.Equal(("", null), (ticket.Title, ticket.Description));
        Assert.All(ticket.Fields.Where(field => field.Key != "status"), field => Assert.Null(field.Value));
    }

    [Theory]
    [InlineData("fk_project", "Roll-out")]
    [InlineData("options_site", "Lyon")]
    [InlineData("category_code", "SHOP")]
    public async Task The_client_comes_from_the_field_that_is_named(string field, string client)
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTicket(new JsonObject
        {
            ["fk_project"] = $"{server.Add("projects", new() { ["title"] = "Roll-out" })}", ["category_code"] = "SHOP", ["array_options"] = new JsonObject { ["options_site"] = "Lyon" },
        });
        Assert.Equal(client, (await server.Connect(options => options with { ClientField = field }).OnlyTicketAsync()).Fields["client"]);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task Names_that_may_not_be_seen_are_numbers_and_stop_nothing(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        (server.User.ReadsUsers, server.User.ReadsThirdParties) = (false, false);
        server.AddTickets(35);
        server.AddTicket(new JsonObject { ["fk_soc"] = "12", ["fk_user_assign"] = "7" });
        var ticket = (await server.Connect().PagesAsync()).Tickets().Last();
        Assert.Equal(("#12", "#7"), (ticket.Fields["client"], ticket.Fields["assignee"]));
        Assert.Single(server.Requests, asked => asked.StartsWith("users?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_are_asked_for_once()
    {
        await using var server = await DolibarrServer.StartAsync();
        var client = server.Add("thirdparties", new() { ["name"] = "Zeta" });
        foreach (var _ in Enumerable.Range(0, 45))
            server.AddTicket(new JsonObject { ["fk_soc"] = client.ToString(CultureInfo.InvariantCulture) });
        Assert.All((await server.Connect().PagesAsync()).Tickets(), ticket => Assert.Equal("Zeta", ticket.Fields["client"]));
        Assert.Single(server.Requests, asked => asked.StartsWith("thirdparties?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(17)]
    [InlineData(22)]
    public async Task A_key_that_is_taken_away_meanwhile_is_not_taken_for_a_missing_right(int version)
    {
        await using var server = await DolibarrServer.StartAsync(version);
        server.AddTicket(new JsonObject { ["fk_soc"] = "12" });
        server.Instead = async http =>
        {
            if (!server.Requests.Exists(asked => asked.StartsWith("thirdparties", StringComparison.Ordinal)))
                return false;
            await DolibarrServer.SendAsync(http, 401, "application/json", """{"error":{"code":401,"message":"Unauthorized"}}""");
            return true;
        };
        await server.Connect().FailureAsync(FailureKind.Authentication, "did not accept the key");
    }
}
