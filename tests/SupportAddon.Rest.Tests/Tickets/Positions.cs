using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Tickets;

public sealed class Positions
{
    [Theory]
    [InlineData(Desk.ByOffset)]
    [InlineData(Desk.ByNumber)]
    [InlineData(Desk.ByLink)]
    public async Task From_every_position_that_was_ever_given_the_rest_is_read(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 57, rowsASecond: 4);
        var connector = Desk.Connect(server.Url, Desk.Manifest(paging));
        var whole = await Pulled.FromAsync(connector);
        for (var stop = 1; stop <= whole.Pages.Count; stop++)
        {
            var before = whole.Pages.Take(stop).SelectMany(page => page.Tickets).Select(ticket => ticket.Id);
            var after = await Pulled.FromAsync(connector, whole.Pages[stop - 1].Next);
            Assert.Equal(server.Ids, before.Concat(after.Ids).Distinct().Order());
        }
    }

    [Fact]
    public async Task A_position_never_moves_past_what_was_given()
    {
        await using var server = await TicketServer.StartAsync(rows: 57, rowsASecond: 4);
        var given = TicketServer.Start;
        foreach (var page in (await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest()))).Pages)
        {
            given = page.Tickets.Select(ticket => ticket.UpdatedAt.UtcDateTime).Append(given).Max();
            Assert.Equal($$"""{"cursor":"{{given:yyyy-MM-ddTHH:mm:ss}}"}""", page.Next.Value);
        }
    }

    [Fact]
    public async Task Nothing_new_leaves_the_position_where_it_was()
    {
        await using var server = await TicketServer.StartAsync();
        var connector = Desk.Connect(server.Url, Desk.Manifest());
        Assert.Equal("""{"cursor":null}""", (await Pulled.FromAsync(connector)).Next.Value);
        var position = new Position("""{"cursor":"2026-09-01T08:00:05.25"}""");
        Assert.Equal(position, (await Pulled.FromAsync(connector, position)).Next);
    }

    [Fact]
    public async Task What_is_read_again_before_the_position_does_not_set_it_back()
    {
        await using var server = await TicketServer.StartAsync(rows: 30);
        server.Rows.RemoveAll(row => row.Id > 20);
        var manifest = Desk.Manifest().Replace("overlap: 0s", "overlap: 15s", StringComparison.Ordinal);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, manifest), new Position("""{"cursor":"2026-09-01T08:00:25"}"""));
        Assert.Equal(10, pulled.Tickets.Count);
        Assert.All(pulled.Pages, page => Assert.Equal("""{"cursor":"2026-09-01T08:00:25"}""", page.Next.Value));
    }

    [Fact]
    public async Task A_ticket_committed_late_is_found_within_the_overlap()
    {
        await using var server = await TicketServer.StartAsync(rows: 30);
        var connector = Desk.Connect(server.Url, Desk.Manifest().Replace("overlap: 0s", "overlap: 10s", StringComparison.Ordinal));
        var first = await Pulled.FromAsync(connector);
        server.Rows.Add(new Stored(99, TicketServer.Start.AddSeconds(20)));
        Assert.Contains("99", (await Pulled.FromAsync(connector, first.Next)).Ids);
    }

    [Fact]
    public async Task A_ticket_committed_late_in_a_reading_that_takes_longer_than_the_overlap_is_found_by_the_next()
    {
        await using var server = await TicketServer.StartAsync(rows: 30);
        var time = new Testing.ManualTime();
        var manifest = Desk.Manifest(Desk.ByKeyset, total: "").Replace("overlap: 0s", "overlap: 10s", StringComparison.Ordinal);
        var connector = Desk.Connect(new RestOptions { BaseUrl = server.Url }, manifest, time: time);
        server.Before = request =>
        {
            if (request != 4)
                return;
            server.Rows.Add(new Stored(99, TicketServer.Start.AddSeconds(25)));
            time.Advance(TimeSpan.FromMinutes(1));
            server.Rows.Add(new Stored(100, TicketServer.Start.AddSeconds(90)));
        };
        var first = await Pulled.FromAsync(connector);
        Assert.DoesNotContain("99", first.Ids);
        Assert.Contains("100", first.Ids);
        Assert.Contains("99", (await Pulled.FromAsync(connector, first.Next)).Ids);
    }

    [Theory]
    [InlineData("1s", "2026-09-01T08:17:42Z")]
    [InlineData("1m", "2026-09-01T08:17:00Z")]
    [InlineData("1h", "2026-09-01T08:00:00Z")]
    [InlineData("1d", "2026-09-01T00:00:00Z")]
    public async Task The_source_is_asked_no_finer_than_it_compares(string granularity, string asked)
    {
        await using var server = await TicketServer.StartAsync();
        var manifest = Desk.Manifest().Replace("overlap: 0s", $"overlap: 0s, granularity: {granularity}", StringComparison.Ordinal);
        await Pulled.FromAsync(Desk.Connect(server.Url, manifest), new Position("""{"cursor":"2026-09-01T08:17:42.75"}"""));
        Assert.Contains($"since={Uri.EscapeDataString(asked)}", server.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_reading_starts_at_the_first_date_of_interest_and_so_do_ids()
    {
        await using var server = await TicketServer.StartAsync(rows: 30);
        var connector = Desk.Connect(server.Url, Desk.Manifest(), since: TicketServer.Start.AddSeconds(20));
        var ids = (await Pulled.FromAsync(connector)).Ids;
        Assert.Equal(10, ids.Count());
        Assert.Equal(ids, await Pulled.IdsAsync(connector));
    }

    [Theory]
    [InlineData("")]
    [InlineData("page 3")]
    [InlineData("""{"cursor":"yesterday"}""")]
    [InlineData("""{"cursor":5}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_position_of_something_else_is_refused(string position)
    {
        await using var server = await TicketServer.StartAsync();
        var failure = await Assert.ThrowsAsync<ConnectorException>(() =>
            Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest()), new Position(position)));
        Assert.Equal((FailureKind.Configuration, "The stored position was not written by this connector."), (failure.Kind, failure.Message));
    }
}
