using System.Diagnostics;
using System.Globalization;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Sync;

/// <summary>A process that is stopped in the middle of a run, replaced, and then wakes up.</summary>
public sealed class FrozenTests
{
    [Theory]
    [InlineData("sync.after-reading@3")]
    [InlineData("sync.in-transaction@3")]
    [InlineData("sync.before-commit@3")]
    [InlineData("sync.after-commit@3")]
    public async Task It_is_replaced_within_ten_seconds_and_writes_nothing_when_it_wakes_up(string point)
    {
        await using var server = await TicketServer.StartAsync(57);
        await using var connection = await SyncedConnection.CreateAsync(server, pageSize: 5);
        using var frozen = connection.Start($"{point}:freeze");
        await IsStoppedAsync(frozen);
        var frozeAt = TimeProvider.System.GetUtcNow();

        Assert.Equal(0, (await connection.SyncAsync()).ExitCode);

        var heir = DateTimeOffset.Parse((await connection.QueryAsync("select max(started_at)::text from run"))[0], CultureInfo.InvariantCulture);
        Assert.InRange(heir - frozeAt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var after = await connection.ContentAsync();
        var runs = await RunsAsync(connection);
        Assert.Equal("failed The process of this run ended, or gave no sign of life, in the middle of it.", runs[0]);
        await SignalAsync(frozen, "-CONT");
        var woken = await CommandLine.EndAsync(frozen);
        Assert.Equal(1, woken.ExitCode);
        Assert.Equal(after, await connection.ContentAsync());
        Assert.Equal(runs, await RunsAsync(connection));
    }

    private static Task<IReadOnlyList<string>> RunsAsync(SyncedConnection connection) =>
        connection.QueryAsync("select concat_ws(' ', state, error) from run order by id");

    private static async Task IsStoppedAsync(Process process)
    {
        while (!(await File.ReadAllTextAsync($"/proc/{process.Id}/stat")).Contains(") T ", StringComparison.Ordinal))
            await Task.Yield();
    }

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
