using System.Runtime.Versioning;
using System.Text;
using SupportAddon.Storage.Cluster;

namespace SupportAddon.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class PrivateClusterTests
{
    [Fact]
    public async Task A_new_data_folder_becomes_a_database_in_UTF8_that_keeps_what_is_written()
    {
        await using var site = new ClusterSite();
        await using (var first = await site.AttachAsync())
        {
            Assert.Equal("UTF8", await ClusterSite.AskAsync(first, "SHOW server_encoding"));
            Assert.Equal("on", await ClusterSite.AskAsync(first, "SHOW fsync"));
            await ClusterSite.AskAsync(first, "CREATE TABLE kept AS SELECT 'déjà vu €'::text AS word");
        }
        Assert.False(site.ServerRuns);
        await using var second = await site.AttachAsync();
        Assert.Equal("déjà vu €", await ClusterSite.AskAsync(second, "SELECT word FROM kept"));
    }

    [Fact]
    public async Task The_server_listens_on_its_socket_alone_and_only_its_owner_gets_there()
    {
        await using var site = new ClusterSite();
        await using var cluster = await site.AttachAsync();
        Assert.Equal("", await ClusterSite.AskAsync(cluster, "SHOW listen_addresses"));
        Assert.Equal("0700", await ClusterSite.AskAsync(cluster, "SHOW unix_socket_permissions"));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(SocketFolder.For(site.Folder)), 8));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(site.Folder.Root), 8));
        var rules = await ClusterSite.AskAsync(cluster, "SELECT string_agg(type || ' ' || auth_method, ',' ORDER BY 1) FROM (SELECT DISTINCT type, auth_method FROM pg_hba_file_rules) r");
        Assert.Equal("host reject,local trust", rules);
    }

    [Fact]
    public async Task The_server_does_not_run_as_root()
    {
        await using var site = new ClusterSite();
        await using var cluster = await site.AttachAsync();
        var user = await new Tool("ps", "-o", "user=", "-p", $"{site.PidFile!.Pid}").RunAsync(CancellationToken.None);
        Assert.Equal(ClusterSite.Expected.Name, user.Output);
        Assert.NotEqual("root", user.Output);
    }

    [Fact]
    public async Task A_data_folder_that_belongs_to_somebody_gets_a_server_of_that_user()
    {
        await using var site = new ClusterSite();
        Directory.CreateDirectory(site.Data);
        var owner = Account.IsRoot ? new Account("nobody") : Account.Current;
        if (Account.IsRoot) await owner.TakeAsync([site.Data], CancellationToken.None);
        await using var cluster = await site.AttachAsync();
        Assert.Equal(owner, await Account.OwnerOfAsync(site.Folder.Cluster, CancellationToken.None));
    }

    [Fact]
    public async Task A_data_folder_behind_a_closed_one_is_refused_naming_the_closed_one()
    {
        await using var site = new ClusterSite("closed/inner/data");
        var closed = Path.Combine(site.Outside, "closed");
        Directory.CreateDirectory(Path.Combine(closed, "inner"));
        // Closed to postgres when the tests run as root, to everybody when they do not.
        File.SetUnixFileMode(closed, Account.IsRoot ? (UnixFileMode)0b111_000_000 : UnixFileMode.None);
        var refused = await site.RefusedAsync();
        File.SetUnixFileMode(closed, (UnixFileMode)0b111_000_000);
        Assert.Contains(closed, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(closed + "/inner,", refused.Message, StringComparison.Ordinal);
        Assert.Contains("SupportAddon:Data", refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_started_in_a_folder_closed_to_postgres_starts_it_all_the_same()
    {
        await using var site = new ClusterSite();
        var closed = Directory.CreateDirectory(Path.Combine(site.Outside, "closed"), (UnixFileMode)0b111_000_000).FullName;
        await using var guest = GuestProcess.Stay(site.Data, workingFolder: closed);
        Assert.StartsWith("inside", await guest.LineAsync(), StringComparison.Ordinal);
        Assert.StartsWith("leaving", await guest.LeaveAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("it's, \"a\" $(touch /tmp/supportaddon-injected) `x` é;\\n")]
    [InlineData("a-very-long-name-that-makes-the-path-of-the-socket-longer-than-the-one-hundred-and-seven-bytes-that-fit-into-an-address")]
    public async Task Any_name_of_the_data_folder_will_do(string name)
    {
        await using var site = new ClusterSite(name);
        await using var guest = GuestProcess.Stay(site.Data);
        Assert.StartsWith("inside", await guest.LineAsync(), StringComparison.Ordinal);
        await using var cluster = await site.AttachAsync();
        Assert.Equal(1, await ClusterSite.AskAsync(cluster, "SELECT 1"));
        var socket = Path.Combine(SocketFolder.For(site.Folder), ".s.PGSQL.5432");
        Assert.True(File.Exists(socket));
        Assert.InRange(Encoding.UTF8.GetByteCount(socket), 1, 107);
        Assert.False(File.Exists("/tmp/supportaddon-injected"));
    }

    [Fact]
    public async Task The_log_begins_anew_with_each_start_and_keeps_the_one_before()
    {
        await using var site = new ClusterSite();
        for (var start = 0; start < 3; start++)
            await (await site.AttachAsync()).DisposeAsync();
        Assert.Single(File.ReadLines(site.Folder.Log), line => line.Contains("starting PostgreSQL", StringComparison.Ordinal));
        Assert.Single(File.ReadLines(site.Folder.Log + ".1"), line => line.Contains("starting PostgreSQL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failing_statement_leaves_nothing_of_itself_in_the_log()
    {
        await using var site = new ClusterSite();
        await using var cluster = await site.AttachAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => ClusterSite.AskAsync(cluster, "SELECT 'top-secret'::int"));
        Assert.DoesNotContain("top-secret", await File.ReadAllTextAsync(site.Folder.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_start_is_refused_with_its_own_words()
    {
        await using var site = new ClusterSite();
        await (await site.AttachAsync()).DisposeAsync();
        await File.AppendAllTextAsync(Path.Combine(site.Folder.Cluster, "postgresql.conf"), "\nshared_buffers = 900TB\n");
        var refused = await site.RefusedAsync();
        Assert.Contains("shared_buffers", refused.Message, StringComparison.Ordinal);
        Assert.Contains(site.Folder.Log, refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_another_server_in_the_environment_change_nothing()
    {
        await using var site = new ClusterSite();
        var bin = await BinFolder.WithAsync(site, "initdb", "env | grep '^PG' >&2 && exit 1\nexec \"$REAL\" \"$@\"");
        Environment.SetEnvironmentVariable("PGDATA", "/nowhere");
        await using var cluster = await site.AttachAsync(bin);
        Environment.SetEnvironmentVariable("PGDATA", null);
        Assert.Equal(1, await ClusterSite.AskAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task Coming_in_can_be_cancelled_while_waiting_at_the_door()
    {
        await using var site = new ClusterSite();
        await (await site.AttachAsync()).DisposeAsync();
        await using var door = FileLock.TryAlone(site.Folder.DoorLock);
        using var impatient = new CancellationTokenSource();
        var coming = PrivateCluster.AttachAsync(new PrivateClusterSettings(site.Data), TimeProvider.System, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => coming);
    }
}
