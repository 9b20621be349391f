using System.Globalization;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;
using Xunit.Abstractions;

namespace SupportAddon.Rest.Tests.Paging;

/// <summary>Rows come, go and move between two requests: no ticket that exists throughout is ever missing.</summary>
public sealed class RowsMoveWhilePaging(ITestOutputHelper output)
{
    public static TheoryData<string, string, int> Moments()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var paging in Desk.Pagings)
            foreach (var change in new[] { "touch", "remove", "add", "appear" })
                foreach (var request in Enumerable.Range(1, 7))
                    data.Add(paging, change, request);
        return data;
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task One_change_before_any_request(string paging, string change, int request)
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Before = number => Change(server, number == request ? change : "");
        var connector = Desk.Connect(server.Url, Desk.Manifest(paging));
        var first = await Pulled.FromAsync(connector);
        Assert.Superset(Enumerable.Range(4, 22).Select(id => $"{id}").ToHashSet(), first.Ids.ToHashSet());
        await EverythingIsThereAfterOneMoreAsync(server, connector, first);
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task One_change_before_any_request_for_ids(string paging, string change, int request)
    {
        await using var server = await TicketServer.StartAsync(rows: 25);
        server.Before = number => Change(server, number == request ? change : "");
        var ids = await Pulled.IdsAsync(Desk.Connect(server.Url, Desk.Manifest(paging)));
        Assert.Superset(Enumerable.Range(4, 22).Select(id => $"{id}").ToHashSet(), ids.ToHashSet());
    }

    [Theory]
    [InlineData(Desk.ByOffset, "total: total", 101)]
    [InlineData(Desk.ByOffset, "", 102)]
    [InlineData(Desk.ByNumber, "total: total", 103)]
    [InlineData(Desk.ByNumber, "", 104)]
    [InlineData(Desk.ByLink, "", 105)]
    [InlineData(Desk.ByToken, "total: total", 106)]
    [InlineData(Desk.ByKeyset, "total: total", 107)]
    [InlineData(Desk.ByKeyset, "", 108)]
    public async Task Changes_at_random(string paging, string total, int firstSeed)
    {
        for (var seed = firstSeed * 1000; seed < (firstSeed * 1000) + 25; seed++)
            await ChangesAtRandomAsync(paging, total, seed);
    }

    private async Task ChangesAtRandomAsync(string paging, string total, int seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var server = await TicketServer.StartAsync(rows: 60, rowsASecond: random.Next(1, 8));
        var changes = 0;
        server.Before = _ =>
        {
            if (changes < 30 && random.Next(2) == 0 && ++changes > 0)
                AtRandom(server, random);
        };
        var connector = Desk.Connect(server.Url, Desk.Manifest(paging, total));
        var first = await Pulled.FromAsync(connector);
        changes = int.MaxValue;
        await EverythingIsThereAfterOneMoreAsync(server, connector, first);
    }

    public static TheoryData<string> Moving => [.. Desk.Moving];

    [Theory]
    [MemberData(nameof(Moving))]
    public async Task A_source_that_never_rests_is_refused_and_not_read_with_gaps(string paging)
    {
        await using var server = await TicketServer.StartAsync(rows: 100, rowsASecond: 100);
        server.Before = request => server.Remove(request);
        var failure = await Refused.UnexpectedAsync(Desk.Connect(server.Url, Desk.Manifest(paging)), "cannot be read without gaps");
        Assert.Contains("its rows move from page to page, 20 times in a row", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_long_as_it_gets_further_a_restless_source_is_read()
    {
        await using var server = await TicketServer.StartAsync(rows: 200);
        server.Cap = 5;
        var touched = new HashSet<string>();
        await foreach (var page in Desk.Connect(server.Url, Desk.Manifest()).ReadAsync(null, CancellationToken.None))
            if (page.Tickets.Count > 0 && touched.Add(page.Tickets[0].Id))
                server.Touch(int.Parse(page.Tickets[0].Id, CultureInfo.InvariantCulture));
        Assert.True(touched.Count > 40);
    }

    private static void Change(TicketServer server, string change)
    {
        switch (change)
        {
            case "touch":
                server.Touch(2);
                break;
            case "remove":
                server.Remove(3);
                break;
            case "add":
                server.Add();
                break;
            case "appear":
                server.Rows.Add(new Stored(-1, TicketServer.Start));
                break;
        }
    }

    private static void AtRandom(TicketServer server, Random random)
    {
        var id = server.Rows[random.Next(server.Rows.Count)].Id;
        switch (random.Next(3))
        {
            case 0:
                server.Touch(id);
                break;
            case 1:
                server.Remove(id);
                break;
            default:
                server.Add();
                break;
        }
    }

    private static async Task EverythingIsThereAfterOneMoreAsync(TicketServer server, ITicketSource connector, Pulled first)
    {
        server.Before = _ => { };
        var second = await Pulled.FromAsync(connector, first.Next);
        var latest = first.Tickets.Concat(second.Tickets).GroupBy(ticket => ticket.Id).ToDictionary(group => group.Key, group => group.Last().UpdatedAt);
        foreach (var row in server.Rows.Where(row => row.Id > 0))
            Assert.Equal(Seconds(row.Updated), latest[$"{row.Id}"].UtcDateTime);
    }

    private static DateTime Seconds(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
}
