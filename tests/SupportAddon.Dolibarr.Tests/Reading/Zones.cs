using System.Text.Json.Nodes;
using SupportAddon.Dolibarr.Tests.StandIn;
using SupportAddon.Sdk;

namespace SupportAddon.Dolibarr.Tests.Reading;

public sealed class Zones
{
    private static async Task<DolibarrServer> StartAsync(int version, string php, string database)
    {
        var server = await DolibarrServer.StartAsync(version);
        (server.Clocks.Php, server.Clocks.Database) = (TimeZoneInfo.FindSystemTimeZoneById(php), TimeZoneInfo.FindSystemTimeZoneById(database));
        return server;
    }

    [Theory]
    [InlineData(22, "Europe/Paris", "UTC")]
    [InlineData(17, "Europe/Paris", "UTC")]
    [InlineData(22, "UTC", "Europe/Paris")]
    [InlineData(17, "America/New_York", "UTC")]
    [InlineData(22, "Asia/Kathmandu", "Pacific/Auckland")]
    [InlineData(22, "Pacific/Kiritimati", "Pacific/Niue")]
    public async Task Whatever_the_zones_changes_are_told_rightly_and_no_more_is_read_again_than_changed(int version, string php, string database)
    {
        await using var server = await StartAsync(version, php, database);
        server.AddTickets(25);
        var changed = server.TicketIds().First();
        server.Wait();
        server.Change(changed, []);
        var first = await server.Connect().PagesAsync();
        Assert.Equal(DolibarrServer.Start.AddSeconds(2), first.Tickets().Single(ticket => ticket.Id == $"{changed + 1}").UpdatedAt);
        Assert.Equal(server.Now, first.Tickets().Single(ticket => ticket.Id == $"{changed}").UpdatedAt);
        server.Wait();
        var added = server.AddTicket();
        Assert.Equal([changed, added], (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Fact]
    public async Task An_offset_that_holds_is_asked_for_once_and_one_that_does_not_is_found_anew()
    {
        await using var server = await StartAsync(22, "Europe/Paris", "UTC");
        server.AddTickets(15);
        var summer = await server.Connect().PagesAsync();
        Assert.Contains("\"offset\":120", summer[^1].Next.Value, StringComparison.Ordinal);
        Assert.InRange(Probes(server), 7, 8);
        server.Wait();
        var kept = await server.Connect().PagesAsync(summer[^1].Next);
        Assert.Equal(1, Probes(server));
        server.Now = server.Now.AddDays(80);
        var winter = server.AddTicket();
        var next = await server.Connect().PagesAsync(kept[^1].Next);
        Assert.Contains("\"offset\":60", next[^1].Next.Value, StringComparison.Ordinal);
        Assert.InRange(Probes(server), 8, 9);
        server.Wait();
        server.Wait();
        var last = server.AddTicket();
        Assert.Equal([winter, last], (await server.Connect().PagesAsync(next[^1].Next)).Ids());
    }

    private static int Probes(DolibarrServer server)
    {
        var probes = server.Requests.Count(asked => asked.Contains("t.rowid:=:", StringComparison.Ordinal));
        server.Requests.Clear();
        return probes;
    }

    [Fact]
    public async Task In_an_hour_that_the_database_shows_twice_more_is_read_again_rather_than_less()
    {
        await using var server = await StartAsync(22, "UTC", "Europe/Paris");
        server.Now = new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero);
        server.AddTickets(15);
        var first = await server.Connect().PagesAsync();
        Assert.Contains("\"offset\":null", first[^1].Next.Value, StringComparison.Ordinal);
        var late = server.AddTicket(at: server.Now.AddMinutes(-90));
        Assert.Contains(late, (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Fact]
    public async Task An_hour_that_PHP_does_not_know_is_no_obstacle()
    {
        await using var server = await StartAsync(22, "Europe/Paris", "UTC");
        server.Now = new DateTimeOffset(2027, 3, 28, 2, 20, 0, TimeSpan.Zero);
        server.AddTickets(15);
        var first = await server.Connect().PagesAsync();
        Assert.Contains("\"mark\":\"20270328T022015\"", first[^1].Next.Value, StringComparison.Ordinal);
        server.Wait();
        var added = server.AddTicket();
        Assert.Contains(added, (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }

    [Fact]
    public async Task Where_only_PHP_changes_its_clock_old_changes_are_told_by_the_events_of_their_time()
    {
        await using var server = await StartAsync(22, "Europe/Paris", "UTC");
        var summer = server.AddTicket();
        server.Write(summer, "Hello");
        var changed = server.Now = server.Now.AddHours(1);
        server.Change(summer, []);
        server.Now = server.Now.AddDays(100);
        var winter = server.AddTicket();
        var told = (await server.Connect().PagesAsync()).Tickets().ToDictionary(ticket => ticket.Id, ticket => ticket.UpdatedAt);
        Assert.Equal((changed, server.Now), (told[$"{summer}"], told[$"{winter}"]));
    }

    [Fact]
    public async Task A_ticket_of_the_far_future_hides_no_change()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(3);
        var future = server.AddTicket("Made when the clock was wrong", server.Now.AddYears(4));
        var first = await server.Connect().PagesAsync();
        server.Wait();
        var added = server.AddTicket();
        var next = (await server.Connect().PagesAsync(first[^1].Next)).Ids();
        Assert.Equal([future, added], next.TakeLast(2));
    }

    [Fact]
    public async Task A_ticket_changed_while_its_time_is_being_found_is_not_lost()
    {
        await using var server = await DolibarrServer.StartAsync();
        server.AddTickets(15);
        var restless = server.TicketIds().Last();
        server.Before = _ => server.Change(restless, new JsonObject { ["subject"] = "again" }, server.Now = server.Now.AddMinutes(20));
        var first = await server.Connect().PagesAsync();
        server.Before = _ => { };
        Assert.Contains(restless, (await server.Connect().PagesAsync(first[^1].Next)).Ids());
    }
}
