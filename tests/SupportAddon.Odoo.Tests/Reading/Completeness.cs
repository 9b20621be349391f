using System.Text.Json.Nodes;
using SupportAddon.Odoo.Reading;
using SupportAddon.Odoo.Tests.StandIn;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Odoo.Tests.Reading;

public sealed class Completeness(ITestOutputHelper output)
{
    private const int Pages = TicketReading.PageSize;

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task More_tickets_of_one_second_than_a_page_holds_all_come(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks((2 * Pages) + 7, aSecond: 10_000);
        Assert.Equal(server.TaskIds(), (await server.Connect().PagesAsync()).Ids());
    }

    [Theory]
    [InlineData(18)]
    [InlineData(19)]
    public async Task A_ticket_changed_in_the_second_in_which_reading_began_is_found_by_the_next(int version)
    {
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks(3, aSecond: 1);
        var first = await server.Connect().PagesAsync();
        var late = server.AddTask();
        server.Wait();
        Assert.Contains(late, (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Theory]
    [InlineData(52)]
    [InlineData(120)]
    public async Task A_ticket_whose_transaction_began_long_before_an_earlier_reading_is_found(int seconds)
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3, aSecond: 1);
        var began = server.Database.Now;
        server.Database.Now = began.AddSeconds(seconds);
        var first = await server.Connect().PagesAsync();
        var late = server.AddTask(began: began);
        server.Wait();
        Assert.Contains(late, (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Fact]
    public async Task What_rests_is_not_read_again()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(30, aSecond: 1);
        server.Wait();
        var first = await server.Connect().PagesAsync();
        server.Wait();
        Assert.Empty((await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Fact]
    public async Task A_message_brings_its_ticket_though_the_tickets_own_time_stays()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3, aSecond: 1);
        server.Wait();
        var first = await server.Connect().PagesAsync();
        server.Wait();
        server.Database.Post(Desk.Task, server.TaskIds().First(), new JsonObject { ["body"] = "<p>Any news?</p>" });
        var ticket = Assert.Single((await server.Connect().PagesAsync(first[^1].Next)).Tickets());
        Assert.Equal("Any news?", Assert.IsType<MessagePosted>(Assert.Single(ticket.Events)).Text);
    }

    [Fact]
    public async Task Archived_tickets_are_read_and_listed()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3, aSecond: 1);
        server.Database.Write(Desk.Task, server.TaskIds().First(), new JsonObject { ["active"] = false });
        Assert.Equal(server.TaskIds(), (await server.Connect().PagesAsync()).Ids());
        Assert.Equal(server.TaskIds(), await server.Connect().IdsAsync());
    }

    [Fact]
    public async Task A_ticket_that_never_rests_is_read_all_the_same()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(3 * Pages, aSecond: 100);
        var restless = server.TaskIds().Last();
        server.Before = _ =>
        {
            server.Database.Now = server.Database.Now.AddMinutes(1);
            server.Database.Write(Desk.Task, restless, new JsonObject { ["name"] = "changed again" });
        };
        Assert.Contains(restless, (await server.Connect().PagesAsync()).Ids());
    }

    [Fact]
    public async Task Only_a_page_without_records_is_the_end()
    {
        await using var server = await OdooServer.StartAsync();
        server.AddTasks(25, aSecond: 1);
        server.MostRecords = 10;
        Assert.Equal(server.TaskIds(), (await server.Connect().PagesAsync()).Ids());
    }

    [Fact]
    public async Task A_server_that_does_not_obey_the_order_is_told_instead_of_followed_for_ever()
    {
        await using var server = await OdooServer.StartAsync();
        server.Instead = async http =>
        {
            if (http.Request.Path != "/json/2/project.task/search_read")
                return false;
            await OdooServer.SendAsync(http, 200, "application/json", """[{"id":7,"name":"x","write_date":"2026-09-01 08:00:00"}]""");
            return true;
        };
        await server.Connect().FailureAsync(FailureKind.Unexpected, "gave record 7 of project.task after 7");
    }

    [Theory]
    [InlineData(18, 4711)]
    [InlineData(19, 4711)]
    [InlineData(18, 815)]
    [InlineData(19, 815)]
    public async Task Whatever_happens_meanwhile_after_the_next_reading_everything_is_as_in_Odoo(int version, int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var server = await OdooServer.StartAsync(version);
        server.AddTasks(3 * Pages, aSecond: 50);
        var random = new Random(seed);
        var stored = new Dictionary<string, string>();
        Position? position = null;
        for (var round = 0; round < 6; round++)
        {
            server.Before = _ => Disturb(server, random);
            foreach (var page in await server.Connect().PagesAsync(position))
            {
                foreach (var ticket in page.Tickets)
                    stored[ticket.Id] = ticket.Title;
                position = page.Next;
                // Dies now and then, and goes on from the last page that was stored.
                if (random.Next(4) == 0)
                    break;
            }
            server.Database.Now = server.Database.Now.AddMinutes(3);
        }
        server.Before = _ => { };
        foreach (var _ in Enumerable.Range(0, 2))
            foreach (var page in await server.Connect().PagesAsync(position))
            {
                foreach (var ticket in page.Tickets)
                    stored[ticket.Id] = ticket.Title;
                position = page.Next;
            }
        var listed = (await server.Connect().IdsAsync()).Select(id => $"{id}").ToHashSet();
        Assert.Equal(
            server.Database[Desk.Task].Select(task => $"{task.Id} {task.Values["name"]}").Order(),
            stored.Where(ticket => listed.Contains(ticket.Key)).Select(ticket => $"{ticket.Key} {ticket.Value}").Order());
    }

    private static void Disturb(OdooServer server, Random random)
    {
        server.Database.Now = server.Database.Now.AddMilliseconds(random.Next(1, 20_000));
        for (var change = 0; change < 10; change++)
        {
            var ids = server.TaskIds().ToList();
            switch (random.Next(4))
            {
                case 0:
                    server.AddTask($"New {random.Next()}", began: server.Database.Now.AddSeconds(-random.Next(120)));
                    break;
                case 1:
                    server.Database.Remove(Desk.Task, ids[random.Next(ids.Count)]);
                    break;
                default:
                    server.Database.Write(Desk.Task, ids[random.Next(ids.Count)], new JsonObject { ["name"] = $"Changed {random.Next()}" });
                    break;
            }
        }
    }
}
