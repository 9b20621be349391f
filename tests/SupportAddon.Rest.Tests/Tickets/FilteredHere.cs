using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Tickets;

/// <summary>A source that cannot be asked for what changed: its list is read whole, and filtered here.</summary>
public sealed class FilteredHere
{
    private static string Manifest(string paging) => Desk.Manifest(paging, sort: "id",
        cursor: "cursor: {field: updated, overlap: 2s}", more: "detail: {path: \"/tickets/{id}\", select: ticket}");

    public static TheoryData<string> Pagings => [.. Desk.Moving, "{type: none}"];

    [Theory]
    [MemberData(nameof(Pagings))]
    public async Task Only_what_changed_since_is_asked_for_by_itself(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 10);
        var connector = Desk.Connect(server.Url, Manifest(paging.Replace("size: 10", "size: 4", StringComparison.Ordinal)));
        var first = await Pulled.FromAsync(connector);
        Assert.Equal(server.Ids, first.Ids);
        server.Touch(3);
        server.Requests.Clear();
        Assert.Equal(["10", "3", "8", "9"], (await Pulled.FromAsync(connector, first.Next)).Ids);
        Assert.Equal(4, server.Requests.Count(request => request.StartsWith("/tickets/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_position_moves_only_once_everything_was_read()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Touch(1);
        var pulled = await Pulled.FromAsync(Desk.Connect(server.Url, Manifest(Desk.ByNumber)));
        Assert.All(pulled.Pages.SkipLast(1), page => Assert.Equal("""{"cursor":null}""", page.Next.Value));
        Assert.Equal("""{"cursor":"2026-09-01T08:00:25"}""", pulled.Next.Value);
    }

    [Fact]
    public async Task Before_the_first_date_of_interest_neither_tickets_nor_ids_are_given()
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        var connector = Desk.Connect(server.Url, Manifest(Desk.ByNumber), TicketServer.Start.AddSeconds(20));
        var ids = (await Pulled.FromAsync(connector)).Ids;
        Assert.Equal(["21", "22", "23", "24", "25"], ids);
        Assert.Equal(ids, await Pulled.IdsAsync(connector));
    }
}
