namespace SupportAddon.Tests.Sync;

public sealed class RunStoreTests
{
    [Fact]
    public async Task Old_runs_are_pruned_but_the_last_one_and_the_last_success_of_each_connection_stay()
    {
        await using var bench = await SyncBench.CreateAsync();
        await bench.ExecuteAsync(
            """
            insert into run (connection_id, kind, started_by, started_at, state, counts)
            select connection.id, 'sync', 'ana', timestamptz '2026-10-01' - age, state, '{}' from connection, (values
                (interval '200 days', 'succeeded'), (interval '190 days', 'succeeded'), (interval '180 days', 'failed'), (interval '170 days', 'failed'))
                as old (age, state)
            order by age desc
            """);

        Assert.Equal(2, await bench.Runs.PruneAsync(CancellationToken.None));

        Assert.Equal(["succeeded 2026-03-25", "failed 2026-04-14"],
            await bench.QueryAsync<string>("select state || ' ' || started_at::date from run order by id"));
    }

    [Fact]
    public async Task Runs_younger_than_ninety_days_and_running_ones_stay()
    {
        await using var bench = await SyncBench.CreateAsync();
        await bench.ExecuteAsync(
            """
            insert into run (connection_id, kind, started_by, started_at, state, counts)
            select connection.id, 'sync', 'ana', timestamptz '2026-10-01' - age, state, '{}' from connection, (values
                (interval '300 days', 'running'), (interval '89 days', 'failed'), (interval '1 day', 'succeeded')) as old (age, state)
            """);

        Assert.Equal(0, await bench.Runs.PruneAsync(CancellationToken.None));
    }
}
