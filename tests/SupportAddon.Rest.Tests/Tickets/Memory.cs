using SupportAddon.Rest.Tests.Served;
using SupportAddon.Tests.Shared;

namespace SupportAddon.Rest.Tests.Tickets;

[Collection(Alone.Name)]
public sealed class Memory
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_tickets()
    {
        await using var server = await TicketServer.StartAsync(rows: 60_000, rowsASecond: 3);
        var manifest = Desk.Manifest().Replace("size: 10", "size: 1000", StringComparison.Ordinal);
        long early = 0, late = 0;
        var given = 0;
        await foreach (var page in Desk.Connect(server.Url, manifest).ReadAsync(null, CancellationToken.None))
        {
            given += page.Tickets.Count;
            (early, late) = (given is > 5_000 and < 7_000 ? Held() : early, given > 55_000 ? Held() : late);
        }
        Assert.Equal(60_000, given);
        Assert.InRange(late - early, long.MinValue, 3_000_000);
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}
