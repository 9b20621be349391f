using SupportAddon.Rest.Paging;
using SupportAddon.Rest.Tests.Served;

namespace SupportAddon.Rest.Tests.Paging;

/// <summary>Pages that name the next one: by token, or in a header.</summary>
public sealed class NamedPages
{
    [Fact]
    public async Task A_token_goes_back_with_everything_else_that_was_asked()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        await Pulled.FromAsync(Desk.Connect(server.Url, Desk.Manifest(Desk.ByToken)));
        Assert.Contains("/tickets?sort=updated&token=2", server.Requests);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    [InlineData("3")]
    public async Task A_token_that_comes_again_is_a_loop_and_fails_at_once(string token)
    {
        await using var server = await TicketServer.StartAsync(rows: 35);
        server.Token = next => next == "4" ? token : next;
        var connector = Desk.Connect(server.Url, Desk.Manifest(Desk.ByToken, total: "", cursor: ""));
        var given = new List<string>();
        var failure = await Assert.ThrowsAsync<Sdk.ConnectorException>(async () =>
        {
            await foreach (var page in connector.ReadAsync(null, CancellationToken.None))
                given.AddRange(page.Tickets.Select(ticket => ticket.Id));
        });
        Assert.Contains("go round in a circle", failure.Message, StringComparison.Ordinal);
        Assert.InRange(given.Count, 30, token == "1" ? 40 : 30);
    }

    [Theory]
    [InlineData("</a?page=2>; rel=next", "/a?page=2")]
    [InlineData("<https://desk.example/a>; rel=\"next\"", "https://desk.example/a")]
    [InlineData("</a>;rel=\"prev\", </b>;rel=\"next\"", "/b")]
    [InlineData("</a>; rel=\"prev next\"; title=\"x\"", "/a")]
    [InlineData("</a>; title=\"x; rel=next\"; rel=prev", null)]
    [InlineData("</a>; title=\"x, </b>; rel=next\"; REL=Next", "/a")]
    [InlineData("</a,b;c>; foo; rel = next", "/a,b;c")]
    [InlineData("</a>; rel=prev; rel=next", null)]
    [InlineData("</a>; rel=nextish", null)]
    [InlineData("</a>; xrel=next", null)]
    [InlineData("", null)]
    public void The_next_address_is_found_in_a_link_header(string header, string? next) => Assert.Equal(next, LinkHeader.Next([header]));

    [Fact]
    public void Of_several_headers_any_may_hold_it() => Assert.Equal("/b", LinkHeader.Next(["</a>; rel=prev", "</b>; rel=next"]));

    [Fact]
    public async Task A_link_that_is_no_address_is_told()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Link = _ => "http://";
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(Desk.ByLink)), "is no address: \"http://\"");
    }
}
