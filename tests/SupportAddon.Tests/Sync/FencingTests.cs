using SupportAddon.Connectors.Leases;
using SupportAddon.Sync;
using static SupportAddon.Tests.Sync.SyncBench;

namespace SupportAddon.Tests.Sync;

/// <summary>What a holder may still do when its epoch has passed although its session lives: nothing.</summary>
public sealed class FencingTests
{
    [Fact]
    public async Task A_page_of_a_former_holder_is_not_stored()
    {
        await using var bench = await SyncBench.CreateAsync();
        var connection = await bench.ConnectionAsync();
        await using var lease = await bench.TakeAsync(connection);
        var pages = await bench.PagesAsync(connection, lease);
        await bench.ExecuteAsync("update lease set epoch = epoch + 1");

        var page = pages.Prepare(new() { Tickets = [Ticket("a")], Next = new("x"), IsLast = true });
        await Assert.ThrowsAsync<LeaseLostException>(() => pages.StoreAsync(page, new(), CancellationToken.None));

        Assert.Empty(await bench.IdsAsync());
        Assert.Null(await bench.PositionAsync());
    }

    [Fact]
    public async Task Deletions_found_by_a_former_holder_are_not_marked()
    {
        await using var bench = await SyncBench.CreateAsync();
        bench.Add(Ticket("a"), Ticket("b"));
        await bench.SyncAsync();
        bench.Source.Tickets.Remove("b");
        var connection = await bench.ConnectionAsync();
        await using var lease = await bench.TakeAsync(connection);
        var sweep = new IdSweep(lease, connection, bench.Time);
        await sweep.ReadAsync(bench.Source, CancellationToken.None);
        await bench.ExecuteAsync("update lease set epoch = epoch + 1");

        await Assert.ThrowsAsync<LeaseLostException>(() => sweep.MarkGoneAsync(CancellationToken.None));

        Assert.Equal(["a", "b"], await bench.IdsAsync());
    }

    [Fact]
    public async Task A_former_holder_that_wakes_up_before_it_began_its_run_does_not_end_that_of_its_heir()
    {
        await using var bench = await SyncBench.CreateAsync();
        var connection = await bench.ConnectionAsync();
        var former = await bench.TakeAsync(connection);
        await former.DisposeAsync();
        await using var heir = await bench.TakeAsync(connection);
        await bench.Runs.BeginSyncAsync(heir, "the heir", CancellationToken.None);

        Assert.Null(await bench.Runs.EndLostAsync(former));

        Assert.Equal(["running"], await bench.QueryAsync<string>("select state from run"));
    }
}
