using System.Diagnostics;
using SupportAddon.Testing;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Sync;

/// <summary>The real program, killed as by the power switch, ends where a run without a crash ends.</summary>
public sealed class CrashTests(ITestOutputHelper log)
{
    private const int Tickets = 57;
    private const int PageSize = 5;

    public static TheoryData<string, int> Failpoints()
    {
        var data = new TheoryData<string, int> { { "sync.before-page", 1 } };
        foreach (var point in new[] { "sync.after-reading", "sync.in-transaction", "sync.after-commit" })
            foreach (var time in new[] { 1, 7, 14 })
                data.Add(point, time);
        return data;
    }

    [Theory]
    [MemberData(nameof(Failpoints))]
    public async Task A_process_killed_at_a_failpoint_loses_nothing(string point, int time)
    {
        await using var server = await TicketServer.StartAsync(Tickets);
        await using var crashed = await SyncedConnection.CreateAsync(server, PageSize);

        Assert.Equal(Killed, (await crashed.SyncAsync($"{point}@{time}")).ExitCode);
        Assert.Equal(0, (await crashed.SyncAsync()).ExitCode);

        Assert.Equal(await WithoutCrashAsync(server), await crashed.ContentAsync());
    }

    [Fact]
    public async Task Thirty_kills_at_random_moments_lose_nothing()
    {
        var seed = Environment.TickCount;
        log.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var server = await TicketServer.StartAsync(Tickets);
        await using var crashed = await SyncedConnection.CreateAsync(server, PageSize);
        for (var kill = 0; kill < 30; kill++)
        {
            var requests = 0;
            var (request, after) = (random.Next(1, 8), TimeSpan.FromMilliseconds(random.Next(0, 30)));
            using var process = crashed.Start();
            server.BeforeAnswer = async _ =>
            {
                if (Interlocked.Increment(ref requests) != request)
                    return;
                await Task.Delay(after, TimeProvider.System, CancellationToken.None);
                Kill(process);
            };
            await CommandLine.EndAsync(process);
            server.BeforeAnswer = _ => Task.CompletedTask;
            if (kill % 10 == 9)
                Assert.Equal(0, (await crashed.SyncAsync("--full")).ExitCode);
            if (kill % 10 == 9)
                server.Count += 20;
        }

        Assert.Equal(0, (await crashed.SyncAsync()).ExitCode);
        Assert.Equal(await WithoutCrashAsync(server), await crashed.ContentAsync());
    }

    [Fact]
    public async Task A_run_whose_process_died_is_recorded_as_failed_by_the_next()
    {
        await using var server = await TicketServer.StartAsync(Tickets);
        await using var crashed = await SyncedConnection.CreateAsync(server, PageSize);
        await crashed.SyncAsync("sync.after-commit@2");

        await crashed.SyncAsync();

        Assert.Equal(["failed 9 The process of this run ended, or gave no sign of life, in the middle of it.", "succeeded 51"], await crashed.QueryAsync(
            "select concat_ws(' ', state, counts ->> 'read', error) from run order by id"));
    }

    private const int Killed = 128 + 9;

    private static async Task<IReadOnlyList<string>> WithoutCrashAsync(TicketServer server)
    {
        await using var calm = await SyncedConnection.CreateAsync(server, PageSize);
        Assert.Equal(0, (await calm.SyncAsync()).ExitCode);
        return await calm.ContentAsync();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself: that moment came too late.
        }
    }
}
