using Dapper;
using SupportAddon.Connectors.Leases;
using SupportAddon.Testing;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Connectors.Leases;

/// <summary>Two stores over one database stand for two processes.</summary>
public sealed class ProbeRightsTests
{
    [Fact]
    public async Task A_probe_goes_beside_what_this_process_does_until_that_ends()
    {
        await using var bench = await SyncBench.CreateAsync();
        var (leases, id) = (Store(bench), await IdAsync(bench));
        var pull = await leases.TryTakeAsync(id, LeaseHolder.ForSync("a pull"), CancellationToken.None);

        await using var right = await new ProbeRights(leases).TryEnterAsync(id, "a probe", CancellationToken.None);

        Assert.True(right!.Stands);
        await pull!.DisposeAsync();
        Assert.False(right.Stands);
    }

    [Fact]
    public async Task A_probe_does_not_go_beside_another_process()
    {
        await using var bench = await SyncBench.CreateAsync();
        var id = await IdAsync(bench);
        await using var pull = await Store(bench).TryTakeAsync(id, LeaseHolder.ForSync("another process"), CancellationToken.None);

        Assert.Null(await new ProbeRights(Store(bench)).TryEnterAsync(id, "a probe", CancellationToken.None));
    }

    [Fact]
    public async Task Probes_of_one_moment_share_a_lease_until_the_last_has_ended()
    {
        await using var bench = await SyncBench.CreateAsync();
        var (leases, id) = (Store(bench), await IdAsync(bench));
        var rights = new ProbeRights(leases);

        var first = await rights.TryEnterAsync(id, "a probe", CancellationToken.None);
        var second = await rights.TryEnterAsync(id, "a probe", CancellationToken.None);
        await first!.DisposeAsync();
        Assert.True(second!.Stands);
        await second.DisposeAsync();

        Assert.False(leases.IsHeldHere(id));
        await using var next = await Store(bench).TryTakeAsync(id, LeaseHolder.ForSync("another process"), CancellationToken.None);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_pull_waits_for_a_probe_in_place_of_turning_back()
    {
        await using var bench = await SyncBench.CreateAsync();
        var (id, time) = (await IdAsync(bench), new ManualTime());
        var probe = await new ProbeRights(Store(bench)).TryEnterAsync(id, "a probe", CancellationToken.None);

        var pulling = new LeaseStore(bench.Database, time).TryTakeAsync(id, LeaseHolder.ForSync("a pull"), CancellationToken.None);
        await time.NextTimerAsync(pulling);
        Assert.False(pulling.IsCompleted);
        await probe!.DisposeAsync();
        time.Advance(TimeSpan.FromSeconds(1));

        await using var pull = await pulling;
        Assert.NotNull(pull);
    }

    [Fact]
    public async Task A_pull_does_not_turn_back_from_a_lease_that_was_given_back_while_it_tried()
    {
        await using var bench = await SyncBench.CreateAsync();
        var (id, time) = (await IdAsync(bench), new ManualTime());
        await using var session = await bench.Database.OpenConnectionAsync();
        await session.ExecuteAsync("select pg_advisory_lock(@Space, @id::int)", new { LeaseStore.Space, id });

        var pulling = new LeaseStore(bench.Database, time).TryTakeAsync(id, LeaseHolder.ForSync("a pull"), CancellationToken.None);
        await time.NextTimerAsync(pulling);
        await session.ExecuteAsync("select pg_advisory_unlock_all()");
        time.Advance(TimeSpan.FromSeconds(1));

        await using var pull = await pulling;
        Assert.NotNull(pull);
    }

    private static LeaseStore Store(SyncBench bench) => new(bench.Database, TimeProvider.System);

    private static async Task<long> IdAsync(SyncBench bench) => (await bench.Connections.ListAsync(CancellationToken.None))[0].Id;
}
