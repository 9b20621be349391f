using SupportAddon.Rest.Tests.Served;

namespace SupportAddon.Rest.Tests.Paging;

public sealed class EveryTicketArrives
{
    public static TheoryData<string, string, int> Sizes()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var paging in Desk.Pagings)
            foreach (var total in new[] { "total: total", "" })
                foreach (var rows in new[] { 0, 1, 2, 9, 10, 11, 19, 20, 21, 57 })
                    data.Add(paging, total, rows);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task By_whatever_paging_and_however_the_last_page_falls(string paging, string total, int rows)
    {
        await using var server = await TicketServer.StartAsync(rows);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(paging, total)));
        Assert.Equal(server.Ids, pulled.Ids);
        Assert.Equal(rows, pulled.Tickets.Count);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Ids_too(string paging, string total, int rows)
    {
        await using var server = await TicketServer.StartAsync(rows);
        Assert.Equal(server.Ids, await Pulled.IdsAsync(Desk.Connect(server.Url, Desk.Manifest(paging, total))));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Without_a_cursor_too(string paging, string total, int rows)
    {
        await using var server = await TicketServer.StartAsync(rows);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(paging, total, cursor: "")));
        Assert.Equal(server.Ids, pulled.Ids);
        Assert.All(pulled.Pages, page => Assert.Equal(pulled.Pages[0].Next, page.Next));
    }

    [Theory]
    [InlineData("total: total")]
    [InlineData("")]
    public async Task When_the_server_gives_fewer_rows_than_asked_for_and_does_not_say_so(string total)
    {
        await using var server = await TicketServer.StartAsync(rows: 40);
        server.Cap = 3;
        Assert.Equal(server.Ids, (await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(total: total)))).Ids);
    }

    [Theory]
    [InlineData("total: total")]
    [InlineData("")]
    public async Task When_pages_differ_in_length(string total)
    {
        await using var server = await TicketServer.StartAsync(rows: 40);
        server.Before = request => server.Cap = 2 + (request * 7 % 5);
        Assert.Equal(server.Ids, (await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(total: total)))).Ids);
    }

    [Theory]
    [InlineData("total: total")]
    [InlineData("")]
    public async Task Or_else_it_fails_when_only_one_row_comes_at_a_time(string total)
    {
        await using var server = await TicketServer.StartAsync(rows: 5);
        server.Cap = 1;
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(total: total)), "cannot be read without gaps");
    }

    [Fact]
    public async Task In_one_answer_where_there_are_no_pages()
    {
        await using var server = await TicketServer.StartAsync(rows: 10);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest("{type: none}", sort: "newest")));
        Assert.Equal(server.Ids, pulled.Ids);
        Assert.Single(pulled.Pages);
        Assert.Equal("""{"cursor":"2026-09-01T08:00:09"}""", pulled.Next.Value);
    }

    [Fact]
    public async Task With_the_total_for_progress()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest()));
        Assert.All(pulled.Pages, page => Assert.Equal(25, page.Total));
    }
}
