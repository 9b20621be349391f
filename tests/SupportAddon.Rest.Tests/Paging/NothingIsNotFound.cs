using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.Paging;

/// <summary>Some sources answer 404 where a list, or what is left of it, is empty.</summary>
public sealed class NothingIsNotFound
{
    private static string Saying(string paging, string text) => Desk.Manifest(paging[..^1] + $", notFound: {text}}}");

    public static TheoryData<string, int> Sizes()
    {
        var data = new TheoryData<string, int>();
        foreach (var paging in new[] { Desk.ByOffset, Desk.ByNumber, Desk.ByKeyset })
            foreach (var rows in new[] { 0, 1, 10, 20, 25 })
                data.Add(paging, rows);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task It_is_the_end_where_the_source_says_so(string paging, int rows)
    {
        await using var server = await TicketServer.StartAsync(rows);
        server.NothingIsNotFound = true;
        Assert.Equal(server.Ids, (await Pulled.FromAsync(Desk.Connect(server.Url, Saying(paging, "no ticket found")))).Ids);
    }

    [Theory]
    [InlineData(Desk.ByNumber)]
    [InlineData(Desk.ByKeyset)]
    public async Task Without_the_words_that_say_so_it_is_a_failure(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 20);
        server.NothingIsNotFound = true;
        await Refused.ByAsync(FailureKind.NotFound, Desk.Connect(server.Url, Saying(paging, "no thirdparty found")), "has nothing at GET /tickets (404)");
    }

    [Theory]
    [InlineData(Desk.ByNumber)]
    [InlineData(Desk.ByKeyset)]
    public async Task An_end_before_the_declared_total_is_not_believed(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 20);
        server.NothingIsNotFound = true;
        server.Total = (truth, _) => truth + 5;
        await Refused.UnexpectedAsync(Desk.Connect(server.Url, Saying(paging, "no ticket found")), "it says that there are");
    }
}
