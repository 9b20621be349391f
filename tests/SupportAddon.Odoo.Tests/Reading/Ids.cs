using SupportAddon.Odoo.Tests.StandIn;

namespace SupportAddon.Odoo.Tests.Reading;

public sealed class Ids
{
    [Fact]
    public async Task What_was_deleted_is_not_listed_and_nothing_else_tells_of_it()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(12, aSecond: 1);
        server.Wait();
        var first = await server.Connect().PagesAsync();
        server.Wait();
        server.Database.Remove(Desk.Task, server.TaskIds().First());
        Assert.Empty((await server.Connect().PagesAsync(first[^1].Next)).Ids());
        Assert.Equal(server.TaskIds(), await server.Connect().IdsAsync());
    }

    [Fact]
    public async Task The_list_is_that_of_the_domain()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(12, aSecond: 1);
        var connector = server.Connect(options => options with { Domain = """["|", ["name", "=", "Task 3"], ["name", "=", "Task 4"]]""" });
        Assert.Equal(server.TaskIds().Skip(3).Take(2), await connector.IdsAsync());
        Assert.Equal(server.TaskIds().Skip(3).Take(2), (await connector.PagesAsync()).Ids());
    }

    [Fact]
    public async Task A_list_of_many_pages_is_whole()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(5003, aSecond: 100_000);
        Assert.Equal(server.TaskIds(), await server.Connect().IdsAsync());
    }

    [Fact]
    public async Task A_record_rule_hides_a_ticket_from_reading_and_list_alike()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3, aSecond: 1);
        var hidden = server.TaskIds().First();
        server.IsVisible = (_, record) => record.Id != hidden;
        Assert.Equal(server.TaskIds().Skip(1), await server.Connect().IdsAsync());
        Assert.Equal(server.TaskIds().Skip(1), (await server.Connect().PagesAsync()).Ids());
    }
}
