using System.Diagnostics;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Tests.Storage;

public sealed class StalePidFileTests
{
    [Fact]
    public async Task After_a_reboot_the_number_may_be_an_unrelated_process_of_the_same_user()
    {
        await using var site = new ClusterSite();
        using var unrelated = SleepAs(ClusterSite.Expected);
        await LeaveBehindAsync(site, unrelated.Id);
        await using (var cluster = await site.AttachAsync())
            Assert.Equal(1, await ClusterSite.AskAsync(cluster, "SELECT 1"));
        Assert.False(unrelated.HasExited);
        unrelated.Kill();
    }

    [Fact]
    public async Task After_a_reboot_the_number_may_be_the_server_of_another_cluster()
    {
        await using var other = new ClusterSite();
        await using var unrelated = await other.AttachAsync();
        var before = await File.ReadAllTextAsync(other.PidFilePath);
        await using var site = new ClusterSite();
        await LeaveBehindAsync(site, other.PidFile!.Pid);
        await using var cluster = await site.AttachAsync();
        Assert.EndsWith("data/postgresql/cluster", (string?)await ClusterSite.AskAsync(cluster, "SHOW data_directory"), StringComparison.Ordinal);
        Assert.NotEqual(other.PidFile!.Pid, site.PidFile!.Pid);
        Assert.Equal(before, await File.ReadAllTextAsync(other.PidFilePath));
        Assert.Equal(1, await ClusterSite.AskAsync(unrelated, "SELECT 1"));
    }

    [Fact]
    public async Task A_copied_folder_does_not_end_up_at_the_server_of_its_original()
    {
        await using var original = new ClusterSite();
        await using var source = await original.AttachAsync();
        await using var site = new ClusterSite();
        await (await site.AttachAsync()).DisposeAsync();
        File.Copy(original.PidFilePath, site.PidFilePath);
        await GiveAsync(site.PidFilePath);
        await using var cluster = await site.AttachAsync();
        Assert.NotEqual(source.ConnectionString, cluster.ConnectionString);
        Assert.NotEqual(original.PidFile!.Pid, site.PidFile!.Pid);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("123")]
    public async Task A_file_that_a_power_failure_spoilt_is_no_obstacle(string content)
    {
        await using var site = new ClusterSite();
        await (await site.AttachAsync()).DisposeAsync();
        await File.WriteAllTextAsync(site.PidFilePath, content);
        await GiveAsync(site.PidFilePath);
        await using var cluster = await site.AttachAsync();
        Assert.Equal(1, await ClusterSite.AskAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_living_servers_file_is_left_alone_even_when_the_folder_is_reached_by_another_name()
    {
        await using var site = new ClusterSite();
        await using var first = await site.AttachAsync();
        var before = await File.ReadAllTextAsync(site.PidFilePath);
        var link = Path.Combine(site.Outside, "link");
        Directory.CreateSymbolicLink(link, site.Data);
        var settings = new PrivateClusterSettings(link);
        await using (var second = await PrivateCluster.AttachAsync(settings, TimeProvider.System, CancellationToken.None))
            Assert.Equal(1, await ClusterSite.AskAsync(second, "SELECT 1"));
        Assert.Equal(before, await File.ReadAllTextAsync(site.PidFilePath));
        Assert.Equal(1, await ClusterSite.AskAsync(first, "SELECT 1"));
    }

    [Fact]
    public async Task A_living_servers_file_is_left_alone_even_while_it_is_half_written()
    {
        await using var site = new ClusterSite();
        await using var living = await site.AttachAsync();
        var whole = await File.ReadAllLinesAsync(site.PidFilePath);
        await File.WriteAllLinesAsync(site.PidFilePath, whole.Take(3));
        var installation = await InstallationSearch.In(null).FindAsync(null, CancellationToken.None);
        var second = new Postmaster(site.Folder, ClusterSite.Expected, installation);
        Assert.Null(second.Find());
        Assert.False((await second.StartAsync(CancellationToken.None)).Succeeded);
        Assert.Equal(whole[0], (await File.ReadAllLinesAsync(site.PidFilePath))[0]);
        await File.WriteAllLinesAsync(site.PidFilePath, whole);
        Assert.Equal(1, await ClusterSite.AskAsync(living, "SELECT 1"));
    }

    /// <summary>What a machine that lost its power leaves: the server's file and its socket's, here with a number that lives.</summary>
    private static async Task LeaveBehindAsync(ClusterSite site, int pid)
    {
        var lockFile = Path.Combine(SocketFolder.For(site.Folder), ".s.PGSQL.5432.lock");
        var files = new Dictionary<string, string[]>();
        await using (await site.AttachAsync())
            foreach (var path in (string[])[site.PidFilePath, lockFile])
                files[path] = await File.ReadAllLinesAsync(path);
        foreach (var (path, lines) in files)
        {
            await File.WriteAllLinesAsync(path, [$"{pid}", .. lines.Skip(1)]);
            await GiveAsync(path);
        }
    }

    private static Task GiveAsync(string path) =>
        Account.IsRoot ? ClusterSite.Expected.TakeAsync([path], CancellationToken.None) : Task.CompletedTask;

    private static Process SleepAs(Account account)
    {
        var info = new ProcessStartInfo("sleep", ["600"]) { WorkingDirectory = "/" };
        if (account != Account.Current) info.UserName = account.Name;
        return Process.Start(info)!;
    }
}
