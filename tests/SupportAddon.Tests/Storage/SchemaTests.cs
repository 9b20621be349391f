using Npgsql;
using SupportAddon.Storage;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

public sealed class SchemaTests : IAsyncLifetime
{
    private static readonly SchemaFile Clients = new(1, "clients", "CREATE TABLE client (id int PRIMARY KEY); INSERT INTO client VALUES (1);");
    private static readonly SchemaFile Tickets = new(2, "tickets", "CREATE TABLE ticket AS SELECT id AS client FROM client; -- 'it''s; fine' @here :there");
    private readonly ManualTime _time = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Files_are_applied_in_order_and_written_down()
    {
        await UpgradeAsync(Tickets, Clients);
        Assert.Equal(1L, await AskAsync("SELECT count(*) FROM ticket"));
        var rows = $"1 clients {Clients.Sha256} 2026-10-01 08:00|2 tickets {Tickets.Sha256} 2026-10-01 08:00";
        Assert.Equal(rows, await AskAsync("SELECT string_agg(format('%s %s %s %s', number, name, sha256, to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')), '|' ORDER BY number) FROM schema_version"));
    }

    [Fact]
    public async Task A_second_time_changes_nothing_and_a_new_file_is_added()
    {
        await UpgradeAsync(Clients);
        await UpgradeAsync(Clients);
        _time.Advance(TimeSpan.FromDays(1));
        await UpgradeAsync(Clients, Tickets);
        Assert.Equal("2026-10-01,2026-10-02", await AskAsync("SELECT string_agg(to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), ',' ORDER BY number) FROM schema_version"));
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_of_itself_and_keeps_those_before()
    {
        var broken = new SchemaFile(2, "broken", "CREATE TABLE half (id int); SELECT 1 / 0;");
        var bug = await Assert.ThrowsAsync<InvalidOperationException>(() => UpgradeAsync(Clients, broken));
        Assert.Contains("002_broken", bug.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await AskAsync("SELECT to_regclass('half')::text"));
        Assert.Equal(1, await AskAsync("SELECT max(number) FROM schema_version"));
        await UpgradeAsync(Clients, Tickets);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_naming_both()
    {
        await UpgradeAsync(Clients, Tickets);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => UpgradeAsync(Clients));
        Assert.Contains("schema 2", refused.Message, StringComparison.Ordinal);
        Assert.Contains("up to 1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refused.Next, StringComparison.Ordinal);
        Assert.Equal(1L, await AskAsync("SELECT count(*) FROM ticket"));
    }

    [Fact]
    public async Task An_applied_file_with_another_text_is_refused_before_anything_is_applied()
    {
        await UpgradeAsync(Clients);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => UpgradeAsync(Clients with { Sql = "SELECT 1" }, Tickets));
        Assert.Contains("001_clients", refused.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await AskAsync("SELECT to_regclass('ticket')::text"));
    }

    [Fact]
    public async Task Several_upgrading_at_once_apply_each_file_once()
    {
        var slow = new SchemaFile(1, "slow", "SELECT pg_sleep(0.3); CREATE TABLE once (id int);");
        var all = Enumerable.Range(0, 4).Select(_ => UpgradeApartAsync(slow, new SchemaFile(2, "more", "INSERT INTO once VALUES (1)")));
        await Task.WhenAll(all);
        Assert.Equal(1L, await AskAsync("SELECT count(*) FROM once"));
    }

    [Fact]
    public async Task The_lock_is_given_back_even_after_a_failure()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => UpgradeAsync(new SchemaFile(1, "broken", "nonsense")));
        Assert.Equal(0L, await AskAsync("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
    }

    [Fact]
    public async Task Waiting_for_another_process_can_be_cancelled()
    {
        using var impatient = new CancellationTokenSource();
        var slow = UpgradeApartAsync(new SchemaFile(1, "slow", "SELECT pg_sleep(60); CREATE TABLE slow (id int);"));
        await Eventually.TrueAsync(async () => (long)(await AskAsync("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' AND pid <> pg_backend_pid()"))! > 0);
        var waiting = Schema.UpgradeAsync(_database.Source, [], _time, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await AskAsync("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()");
        await Assert.ThrowsAsync<InvalidOperationException>(() => slow);
    }

    [Fact]
    public async Task A_user_who_may_not_make_tables_is_told_so()
    {
        await AskAsync("CREATE ROLE reader LOGIN");
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Username = "reader", Pooling = false };
        await using (var source = NpgsqlDataSource.Create(settings))
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => Schema.UpgradeAsync(source, [Clients], _time, CancellationToken.None));
            Assert.Contains("OWNER TO", refused.Next, StringComparison.Ordinal);
        }
        await AskAsync("DROP ROLE reader");
    }

    private Task UpgradeAsync(params SchemaFile[] files) => Schema.UpgradeAsync(_database.Source, files, _time, CancellationToken.None);

    /// <summary>As another process would: with connections of its own.</summary>
    private async Task UpgradeApartAsync(params SchemaFile[] files)
    {
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        await Schema.UpgradeAsync(source, files, _time, CancellationToken.None);
    }

    private async Task<object?> AskAsync(string sql)
    {
        await using var command = _database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
