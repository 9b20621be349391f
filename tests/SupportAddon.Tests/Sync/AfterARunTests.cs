using SupportAddon.Testing;
using SupportAddon.Tickets;

namespace SupportAddon.Tests.Sync;

/// <summary>What a run does once its tickets are stored.</summary>
public sealed class AfterARunTests
{
    [Theory]
    [InlineData("", "25 hours", "23 hours")]
    [InlineData("keepRaw: 2h", "3 hours", "1 hour")]
    public async Task Payloads_past_their_time_are_deleted_a_day_later_at_most(string keepRaw, string longAgo, string notLongAgo)
    {
        await using var server = await TicketServer.StartAsync(3);
        await using var connection = await SyncedConnection.CreateAsync(server, 2, keepRaw);
        await SyncAsync();
        await connection.QueryAsync("update ticket_payload set received_at = now() - interval '91 days' from ticket where id = ticket_id and external_id = '2'");

        await connection.QueryAsync($"update sync_position set payloads_purged_at = now() - interval '{notLongAgo}'");
        await SyncAsync();
        Assert.Equal(["0", "1", "2"], await PayloadsAsync());

        await connection.QueryAsync($"update sync_position set payloads_purged_at = now() - interval '{longAgo}'");
        await SyncAsync();
        Assert.Equal(["0", "1"], await PayloadsAsync());
        Assert.Equal(["true"], await connection.QueryAsync("select (payloads_purged_at > now() - interval '1 minute')::text from sync_position"));

        async Task SyncAsync()
        {
            var synced = await connection.SyncAsync();
            Assert.True(synced.ExitCode == 0, synced.ToString());
        }

        Task<IReadOnlyList<string>> PayloadsAsync() =>
            connection.QueryAsync("select external_id from ticket_payload join ticket on id = ticket_id order by external_id");
    }

    [Fact]
    public async Task What_is_not_mapped_is_found_by_its_index()
    {
        await using var bench = await SyncBench.CreateAsync();
        await bench.ExecuteAsync($"create index as_it_is_asked on ticket (connection_id) where {TicketList.Unmapped}");

        var conditions = await bench.QueryAsync<string>(
            "select distinct pg_get_expr(indpred, indrelid) from pg_index where indexrelid in ('as_it_is_asked'::regclass, 'ticket_unmapped'::regclass)");

        Assert.Single(conditions);
    }
}
