using System.Text.Json.Nodes;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Tickets;

public sealed class Histories
{
    private static readonly DateTimeOffset At = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("comment", "Discussions", false, Visibility.Public)]
    [InlineData("email", "Discussions", false, Visibility.Public)]
    [InlineData("email_outgoing", "Discussions", false, Visibility.Public)]
    [InlineData("comment", "Note", false, Visibility.Internal)]
    [InlineData("comment", "Discussions", true, Visibility.Internal)]
    [InlineData("comment", null, false, Visibility.Internal)]
    [InlineData("notification", "Note", false, Visibility.Automatic)]
    [InlineData("notification", "Discussions", false, Visibility.Automatic)]
    [InlineData("auto_comment", "Discussions", false, Visibility.Automatic)]
    public async Task Answers_notes_and_what_programs_write_are_told_apart(string type, string? subtype, bool isInternal, Visibility visibility)
    {
        await using var server = await OdooServer.StartAsync();
        var note = server.Database.Add("mail.message.subtype", new() { ["name"] = "Note", ["internal"] = true });
        var discussions = server.Add("mail.message.subtype", "Discussions");
        var message = server.Database.Post(Desk.Task, server.AddTask(), new()
        {
            ["body"] = "<p>Hello</p>", ["message_type"] = type, ["is_internal"] = isInternal, ["author_id"] = server.Add("res.partner", "Ann"),
            ["subtype_id"] = subtype is null ? null : subtype == "Note" ? note : discussions,
        });
        Assert.Equal<SourceEvent>(
            [new MessagePosted { Id = $"message:{message}", OccurredAt = At, Author = "Ann", Text = "Hello", Visibility = visibility }],
            (await server.Connect().OnlyTicketAsync()).Events);
    }

    [Fact]
    public async Task A_mail_of_somebody_unknown_has_its_address_as_author()
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Post(Desk.Task, server.AddTask(), new() { ["body"] = "Hello", ["message_type"] = "email", ["email_from"] = "bob@acme.example" });
        Assert.Equal("bob@acme.example", Assert.Single((await server.Connect().OnlyTicketAsync()).Events).Author);
    }

    [Fact]
    public async Task A_message_belongs_to_its_own_ticket_and_one_without_text_to_none()
    {
        await using var server = await OdooServer.StartAsync();
        var (first, second) = (server.AddTask(), server.AddTask());
        server.Database.Add("crm.lead", []);
        server.Database.Post(Desk.Task, first, new() { ["body"] = "first" });
        server.Database.Post(Desk.Task, second, new() { ["body"] = "second" });
        server.Database.Post(Desk.Task, second, new() { ["body"] = "<p><br></p>" });
        server.Database.Post("crm.lead", first, new() { ["body"] = "of a lead with the same number" });
        var told = (await server.Connect().PagesAsync()).Tickets().Select(ticket => string.Join('|', ticket.Events.Cast<MessagePosted>().Select(message => message.Text)));
        Assert.Equal(["first", "second"], told);
    }

    [Fact]
    public async Task Hundreds_of_messages_come_in_few_requests_and_in_full()
    {
        await using var server = await OdooServer.StartAsync();
        foreach (var task in Enumerable.Range(0, 30).Select(_ => server.AddTask()).ToList())
            foreach (var number in Enumerable.Range(0, 40))
                server.Database.Post(Desk.Task, task, new() { ["body"] = $"{number}" });
        Assert.Equal(1200, (await server.Connect().PagesAsync()).Tickets().Sum(ticket => ticket.Events.Count));
        Assert.Equal(3, server.Requests.Count(request => request.EndsWith("mail.message.search_read", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Messages_that_may_not_be_seen_hide_none_of_the_others()
    {
        await using var server = await OdooServer.StartAsync();
        var task = server.AddTask();
        var messages = Enumerable.Range(0, 700).Select(number => server.Database.Post(Desk.Task, task, new() { ["body"] = $"{number}" })).ToList();
        server.IsVisible = (model, record) => model != "mail.message" || record.Id > messages[600];
        Assert.Equal(99, (await server.Connect().OnlyTicketAsync()).Events.Count);
    }

    private static long Track(OdooServer server, long task, string field, JsonObject values, int version = 19, string type = "notification")
    {
        values["mail_message_id"] = server.Database.Post(Desk.Task, task, new() { ["message_type"] = type, ["author_id"] = server.Add("res.partner", "Ann") });
        values[version >= 17 ? "field_id" : "field"] = server.Database.FieldId(Desk.Task, field);
        return server.Database.Add("mail.tracking.value", values);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_stage_is_called_as_today_by_its_id_whatever_it_was_called_then(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var (gone, doing) = (4711, server.Add("project.task.type", "Doing"));
        var task = server.AddTask();
        server.Database.Write(Desk.Task, task, new() { ["stage_id"] = doing });
        var change = Track(server, task, "stage_id", new() { ["old_value_integer"] = gone, ["old_value_char"] = "New", ["new_value_integer"] = doing, ["new_value_char"] = "En cours" }, version);
        var ticket = await server.Connect().OnlyTicketAsync();
        Assert.Equal<SourceEvent>([new FieldChanged { Id = $"change:{change}:status", OccurredAt = At, Author = "Ann", Field = "status", From = "New", To = "Doing" }], ticket.Events);
        Assert.Equal("Doing", ticket.Fields["status"]);
    }

    [Theory]
    [InlineData("Urgent", "Urgent")]
    [InlineData("Urgente", "Urgent")]
    [InlineData("Dringend", "Dringend")]
    public async Task A_choice_is_called_as_in_English_whoever_made_it(string written, string shown)
    {
        await using var server = await OdooServer.StartAsync();
        server.Language = "fr_FR";
        Track(server, server.AddTask(), "priority", new() { ["old_value_char"] = "Low priority (fr)", ["new_value_char"] = written });
        var change = Assert.IsType<FieldChanged>(Assert.Single((await server.Connect().OnlyTicketAsync()).Events));
        Assert.Equal(("Low priority", shown), (change.From, change.To));
    }

    [Fact]
    public async Task Several_assignees_read_the_same_in_history_and_ticket()
    {
        await using var server = await OdooServer.StartAsync();
        var task = server.AddTask();
        server.Database.Write(Desk.Task, task, new() { ["user_ids"] = new JsonArray(server.Add("res.users", "Zoe"), server.Add("res.users", "Ann")) });
        Track(server, task, "user_ids", new() { ["old_value_char"] = "", ["new_value_char"] = "Zoe, Ann" });
        var ticket = await server.Connect().OnlyTicketAsync();
        var change = Assert.IsType<FieldChanged>(Assert.Single(ticket.Events));
        Assert.Equal((null, ticket.Fields["assignee"]), (change.From, change.To));
    }

    [Fact]
    public async Task One_field_that_tells_two_things_has_a_history_for_each()
    {
        await using var server = await OdooServer.StartAsync();
        var project = server.Add("project.project", "Anomalies");
        Track(server, server.AddTask(), "project_id", new() { ["old_value_char"] = "", ["new_value_integer"] = project, ["new_value_char"] = "Anomalies" });
        var events = (await server.Connect(options => options with { KindField = "project_id" }).OnlyTicketAsync()).Events.Cast<FieldChanged>();
        Assert.Equal(["kind: >Anomalies", "project: >Anomalies"], events.Select(change => $"{change.Field}: {change.From}>{change.To}").Order());
    }

    [Fact]
    public async Task Changes_of_fields_that_no_ticket_has_are_left_out()
    {
        await using var server = await OdooServer.StartAsync();
        Track(server, server.AddTask(), "hours", new() { ["old_value_char"] = "1", ["new_value_char"] = "2" });
        Assert.Empty((await server.Connect().OnlyTicketAsync()).Events);
    }

    [Theory]
    [InlineData("ir.model.fields", 18)]
    [InlineData("ir.model.fields", 19)]
    [InlineData("mail.tracking.value", 18)]
    [InlineData("mail.tracking.value", 19)]
    public async Task A_user_who_may_not_see_changes_reads_all_else_and_it_is_counted_once(string model, int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks(450, aSecond: 100);
        server.Forbidden.Add(model);
        Track(server, server.TaskIds().First(), "priority", new() { ["new_value_char"] = "Urgent" }, version);
        server.Database.Post(Desk.Task, server.TaskIds().Last(), new() { ["body"] = "Hello" });
        var pages = await server.Connect().PagesAsync();
        Assert.Equal(server.TaskIds(), pages.Ids());
        Assert.Equal("Hello", Assert.IsType<MessagePosted>(Assert.Single(pages.Tickets().SelectMany(ticket => ticket.Events))).Text);
        Assert.Equal(1, pages.Sum(page => page.Ignored));
        Assert.Contains(model, pages.Single(page => page.Ignored > 0).LastIgnored, StringComparison.Ordinal);
    }
}
