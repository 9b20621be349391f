using System.Text.Json.Nodes;
using SupportAddon.Odoo.Reading;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Odoo.Tests.Reading;

public sealed class Positions
{
    [Fact]
    public async Task From_every_position_that_was_ever_given_the_rest_is_read()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks((3 * TicketReading.PageSize) - 5, aSecond: 100);
        var pages = await server.Connect().PagesAsync();
        Assert.Equal(4, pages.Count);
        for (var stop = 1; stop < pages.Count; stop++)
            Assert.Equal(server.TaskIds(), pages.Take(stop).Concat(await server.Connect().PagesAsync(pages[stop - 1].Next)).Ids());
    }

    [Fact]
    public async Task A_ticket_given_before_a_break_and_changed_during_it_comes_with_the_reading_after()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(2 * TicketReading.PageSize, aSecond: 100);
        var broken = (await server.Connect().PagesAsync())[0];
        server.Wait();
        server.Database.Write(Desk.Task, server.TaskIds().First(), new JsonObject { ["name"] = "changed" });
        server.Wait();
        var resumed = await server.Connect().PagesAsync(broken.Next);
        Assert.DoesNotContain(server.TaskIds().First(), resumed.Ids());
        Assert.Contains((await server.Connect().PagesAsync(resumed[^1].Next)).Tickets(), ticket => ticket.Title == "changed");
    }

    [Fact]
    public async Task The_mark_lies_before_the_time_that_the_server_said_at_the_beginning()
    {
        await using var server = await OdooServer.StartAsync();
        var last = Assert.Single(await server.Connect().PagesAsync());
        Assert.Contains("\"mark\":\"2026-09-01 07:59:59\"", last.Next.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_clock_that_is_set_back_hides_no_change()
    {
        await using var server = await OdooServer.StartAsync();
        server.Database.Now = server.Database.Now.AddDays(1);
        var first = await server.Connect().PagesAsync();
        server.Database.Now = Database.Start;
        var id = server.AddTask();
        Assert.Equal([id], (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Theory]
    [InlineData("crm.lead", "[]")]
    [InlineData("project.task", """[["name", "=", "Task 1"]]""")]
    public async Task A_position_of_another_model_or_domain_is_not_taken_over(string model, string domain)
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3, aSecond: 1);
        server.Wait();
        var other = (await server.Connect(options => options with { Model = model, Domain = domain }).PagesAsync())[^1].Next;
        server.Wait();
        Assert.Equal(server.TaskIds(), (await server.Connect().PagesAsync(other)).Ids());
    }

    [Fact]
    public async Task The_first_reading_starts_at_the_first_date_of_interest_and_so_do_ids()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(30, aSecond: 1);
        var old = server.TaskIds().First();
        server.Database.Now = Database.Start.AddSeconds(25);
        server.Database.Post(Desk.Task, old, new JsonObject { ["body"] = "still alive" });
        var connector = server.Connect(since: Database.Start.AddSeconds(20).AddMicroseconds(-250_000));
        var expected = server.TaskIds().TakeLast(10).Prepend(old);
        Assert.Equal(expected, (await connector.PagesAsync()).Ids());
        Assert.Equal(expected, await connector.IdsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("page 3")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"source":"x","mark":"yesterday"}""")]
    [InlineData("""{"source":"x","mark":"2026-09-01T08:00:00Z"}""")]
    public async Task A_position_of_something_else_is_refused(string position)
    {
        await using var server = await OdooServer.StartAsync();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => server.Connect().PagesAsync(new Position(position)));
        Assert.Equal((FailureKind.Configuration, "The stored position was not written by this connector."), (failure.Kind, failure.Message));
    }
}
