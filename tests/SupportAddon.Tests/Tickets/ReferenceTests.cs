using Dapper;
using Npgsql;
using SupportAddon.Tests.Storage;
using SupportAddon.Tests.Sync;

namespace SupportAddon.Tests.Tickets;

/// <summary>What triggers say in place of foreign keys, once a statement (ADR 0014).</summary>
public sealed class ReferenceTests
{
    private const string Connection = "(select id from connection)";
    private const string Acme = "(select id from client where code = 'acme')";

    [Theory]
    [InlineData("4711", Acme)]
    [InlineData(Connection, "4711")]
    public async Task A_ticket_of_something_that_does_not_exist_is_refused(string connection, string client)
    {
        await using var bench = await SyncBench.CreateAsync();

        await RefusedAsync(() => bench.ExecuteAsync(Insert(connection, client)));
    }

    [Fact]
    public async Task A_ticket_is_not_moved_to_a_client_that_does_not_exist()
    {
        await using var bench = await SyncBench.CreateAsync();
        await bench.ExecuteAsync(Insert(Connection, "null"));

        await RefusedAsync(() => bench.ExecuteAsync("update ticket set client_id = 4711 where external_id = '2'"));
    }

    [Fact]
    public async Task Tickets_of_a_client_that_is_removed_are_nobodys()
    {
        await using var bench = await SyncBench.CreateAsync();
        await bench.ExecuteAsync(Insert(Connection, Acme));

        await bench.ExecuteAsync("delete from client where code = 'acme'");

        Assert.Equal([null, null, null], await bench.QueryAsync<long?>("select client_id from ticket"));
    }

    [Fact]
    public async Task A_connection_that_has_tickets_stays()
    {
        await using var bench = await SyncBench.CreateAsync();
        await bench.ExecuteAsync(Insert(Connection, Acme));

        await RefusedAsync(() => bench.ExecuteAsync("delete from connection"));
    }

    [Fact]
    public async Task Payloads_go_with_their_tickets_and_with_no_others()
    {
        await using var bench = await SyncBench.CreateAsync();
        await bench.ExecuteAsync(Insert(Connection, Acme));
        await bench.ExecuteAsync("insert into ticket_payload select id, external_id, now() from ticket");

        await bench.ExecuteAsync("delete from ticket where external_id <> '2'");

        Assert.Equal(["2"], await bench.QueryAsync<string>("select payload from ticket_payload"));
    }

    [Theory]
    [InlineData("delete from client where code = 'acme'", 3)]
    [InlineData("delete from connection", 0)]
    public async Task Who_removes_what_tickets_refer_to_waits_for_tickets_that_are_being_written(string removal, int withoutClient)
    {
        await using var bench = await SyncBench.CreateAsync();
        await using var writer = await bench.Database.OpenConnectionAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await writer.ExecuteAsync(Insert(Connection, Acme));
        var removing = RemoveAsync(bench, removal);
        await Eventually.TrueAsync(async () => (await bench.QueryAsync<bool>(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"))[0]);

        await transaction.CommitAsync();

        Assert.Equal(withoutClient > 0 ? null : PostgresErrorCodes.ForeignKeyViolation, await removing);
        Assert.Equal(withoutClient, (await bench.QueryAsync<long>("select id from ticket where client_id is null")).Count);
    }

    private static async Task<string?> RemoveAsync(SyncBench bench, string removal)
    {
        try
        {
            await bench.ExecuteAsync(removal);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static string Insert(string connection, string client) =>
        $$"""
        insert into ticket (connection_id, external_id, number, title, created_at, updated_at, fields, content_hash, first_seen_at, last_changed_at, client_id)
        select {{connection}}, external_id, external_id, '', now(), now(), '{}', '', now(), now(), {{client}} from generate_series(1, 3) as external_id
        """;

    private static async Task RefusedAsync(Func<Task> statement) =>
        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, (await Assert.ThrowsAsync<PostgresException>(statement)).SqlState);
}
