using System.Diagnostics;
using System.Globalization;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Tests.Storage;

public sealed class ToolTests
{
    [Fact]
    public async Task What_it_said_and_how_it_ended_come_back()
    {
        var result = await Shell("echo out; echo err >&2; exit 3").RunAsync(CancellationToken.None);
        Assert.Equal(new ToolResult(3, "out\nerr"), result);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task A_server_it_leaves_behind_with_its_pipes_is_not_waited_for()
    {
        using var file = new Testing.TemporaryFolder();
        var pid = file.Sub("pid");
        var watch = Stopwatch.StartNew();
        var result = await (Shell($"sleep 120 & echo $! > {pid}") with { LeavesServer = true }).RunAsync(CancellationToken.None);
        Assert.True(result.Succeeded);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
        using var left = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(pid), CultureInfo.InvariantCulture));
        left.Kill();
    }

    [Fact]
    public async Task A_failure_is_told_even_by_one_that_would_leave_a_server()
    {
        var result = await (Shell("echo no >&2; exit 1") with { LeavesServer = true }).RunAsync(CancellationToken.None);
        Assert.Equal("no", result.Output);
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var impatient = new CancellationTokenSource();
        var running = Shell("exec sleep 600").RunAsync(impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => new Tool("/nowhere/pg_ctl").RunAsync(CancellationToken.None));
        Assert.Contains("/nowhere/pg_ctl", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_refused_by_name()
    {
        var tool = Shell("true") with { Account = new Account("no-such-user-here") };
        var refused = await Assert.ThrowsAsync<RefusedException>(() => tool.RunAsync(CancellationToken.None));
        Assert.Contains("no-such-user-here", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_English_and_another_servers_settings_stay_outside()
    {
        Environment.SetEnvironmentVariable("PGPORT", "1");
        var result = await Shell("echo $LC_ALL$PGPORT").RunAsync(CancellationToken.None);
        Environment.SetEnvironmentVariable("PGPORT", null);
        Assert.Equal("C", result.Output);
    }

    [Theory]
    [InlineData("creating\ninitdb: error: no space\nremoving", "initdb: error: no space")]
    [InlineData("waiting\nstopped waiting\n", "stopped waiting")]
    [InlineData("", "exit code 7")]
    public void The_reason_is_the_line_that_tells_most(string output, string reason) =>
        Assert.Equal(reason, new ToolResult(7, output).Reason);

    private static Tool Shell(string script) => new("/bin/sh", "-c", script);
}
