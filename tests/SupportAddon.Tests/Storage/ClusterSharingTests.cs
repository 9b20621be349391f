using System.Runtime.Versioning;
using SupportAddon.Storage.Cluster;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class ClusterSharingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_server_outlives_the_first_process_and_ends_with_the_last()
    {
        await using var site = new ClusterSite();
        await using var first = GuestProcess.Stay(site.Data);
        Assert.StartsWith("inside", await first.LineAsync(), StringComparison.Ordinal);
        await using var second = GuestProcess.Stay(site.Data);
        Assert.StartsWith("inside", await second.LineAsync(), StringComparison.Ordinal);
        var server = site.PidFile!.Pid;

        Assert.Equal("leaving 1\n", await first.LeaveAsync());
        Assert.True(site.ServerRuns);
        Assert.Equal(server, site.PidFile!.Pid);

        Assert.Equal("leaving 1\n", await second.LeaveAsync());
        Assert.False(site.ServerRuns);
        Assert.False(File.Exists(site.PidFilePath));
    }

    [Fact]
    public async Task A_killed_host_leaves_the_server_running_and_the_next_one_uses_it()
    {
        await using var site = new ClusterSite();
        await using var host = GuestProcess.Stay(site.Data);
        await host.LineAsync();
        var file = await File.ReadAllTextAsync(site.PidFilePath);
        await host.KillAsync();
        // Whoever reads the host's output sees its end: the server does not hold it.
        Assert.Equal("", await host.RestAsync());
        Assert.True(site.ServerRuns);

        await using (var next = await site.AttachAsync())
        {
            Assert.Equal(1, await ClusterSite.AskAsync(next, "SELECT 1"));
            Assert.Equal(file, await File.ReadAllTextAsync(site.PidFilePath));
        }
        Assert.False(site.ServerRuns);
    }

    [Fact]
    public async Task A_killed_guest_does_not_keep_the_server_from_being_stopped()
    {
        await using var site = new ClusterSite();
        await using var host = await site.AttachAsync();
        await using (var guest = GuestProcess.Stay(site.Data))
        {
            await guest.LineAsync();
            await guest.KillAsync();
        }
        await host.DisposeAsync();
        Assert.False(site.ServerRuns);
    }

    [Fact]
    public async Task Leaving_twice_is_leaving_once()
    {
        await using var site = new ClusterSite();
        await using var stays = await site.AttachAsync();
        var goes = await site.AttachAsync();
        await goes.DisposeAsync();
        await goes.DisposeAsync();
        Assert.Equal(1, await ClusterSite.AskAsync(stays, "SELECT 1"));
    }

    [Fact]
    public async Task Who_comes_while_the_last_one_out_is_stopping_the_server_waits_and_starts_it_again()
    {
        await using var site = new ClusterSite();
        await (await site.AttachAsync()).DisposeAsync();
        var last = FileLock.TryAlone(site.Folder.InsideLock)!;
        var coming = site.AttachAsync();
        await Eventually.TrueAsync(() => IsHeld(site.Folder.DoorLock));
        Assert.False(coming.IsCompleted);
        Assert.False(site.ServerRuns);
        await last.DisposeAsync();
        await using var next = await coming;
        Assert.Equal(1, await ClusterSite.AskAsync(next, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_somebody_is_stopping_by_hand_is_waited_for_and_started_again()
    {
        await using var site = new ClusterSite();
        await using var host = await site.AttachAsync();
        await using var open = new Npgsql.NpgsqlConnection(host.ConnectionString + ";Pooling=false");
        await open.OpenAsync();
        // A smart shutdown lets nobody in and waits for the open connection.
        await new Tool("kill", "-TERM", $"{site.PidFile!.Pid}").RunAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => File.ReadAllText(site.PidFilePath).Contains("stopping", StringComparison.Ordinal));
        var coming = site.AttachAsync();
        await open.CloseAsync();
        await using var next = await coming;
        Assert.Equal(1, await ClusterSite.AskAsync(next, "SELECT 1"));
    }

    [Fact]
    public async Task A_killed_server_is_started_again_for_the_next_one_though_others_are_inside()
    {
        await using var site = new ClusterSite();
        await using var inside = await site.AttachAsync();
        await using var open = new Npgsql.NpgsqlConnection(inside.ConnectionString + ";Pooling=false");
        await open.OpenAsync();
        await site.SignalServerAsync("KILL");
        await using var next = await site.AttachAsync();
        Assert.Equal(1, await ClusterSite.AskAsync(next, "SELECT 1"));
        Assert.Equal(1, await ClusterSite.AskAsync(inside, "SELECT 1"));
    }

    [Fact]
    public async Task Eight_processes_coming_and_going_never_pull_it_from_under_each_other()
    {
        const int Processes = 8, Rounds = 5, Seed = 20261001;
        output.WriteLine($"seeds {Seed} to {Seed + Processes - 1}");
        await using var site = new ClusterSite();
        var guests = Enumerable.Range(Seed, Processes).Select(seed => GuestProcess.Visit(site.Data, Rounds, seed)).ToList();
        var said = await Task.WhenAll(guests.Select(guest => guest.LeaveAsync()));
        Assert.All(said, line => Assert.Equal($"visited {Rounds}\n", line));
        Assert.False(site.ServerRuns);
        foreach (var guest in guests) await guest.DisposeAsync();
    }

    [Fact]
    public async Task Another_users_database_is_refused_naming_both()
    {
        await using var site = new ClusterSite();
        var (refused, owner, user) = Account.IsRoot ? await RefusedToNobodyAsync(site) : await RefusedToUsAsync();
        Assert.Contains($"belongs to the user {owner}", refused, StringComparison.Ordinal);
        Assert.Contains($"runs as {user}", refused, StringComparison.Ordinal);
        Assert.Contains($"Start it as {owner} or as root", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_users_closed_data_folder_is_refused_naming_both()
    {
        await using var site = new ClusterSite();
        Directory.CreateDirectory(site.Data, (UnixFileMode)0b101_000_000);
        // Root's folder for nobody; our own, but not to be written to, for ourselves.
        var refused = Account.IsRoot
            ? await RefusalAsync(site.Data, "nobody", site.Outside)
            : (await site.RefusedAsync()).Message;
        Assert.Contains($"{site.Data} belongs to {Account.Current.Name}", refused, StringComparison.Ordinal);
        Assert.Contains($"The user {(Account.IsRoot ? "nobody" : Account.Current.Name)} may not use", refused, StringComparison.Ordinal);
    }

    private static bool IsHeld(string path)
    {
        using var free = FileLock.TryAlone(path);
        return free is null;
    }

    private static async Task<(string Refused, string Owner, string User)> RefusedToNobodyAsync(ClusterSite site)
    {
        await (await site.AttachAsync()).DisposeAsync();
        return (await RefusalAsync(site.Data, "nobody", site.Outside), "postgres", "nobody");
    }

    /// <summary>Without root there is only what others own anyway: on Debian, the programs' folder has the cluster's name.</summary>
    private static async Task<(string Refused, string Owner, string User)> RefusedToUsAsync()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => PrivateCluster.AttachAsync(new PrivateClusterSettings("/usr/lib"), TimeProvider.System, CancellationToken.None));
        return ($"{refused.Message} {refused.Next}", "root", Account.Current.Name);
    }

    private static async Task<string> RefusalAsync(string data, string user, string copyTo)
    {
        // The tests' own folder may be closed to that user.
        foreach (var file in Directory.EnumerateFiles(GuestProcess.ProgramFolder))
            File.Copy(file, Path.Combine(copyTo, Path.GetFileName(file)));
        await using var guest = GuestProcess.Stay(data, program: copyTo, user: user);
        return await guest.LeaveAsync();
    }
}
