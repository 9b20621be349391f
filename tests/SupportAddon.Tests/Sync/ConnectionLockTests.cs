using Npgsql;
using SupportAddon.Sync;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Sync;

public sealed class ConnectionLockTests
{
    [Fact]
    public async Task One_holds_it_and_another_does_not_get_it_until_it_is_given_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        // Another process: its sessions are not those of the first one's pool, where a lock could stay behind.
        await using var other = NpgsqlDataSource.Create(database.ConnectionString + ";Application Name=other");

        var held = await ConnectionLock.TryTakeAsync(database.Source, 1, CancellationToken.None);
        Assert.NotNull(held);
        Assert.Null(await ConnectionLock.TryTakeAsync(other, 1, CancellationToken.None));
        await using (var second = await ConnectionLock.TryTakeAsync(other, 2, CancellationToken.None))
            Assert.NotNull(second);

        await held.DisposeAsync();
        await using var heir = await ConnectionLock.TryTakeAsync(other, 1, CancellationToken.None);
        Assert.NotNull(heir);
    }
}
