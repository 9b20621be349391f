using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Paging;

public sealed class TotalsAndLinks
{
    public static TheoryData<string, string> Lies()
    {
        var data = new TheoryData<string, string>();
        foreach (var paging in Desk.Pagings.Append("{type: none}"))
            foreach (var lie in new[] { "more", "fewer" })
                data.Add(paging, lie);
        return data;
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_total_that_lies_is_refused(string paging, string lie)
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Total = (truth, _) => lie == "more" ? truth + 7 : 3;
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(paging)), "it says that there are");
    }

    [Theory]
    [InlineData(Desk.ByOffset)]
    [InlineData(Desk.ByNumber)]
    [InlineData(Desk.ByLink)]
    public async Task The_length_of_a_page_taken_for_the_total_is_not_believed(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Total = (_, page) => page;
        await Refused.OrCompleteAsync(server, Desk.Manifest(paging), "it says that there are");
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(paging, cursor: "")), "it says that there are 10 rows but gives");
    }

    [Theory]
    [InlineData(Desk.ByToken)]
    [InlineData("{type: none}")]
    public async Task A_row_given_twice_does_not_stand_for_one_that_is_missing(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 9);
        server.Rows.Add(server.Rows[^1]);
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(paging, cursor: "")), "cannot be read without gaps: it gives rows twice");
        Assert.Equal(9, (await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(paging, total: "", cursor: "")))).Ids.Count());
    }

    [Fact]
    public async Task A_total_that_is_late_by_one_request_is_no_lie()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        var request = 0;
        server.Before = number => request = number;
        server.Total = (truth, _) => request == 2 ? truth - 20 : truth;
        Assert.Equal(server.Ids, (await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest()))).Ids);
    }

    [Theory]
    [InlineData("/tickets?sort=updated")]
    [InlineData("/tickets?sort=updated&page=2")]
    [InlineData("?sort=updated&page=3")]
    public async Task Links_that_go_round_are_refused(string link)
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Link = next => next ?? link;
        server.Before = request => Assert.True(request < 100, "round and round");
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(Desk.ByLink, total: "", cursor: "")), "go round in a circle");
    }

    [Fact]
    public async Task An_empty_page_with_a_link_is_not_the_end()
    {
        await using var server = await TicketServer.StartAsync();
        server.Instead = http => Answers.JsonAsync(http, http.Request.Query.ContainsKey("page")
            ? """{"items":[{"id":1,"title":"x","updated":"2026-09-01T08:00:00Z"}],"next":null}"""
            : """{"items":[],"next":"/tickets?page=2"}""");
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(Desk.ByLink, total: "")));
        Assert.Equal(["1"], pulled.Ids);
    }

    [Fact]
    public async Task A_link_to_another_system_is_refused_and_gets_no_key()
    {
        await using var elsewhere = await TicketServer.StartAsync();
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Link = _ => $"{elsewhere.Url}tickets?page=2";
        var connector = Desk.Connect(server.Url, Desk.Manifest(Desk.ByLink, auth: "{type: header, name: X-Key}"), key: "s3cret");
        await Refused.UnexpectedAsync(connector, $"a next page on another system, {elsewhere.Url.ToString().TrimEnd('/')}");
        Assert.Empty(elsewhere.Requests);
    }
}
