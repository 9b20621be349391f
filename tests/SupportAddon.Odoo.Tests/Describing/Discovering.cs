using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Describing;

public sealed class Discovering
{
    [Theory]
    [InlineData(15)]
    [InlineData(18)]
    [InlineData(19)]
    public async Task Models_that_can_hold_tickets_are_marked(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        foreach (var model in server.Database.Models.Keys)
            server.Database.Add("ir.model", new() { ["model"] = model, ["name"] = $"The {model}", ["transient"] = false });
        var resources = await server.Connect().ResourcesAsync(CancellationToken.None);
        Assert.Equal(server.Database.Models.Keys.Order(StringComparer.Ordinal), resources.Select(resource => resource.Name));
        Assert.Equal("The project.task", resources.Single(resource => resource.Name == Desk.Task).Label);
        Assert.Equal(["crm.lead", "maintenance.request", "project.task"], resources.Where(resource => resource.TicketFields.Count > 0).Select(resource => resource.Name));
        Assert.Equal("stage_id", resources.Single(resource => resource.Name == Desk.Task).TicketFields["status"]);
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_user_who_may_not_see_the_fields_of_all_models_finds_the_known_ones_marked(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.Forbidden.UnionWith(["ir.model", "ir.model.fields"]);
        var resources = await server.Connect().ResourcesAsync(CancellationToken.None);
        Assert.Equal(["crm.lead", "maintenance.request", "project.task"], resources.Where(resource => resource.TicketFields.Count > 0).Select(resource => resource.Name));
    }

    [Fact]
    public async Task Where_no_list_is_given_the_known_models_that_answer_are_shown()
    {
        await using var server = await OdooServer.StartAsync(15);
        server.Forbidden.UnionWith(["ir.model", "ir.model.fields"]);
        server.Database.Models.Remove("crm.lead");
        var resources = await server.Connect().ResourcesAsync(CancellationToken.None);
        Assert.Equal(["helpdesk.ticket", "maintenance.request", "project.task", "res.partner"], resources.Select(resource => resource.Name));
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_model_tells_its_fields_with_type_choices_and_what_is_required(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var (stage, own) = (server.Add("project.task.type", "New"), server.Add("project.task.type", "Inbox"));
        server.Database.Write("project.task.type", own, new() { ["user_id"] = server.Add("res.users", "Ann") });
        var task = await server.Connect().DescribeAsync(Desk.Task, CancellationToken.None);
        var fields = task.Fields.ToDictionary(field => field.Name);
        Assert.Equal((FieldType.Text, true, false), (fields["name"].Type, fields["name"].IsRequired, fields["name"].IsReadOnly));
        Assert.Equal((FieldType.Instant, true), (fields["write_date"].Type, fields["write_date"].IsReadOnly));
        Assert.Equal((FieldType.Reference, "project.task.type"), (fields["stage_id"].Type, fields["stage_id"].RefersTo));
        Assert.Equal([new Choice($"{stage}", "New")], fields["stage_id"].Choices);
        Assert.Contains(new Choice("3", "Urgent"), fields["priority"].Choices);
        Assert.Equal((FieldContent.FreeText, FieldContent.Ordinary, FieldContent.Personal), (fields["name"].Content, fields["stage_id"].Content, fields["user_ids"].Content));
        Assert.Contains(ChangeKind.Create, task.Changes!);
        Assert.Equal(("tag_ids", "Priority"), (task.TicketFields["kind"], fields["priority"].Label));
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_model_that_is_not_there_is_told(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().DescribeAsync("no.model", CancellationToken.None));
        Assert.Equal(FailureKind.NotFound, failure.Kind);
    }
}
