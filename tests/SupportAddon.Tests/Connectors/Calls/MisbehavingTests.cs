using SupportAddon.Connectors;
using SupportAddon.Sdk;
using SupportAddon.Sync;

namespace SupportAddon.Tests.Connectors.Calls;

/// <summary>P3, P5: whatever a plugin does wrong costs its own connection, with a clear reason, and no other one.</summary>
public sealed class MisbehavingTests
{
    [Theory]
    [InlineData("throws-in-its-check", "The plugin misbehaving failed: InvalidOperationException: lost ***.")]
    [InlineData("throws-in-the-middle", "The plugin misbehaving failed: InvalidOperationException: lost ***.")]
    [InlineData("no-connector", "The plugin misbehaving gave no connector.")]
    [InlineData("no-report", "The plugin misbehaving gave no report of its check.")]
    [InlineData("no-mapping", "The plugin misbehaving gave no mapping.")]
    [InlineData("no-page", "The plugin misbehaving gave no page of tickets.")]
    [InlineData("no-tickets", "The connector gave a page without tickets or without a position.")]
    [InlineData("no-ticket", "The connector gave a ticket with a part missing.")]
    [InlineData("no-ids", "The connector gave a page of ids without ids.")]
    [InlineData("a-huge-id", "The connector gave a ticket whose id is not 1 to 200 characters long.")]
    [InlineData("a-huge-id-listed", "The connector listed an id that is not 1 to 200 characters long.")]
    [InlineData("a-huge-page", "The connector gave 100,000 tickets in one page, more than the 10,000 that are taken at once.")]
    [InlineData("calls-another-host", "A request to http://elsewhere.example was held back: this connection is for ")]
    [InlineData("tells-its-secret", "no to ***")]
    [InlineData("blocks-before-it-is-open", "The plugin misbehaving was given up in its endpoints: for 4 s it neither ended nor sent or received anything.")]
    public async Task It_fails_its_own_run_with_the_reason(string mode, string reason)
    {
        await using var bench = await MisbehavingBench.CreateAsync(mode);

        var runs = await Task.WhenAll(bench.SyncAsync("bad"), bench.SyncAsync("good"));

        Assert.Equal((RunState.Failed, RunState.Succeeded), (runs[0].State, runs[1].State));
        Assert.StartsWith(reason, runs[0].Error, StringComparison.Ordinal);
        Assert.NotNull(runs[0].Next);
        Assert.DoesNotContain(MisbehavingBench.Secret, bench.Log.All + runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_ticket_twice_is_stored_once()
    {
        await using var bench = await MisbehavingBench.CreateAsync("the-same-ticket-twice");

        var run = await bench.SyncAsync("bad");

        Assert.Equal((RunState.Succeeded, 2L, 3L), (run.State, run.Counts.New, run.Counts.Read));
    }

    [Theory]
    [InlineData("never-returns")]
    [InlineData("blocks-its-thread")]
    public async Task A_call_that_never_comes_back_is_given_up_and_counted_while_others_go_on(string mode)
    {
        await using var bench = await MisbehavingBench.CreateAsync(mode);

        var bad = bench.SyncAsync("bad");
        var good = await bench.SyncAsync("good");
        await bench.GiveUpAsync();
        var run = await bad;

        Assert.Equal(RunState.Succeeded, good.State);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Equal("The plugin misbehaving was given up in reading a page: for 5 min it neither ended nor sent or received anything.", run.Error);
        Assert.Contains("The call was left hanging", run.Next, StringComparison.Ordinal);
        Assert.Equal(1, bench.Hanging.Count);
        Assert.Contains("misbehaving does not come back from reading a page; 1 of its calls are left hanging", bench.Log.Texts);
    }

    [Fact]
    public async Task A_silent_call_that_obeys_is_given_up_and_not_left_hanging()
    {
        await using var bench = await MisbehavingBench.CreateAsync("waits-and-obeys");

        var bad = bench.SyncAsync("bad");
        await bench.GiveUpAsync(obeys: true);
        var run = await bad;

        Assert.Contains("was given up in reading a page", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, bench.Hanging.Count);
    }

    [Theory]
    [InlineData("never-returns")]
    [InlineData("blocks-its-thread")]
    public async Task A_cancelled_call_that_does_not_end_within_10_seconds_is_left_behind(string mode)
    {
        await using var bench = await MisbehavingBench.CreateAsync(mode);
        using var patience = new CancellationTokenSource();

        var bad = bench.SyncAsync("bad", patience.Token);
        await bench.Log.HeardAsync("Here it hangs");
        await patience.CancelAsync();
        await bench.DisobeyAsync();

        Assert.Equal(RunState.Cancelled, (await bad).State);
        Assert.Equal(1, bench.Hanging.Count);
    }

    [Fact]
    public async Task A_cancelled_call_that_obeys_ends_at_once()
    {
        await using var bench = await MisbehavingBench.CreateAsync("waits-and-obeys");
        using var patience = new CancellationTokenSource();

        var bad = bench.SyncAsync("bad", patience.Token);
        await bench.Log.HeardAsync("Here it hangs");
        await patience.CancelAsync();

        Assert.Equal((RunState.Cancelled, 0), ((await bad).State, bench.Hanging.Count));
    }

    [Fact]
    public async Task Closing_cannot_hang_and_is_tried_once()
    {
        await using var bench = await MisbehavingBench.CreateAsync("never-lets-go");
        var open = bench.Opener.Open(await bench.Connections.GetAsync("bad", CancellationToken.None));

        var closing = open.DisposeAsync().AsTask();
        await bench.DisobeyAsync(); // it has as long as a call that was told to stop,
        await bench.DisobeyAsync(); // and so long again to obey
        await closing;
        await open.DisposeAsync();

        Assert.Equal(1, bench.Hanging.Count);
        Assert.Single(bench.Log.Texts, text => text.Contains("failed in closing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connector_in_which_a_call_hangs_is_neither_called_nor_closed_any_more()
    {
        await using var bench = await MisbehavingBench.CreateAsync("never-returns");
        await using var open = bench.Opener.Open(await bench.Connections.GetAsync("bad", CancellationToken.None));
        var reading = ToEndAsync(open);
        await bench.GiveUpAsync();
        await Assert.ThrowsAsync<ConnectorException>(() => reading);

        var again = await Assert.ThrowsAsync<ConnectorException>(() => ToEndAsync(open));

        Assert.Equal("The plugin misbehaving still hangs in an earlier call, so reading a page was not tried.", again.Message);
        Assert.Equal(1, bench.Hanging.Count);
    }

    private static async Task ToEndAsync(OpenConnector open)
    {
        await foreach (var _ in open.Tickets!.ReadAsync(null, CancellationToken.None))
        {
        }
    }
}
