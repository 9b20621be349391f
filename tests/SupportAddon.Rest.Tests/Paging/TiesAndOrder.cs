using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Rest.Tests.Paging;

public sealed class TiesAndOrder(ITestOutputHelper output)
{
    public static TheoryData<string> Pagings => [.. Desk.Pagings];

    public static TheoryData<string> Moving => [.. Desk.Moving];

    [Theory]
    [MemberData(nameof(Pagings))]
    public async Task Hundreds_of_tickets_of_one_instant_all_arrive(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 320, rowsASecond: 300);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(paging)));
        Assert.Equal(server.Ids, pulled.Ids);
    }

    [Fact]
    public async Task The_instant_of_the_position_is_read_again()
    {
        await using var server = await TicketServer.StartAsync(rows: 300, rowsASecond: 300);
        var connector = Desk.Connect(server.Url, Desk.Manifest());
        var first = await Pulled.FromAsync(connector);
        server.Rows.Add(new Stored(999, TicketServer.Start));
        Assert.Contains("999", (await Pulled.FromAsync(connector, first.Next)).Ids);
    }

    [Fact]
    public async Task Where_the_source_sorts_more_finely_than_it_shows_ids_need_not_ascend()
    {
        await using var server = await TicketServer.StartAsync();
        server.Rows.AddRange(Enumerable.Range(1, 45).Select(id => new Stored(id, TicketServer.Start.AddMilliseconds(900 - (id * 20)))));
        Assert.Equal(server.Ids, (await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest()))).Ids);
    }

    [Theory]
    [MemberData(nameof(Moving))]
    public async Task Ties_that_come_in_another_order_each_time_are_never_read_with_gaps(string paging)
    {
        var refused = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            output.WriteLine($"seed {seed}");
            await using var server = await TicketServer.StartAsync(rows: 40, rowsASecond: 40);
            server.Ties = (request, row) => new Random((seed * 100_000) + (request * 1000) + row.Id).Next();
            refused += await Refused.OrCompleteAsync(server, Desk.Manifest(paging), "cannot be read without gaps");
        }
        Assert.InRange(refused, 1, 12);
    }

    [Fact]
    public async Task A_tie_that_changes_places_out_of_sight_of_the_overlap_is_noticed()
    {
        await using var server = await TicketServer.StartAsync(rows: 40, rowsASecond: 40);
        server.Ties = (request, row) => request == 1 ? row.Id : row.Id switch { 4 => 15, 15 => 4, var id => id };
        Assert.Equal(server.Ids, (await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest()))).Ids);
    }

    [Theory]
    [MemberData(nameof(Pagings))]
    public async Task A_source_that_does_not_sort_by_the_cursor_is_refused(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        var failure = await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(paging, sort: "newest")), "Desk does not sort by updated");
        Assert.Contains("sort parameter", failure.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Desk.ByOffset)]
    [InlineData(Desk.ByNumber)]
    public async Task Ids_that_do_not_ascend_are_refused(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        var manifest = Desk.Manifest(paging).Replace("sort: id", "sort: newest", StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Pulled.IdsAsync(Desk.Connect(server.Url, manifest)));
        Assert.Contains("does not sort by id", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_ascend_as_numbers()
    {
        await using var server = await TicketServer.StartAsync(rows: 120);
        Assert.Equal(120, (await Pulled.IdsAsync(Desk.Connect(server.Url, Desk.Manifest()))).Count);
    }
}
