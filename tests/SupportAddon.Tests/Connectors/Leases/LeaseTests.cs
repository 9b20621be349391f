using Dapper;
using SupportAddon.Connectors.Leases;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Connectors.Leases;

public sealed class LeaseTests
{
    private const long Connection = 1;

    [Fact]
    public async Task One_holds_it_and_another_gets_it_only_once_it_is_given_back()
    {
        await using var database = await DatabaseAsync();
        var leases = new LeaseStore(database.Source, TimeProvider.System);

        var held = await TakeAsync(leases, "first");
        Assert.NotNull(held);
        Assert.Null(await TakeAsync(leases, "second"));

        await held.DisposeAsync();
        await using var heir = await TakeAsync(leases, "second");
        Assert.Equal(held.Epoch + 1, heir?.Epoch);
    }

    [Fact]
    public async Task Of_twenty_who_want_it_at_once_one_gets_it()
    {
        await using var database = await DatabaseAsync();
        var leases = new LeaseStore(database.Source, TimeProvider.System);

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => TakeAsync(leases, $"{number}"))));

        await using var winner = Assert.Single(taken, lease => lease is not null);
    }

    [Fact]
    public async Task Who_waits_is_told_for_whom_and_gets_it_when_it_is_free()
    {
        await using var database = await DatabaseAsync();
        var leases = new LeaseStore(database.Source, TimeProvider.System);
        var held = await TakeAsync(leases, "the first");
        var told = new TaskCompletionSource<string>();

        var waiting = leases.TakeAsync(Connection, LeaseHolder.ForSync("the second"), told.SetResult, CancellationToken.None);
        Assert.Contains("the first", await told.Task, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
        await held!.DisposeAsync();

        await using var heir = await waiting;
        Assert.Equal(2, heir.Epoch);
    }

    [Fact]
    public async Task A_holder_whose_session_has_ended_is_succeeded_at_once_and_can_prove_nothing_any_more()
    {
        await using var database = await DatabaseAsync();
        var leases = new LeaseStore(database.Source, TimeProvider.System);
        await using var dead = await TakeAsync(leases, "the dead one");
        Assert.Empty(await leases.AbandonedAsync(CancellationToken.None));
        await ExecuteAsync(database, $"select pg_terminate_backend({dead!.Session.ProcessID}, 5000)");

        Assert.Equal([Connection], await leases.AbandonedAsync(CancellationToken.None));
        await using var heir = await TakeAsync(leases, "the heir");

        Assert.Equal(dead.Epoch + 1, heir?.Epoch);
        Assert.Empty(await leases.AbandonedAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => dead.ProveAsync(CancellationToken.None));
        await heir!.ProveAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_holder_that_gives_no_sign_of_life_loses_its_session_and_its_lease()
    {
        await using var database = await DatabaseAsync();
        var time = new ManualTime(); // stands still: nothing is renewed
        await using var frozen = await TakeAsync(new(database.Source, time), "the frozen one");
        var leases = new LeaseStore(database.Source, TimeProvider.System);
        Assert.Null(await TakeAsync(leases, "too early"));
        await ExpireAsync(database);
        await using var transaction = await frozen!.Session.BeginTransactionAsync();
        await frozen.ProveAsync(CancellationToken.None);

        Assert.Equal([Connection], await leases.AbandonedAsync(CancellationToken.None));
        await using var heir = await leases.TakeAsync(Connection, LeaseHolder.ForSync("the heir"), _ => { }, CancellationToken.None);

        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => transaction.CommitAsync());
        await heir.ProveAsync(CancellationToken.None);
        var ended = new TaskCompletionSource();
        frozen.Ended.Register(ended.SetResult);
        time.Advance(TimeSpan.FromSeconds(2));
        await ended.Task;
        Assert.Null(frozen.StoppedBy);
    }

    [Fact]
    public async Task A_lease_whose_epoch_has_passed_proves_nothing_even_over_a_living_session()
    {
        await using var database = await DatabaseAsync();
        await using var held = await TakeAsync(new(database.Source, new ManualTime()), "a holder");
        await held!.ProveAsync(CancellationToken.None);
        await ExecuteAsync(database, "update lease set epoch = epoch + 1");

        await Assert.ThrowsAsync<LeaseLostException>(() => held.ProveAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Whoever_is_asked_to_stop_learns_it_and_by_whom()
    {
        await using var database = await DatabaseAsync();
        var time = new ManualTime();
        var leases = new LeaseStore(database.Source, time);
        await using var held = await TakeAsync(leases, "a holder");
        var ended = new TaskCompletionSource();
        held!.Ended.Register(ended.SetResult);
        await using var db = await database.Source.OpenConnectionAsync();

        Assert.False(await LeaseStore.AskToStopAsync(db, Connection, held.Epoch + 1, "ana", CancellationToken.None));
        Assert.True(await LeaseStore.AskToStopAsync(db, Connection, held.Epoch, "ana", CancellationToken.None));
        time.Advance(TimeSpan.FromSeconds(2));
        await ended.Task;

        Assert.Equal("ana", held.StoppedBy);
        Assert.Null(await TakeAsync(leases, "another")); // It still winds up its work.
    }

    private static Task<Lease?> TakeAsync(LeaseStore leases, string name) =>
        leases.TryTakeAsync(Connection, LeaseHolder.ForSync(name), CancellationToken.None);

    private static async Task<TestDatabase> DatabaseAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await ExecuteAsync(database,
            "insert into connection (name, plugin, options, secrets, sweep_every, keep_raw, mapping, known_mapping) values ('desk', 'memory', '{}', '{}', '1 day', '1 day', '{}', '{}')");
        return database;
    }

    private static Task ExpireAsync(TestDatabase database) => ExecuteAsync(database, "update lease set expires_at = clock_timestamp() - interval '1 ms'");

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var db = await database.Source.OpenConnectionAsync();
        await db.ExecuteAsync(sql);
    }
}
