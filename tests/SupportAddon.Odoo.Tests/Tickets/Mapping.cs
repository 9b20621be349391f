using System.Text.Json.Nodes;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Tickets;

public sealed class Mapping
{
    [Fact]
    public async Task A_task_becomes_a_ticket()
    {
        await using var server = await OdooServer.StartAsync();
        var company = server.Database.Add("res.partner", new() { ["name"] = "Azure Interior" });
        var partner = server.Database.Add("res.partner", new() { ["name"] = "Azure Interior, Brandon", ["commercial_partner_id"] = company });
        var id = server.Database.Add(Desk.Task, new()
        {
            ["name"] = "Printer burns", ["description"] = "<p>Since <b>today</b></p>", ["priority"] = "3", ["state"] = "01_in_progress",
            ["stage_id"] = server.Add("project.task.type", "In Progress"), ["project_id"] = server.Add("project.project", "Support"), ["partner_id"] = partner,
            ["user_ids"] = new JsonArray(server.Add("res.users", "Zoe"), server.Add("res.users", "Ann")),
            ["tag_ids"] = new JsonArray(server.Add("project.tags", "Office"), server.Add("project.tags", "Bug")),
        });
        server.Database.Now = server.Database.Now.AddMinutes(5);
        server.Database.Write(Desk.Task, id, []);
        var ticket = await server.Connect().OnlyTicketAsync();
        Assert.Equal(("Printer burns", "Since today", (string?)null), (ticket.Title, ticket.Description, ticket.Number));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), ticket.CreatedAt);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 8, 5, 0, TimeSpan.Zero), ticket.UpdatedAt);
        Assert.EndsWith($"/mail/view?model=project.task&res_id={id}", ticket.Link!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(new Dictionary<string, string?>
        {
            ["kind"] = "Bug", ["status"] = "In Progress", ["priority"] = "Urgent", ["requester"] = "Azure Interior, Brandon", ["assignee"] = "Ann, Zoe",
            ["project"] = "Support", ["tags"] = "Bug, Office", ["state"] = "In Progress", ["client"] = "Azure Interior",
        }, ticket.Fields);
        Assert.Contains("\"description\":\"<p>", ticket.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task False_is_empty_and_every_field_is_there()
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Add(Desk.Task, []);
        var ticket = await server.Connect().OnlyTicketAsync();
        Assert.Equal(("", (string?)null), (ticket.Title, ticket.Description));
        Assert.Equal(9, ticket.Fields.Count);
        Assert.All(ticket.Fields.Values, Assert.Null);
    }

    [Theory]
    [InlineData("hours", "0")]
    [InlineData("active", "true")]
    public async Task Zero_is_not_empty_and_booleans_are_true_or_false(string field, string value)
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Add(Desk.Task, []);
        Assert.Equal(value, (await server.Connect(options => options with { ClientField = field }).OnlyTicketAsync()).Fields["client"]);
    }

    [Fact]
    public async Task A_tag_that_tells_a_kind_counts_before_the_others_and_without_one_all_are_shown()
    {
        await using var server = await OdooServer.StartAsync();
        var (office, wish) = (server.Add("project.tags", "Office"), server.Add("project.tags", "Wish"));
        server.Database.Add(Desk.Task, new() { ["tag_ids"] = new JsonArray(office, wish) });
        Assert.Equal("Wish", (await server.Connect(options => options with { KindTags = "Defect, Wish" }).OnlyTicketAsync()).Fields["kind"]);
        Assert.Equal("Office, Wish", (await server.Connect().OnlyTicketAsync()).Fields["kind"]);
    }

    [Fact]
    public async Task Kind_status_and_client_come_from_the_fields_that_are_named()
    {
        await using var server = await OdooServer.StartAsync();
        var project = server.Add("project.project", "Anomalies");
        server.Database.Add(Desk.Task, new() { ["project_id"] = project, ["state"] = "1_done" });
        var fields = (await server.Connect(options => options with { KindField = "project_id", StatusField = "state", ClientField = "project_id" }).OnlyTicketAsync()).Fields;
        Assert.Equal(("Anomalies", "Done", "Anomalies"), (fields["kind"], fields["status"], fields["client"]));
    }

    [Fact]
    public async Task A_named_field_that_is_not_there_is_told()
    {
        await using var server = await OdooServer.StartAsync();
        var failure = await server.Connect(options => options with { StatusField = "x_step" }).FailureAsync(FailureKind.Configuration, "project.task has no field \"x_step\"");
        Assert.Contains("statusField", failure.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_fields_get_does_not_know_is_shown_as_it_is()
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Add(Desk.Task, new() { ["priority"] = "9" });
        Assert.Equal("9", (await server.Connect().OnlyTicketAsync()).Fields["priority"]);
    }

    [Theory]
    [InlineData(false, "Lost", "cancelled")]
    [InlineData(true, "New", "reception")]
    public async Task A_lost_lead_is_an_archived_one(bool active, string status, string word)
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Add("crm.lead", new() { ["name"] = "Lead", ["active"] = active, ["stage_id"] = server.Add("project.task.type", "New") });
        var connector = server.Connect(options => options with { Model = "crm.lead" });
        Assert.Equal(status, (await connector.OnlyTicketAsync()).Fields["status"]);
        Assert.Equal(word, connector.Mapping.Values["status"][status]);
    }

    [Fact]
    public async Task A_maintenance_request_tells_kind_and_type_of_maintenance()
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Add("maintenance.request", new() { ["name"] = "Oil", ["maintenance_type"] = "preventive", ["owner_user_id"] = server.Add("res.users", "Ann") });
        var fields = (await server.Connect(options => options with { Model = "maintenance.request" }).OnlyTicketAsync()).Fields;
        Assert.Equal(("Preventive", "Preventive", "Ann"), (fields["kind"], fields["maintenanceType"], fields["requester"]));
        Assert.False(fields.ContainsKey("client"));
    }

    [Fact]
    public async Task A_help_desk_ticket_has_a_type_a_team_and_a_number()
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Add("helpdesk.ticket", new() { ["name"] = "Help", ["ticket_ref"] = "00042", ["ticket_type_id"] = server.Add("helpdesk.ticket.type", "Question"), ["team_id"] = server.Add("project.project", "Care") });
        var ticket = await server.Connect(options => options with { Model = "helpdesk.ticket" }).OnlyTicketAsync();
        Assert.Equal(("00042", "Question", "Care"), (ticket.Number, ticket.Fields["kind"], ticket.Fields["team"]));
    }

    [Fact]
    public async Task A_model_of_ones_own_without_a_chatter_is_read_too()
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Add("x_plain", new() { ["name"] = "Own", ["x_state"] = "open" });
        var ticket = await server.Connect(options => options with { Model = "x_plain", StatusField = "x_state" }).OnlyTicketAsync();
        Assert.Equal(("Own", "open"), (ticket.Title, ticket.Fields["status"]));
        Assert.Empty(ticket.Events);
    }

    [Fact]
    public async Task Ever_so_many_names_on_one_page_are_all_known()
    {
        await using var server = await OdooServer.StartAsync();
        var people = Enumerable.Range(0, 5001).Select(number => server.Add("res.users", $"Ann {number}")).ToList();
        server.Database.Add(Desk.Task, new() { ["user_ids"] = new JsonArray([.. people.Select(id => (JsonNode)id)]), ["tag_ids"] = new JsonArray(server.Add("project.tags", "Bug")) });
        Assert.DoesNotContain("#", (await server.Connect().OnlyTicketAsync()).Fields["assignee"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_that_may_not_be_seen_is_a_number_never_its_contact()
    {
        await using var server = await OdooServer.StartAsync();
        var partner = server.Database.Add("res.partner", new() { ["name"] = "Brandon" });
        server.IsVisible = (model, _) => model != "res.partner";
        server.Database.Add(Desk.Task, new() { ["partner_id"] = partner });
        Assert.Equal($"#{partner}", (await server.Connect().OnlyTicketAsync()).Fields["client"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task People_that_may_not_be_seen_are_numbers_and_stop_nothing(bool byRule)
    {
        await using var server = await OdooServer.StartAsync();
        var user = server.Add("res.users", "Ann");
        server.Database.Add(Desk.Task, new() { ["user_ids"] = new JsonArray(user) });
        if (byRule)
            server.IsVisible = (model, _) => model != "res.users";
        else
            server.Forbidden.Add("res.users");
        Assert.Equal($"#{user}", (await server.Connect().OnlyTicketAsync()).Fields["assignee"]);
    }
}
