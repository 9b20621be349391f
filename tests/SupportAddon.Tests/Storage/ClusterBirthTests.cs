using System.Runtime.Versioning;
using System.Globalization;
using Npgsql;
using SupportAddon.Storage.Cluster;
using Xunit.Abstractions;

namespace SupportAddon.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class ClusterBirthTests(ITestOutputHelper output)
{
    [Fact]
    public async Task An_initdb_that_goes_on_after_its_host_was_killed_is_in_nobodys_way()
    {
        await using var site = new ClusterSite();
        const string Endless = """
            while [ "$1" != -D ]; do shift; done
            mkdir "$2" && echo 15 > "$2/PG_VERSION"
            echo $$ > initdb.tmp && mv initdb.tmp initdb.pid
            while :; do echo x > "$2/1" || mkdir -p "$2"; done 2> /dev/null
            """;
        var bin = await BinFolder.WithAsync(site, "initdb", Endless);
        await using var host = GuestProcess.Stay(site.Data, bin);
        var marker = Path.Combine(site.Folder.Root, "initdb.pid");
        await Eventually.TrueAsync(() => File.Exists(marker));
        await host.KillAsync();
        using var orphan = System.Diagnostics.Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(marker), CultureInfo.InvariantCulture));
        await using (var cluster = await site.AttachAsync())
            Assert.Equal(1, await ClusterSite.AskAsync(cluster, "SELECT 1"));
        Assert.False(orphan.HasExited);
        orphan.Kill();
        await Eventually.TrueAsync(() => !File.Exists($"/proc/{orphan.Id}/cwd/initdb.pid"));
    }

    [Fact]
    public async Task What_an_interrupted_initdb_left_is_cleared_away_by_the_next()
    {
        await using var site = new ClusterSite();
        var left = Path.Combine(site.Folder.Root, "unfinished-0123", "base");
        Directory.CreateDirectory(left);
        if (Account.IsRoot) await ClusterSite.Expected.TakeAsync([site.Folder.Root], CancellationToken.None);
        await (await site.AttachAsync()).DisposeAsync();
        Assert.False(Directory.Exists(left));
        Assert.True(site.Folder.HasCluster);
    }

    [Fact]
    public async Task A_first_start_killed_at_any_moment_is_followed_by_one_that_works()
    {
        const int Seed = 20261002;
        output.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await using var site = new ClusterSite();
            await using var host = GuestProcess.Stay(site.Data);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 1100)), TimeProvider.System, CancellationToken.None);
            await host.KillAsync();
            await using (var cluster = await site.AttachAsync())
                Assert.Equal(1, await ClusterSite.AskAsync(cluster, "SELECT 1"));
            Assert.False(site.ServerRuns);
        }
    }

    [Fact]
    public async Task A_database_that_the_server_still_creates_for_a_host_that_was_killed_is_waited_for()
    {
        await using var site = new ClusterSite();
        await using var first = await site.AttachAsync();
        await using var elsewhere = new NpgsqlDataSourceBuilder(first.ConnectionString + ";Database=postgres;Pooling=false").Build();
        await using (var drop = elsewhere.CreateCommand($"DROP DATABASE {ClusterConfiguration.Database} WITH (FORCE)"))
            await drop.ExecuteNonQueryAsync();
        await using var beforeTheName = await elsewhere.OpenConnectionAsync();
        await using var afterTheName = await elsewhere.OpenConnectionAsync();
        await LockTablespacesAsync(beforeTheName);

        await using var orphan = elsewhere.CreateCommand($"CREATE DATABASE {ClusterConfiguration.Database} STRATEGY file_copy");
        var created = orphan.ExecuteNonQueryAsync();
        await Eventually.TrueAsync(() => Waiting(elsewhere) == 1);
        var nameTaken = LockTablespacesAsync(afterTheName);
        await Eventually.TrueAsync(() => Waiting(elsewhere) == 2);
        await beforeTheName.CloseAsync();
        await nameTaken;
        await Eventually.TrueAsync(() => Waiting(elsewhere) == 1);
        var attached = site.AttachAsync();
        await Eventually.TrueAsync(() => Waiting(elsewhere) == 2);
        await afterTheName.CloseAsync();

        await created;
        await using var second = await attached;
        Assert.Equal(1, await ClusterSite.AskAsync(second, "SELECT 1"));
    }

    /// <summary>Holds up CREATE DATABASE, which reads the tablespaces twice: before it takes the name, and after.</summary>
    private static async Task LockTablespacesAsync(NpgsqlConnection connection)
    {
        await using var locking = new NpgsqlCommand("BEGIN; LOCK TABLE pg_tablespace", connection);
        await locking.ExecuteNonQueryAsync();
    }

    private static long Waiting(NpgsqlDataSource server)
    {
        using var ask = server.CreateCommand("SELECT count(*) FROM pg_locks WHERE NOT granted");
        return (long)ask.ExecuteScalar()!;
    }

    [Fact]
    public async Task A_system_without_the_locale_gets_plain_C_and_UTF8_all_the_same()
    {
        await using var site = new ClusterSite();
        var bin = await BinFolder.WithAsync(site, "initdb",
            "case \"$*\" in *C.UTF-8*) echo 'initdb: error: invalid locale name \"C.UTF-8\"' >&2; exit 1;; esac\nexec \"$REAL\" \"$@\"");
        await using var cluster = await site.AttachAsync(bin);
        Assert.Equal("UTF8", await ClusterSite.AskAsync(cluster, "SHOW server_encoding"));
        Assert.Equal("C", await ClusterSite.AskAsync(cluster, "SHOW lc_collate"));
    }

    [Fact]
    public async Task An_initdb_that_fails_is_refused_with_its_own_words_and_can_be_tried_again()
    {
        await using var site = new ClusterSite();
        var bin = await BinFolder.WithAsync(site, "initdb", "echo creating; echo 'initdb: error: No space left on device' >&2; exit 1");
        var refused = await site.RefusedAsync(bin);
        Assert.Contains("No space left on device", refused.Message, StringComparison.Ordinal);
        await using var cluster = await site.AttachAsync();
        Assert.Equal(1, await ClusterSite.AskAsync(cluster, "SELECT 1"));
    }

    [Fact]
    public async Task A_cluster_in_another_encoding_is_refused_and_its_server_not_left_running()
    {
        await using var site = new ClusterSite();
        var bin = await BinFolder.WithAsync(site, "initdb", "while [ \"$1\" != -D ]; do shift; done\nexec \"$REAL\" -D \"$2\" -U supportaddon --encoding=LATIN1 --locale=C");
        var refused = await site.RefusedAsync(bin);
        Assert.Contains("LATIN1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("UTF8", refused.Message, StringComparison.Ordinal);
        Assert.False(site.ServerRuns);
    }

    [Fact]
    public async Task A_cluster_of_another_major_version_is_refused_naming_both()
    {
        await using var site = new ClusterSite();
        await (await site.AttachAsync()).DisposeAsync();
        var installed = await File.ReadAllTextAsync(Path.Combine(site.Folder.Cluster, "PG_VERSION"));
        await File.WriteAllTextAsync(Path.Combine(site.Folder.Cluster, "PG_VERSION"), "99\n");
        var refused = await site.RefusedAsync();
        Assert.Contains("PostgreSQL 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"PostgreSQL {installed.Trim()}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("pg_upgrade", refused.Next, StringComparison.Ordinal);
        Assert.Contains("pg_dump", refused.Next, StringComparison.Ordinal);
        Assert.Contains("SupportAddon:PostgreSql", refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_cluster_is_refused_and_left_as_it_is()
    {
        await using var site = new ClusterSite();
        Directory.CreateDirectory(site.Folder.Cluster);
        await File.WriteAllTextAsync(Path.Combine(site.Folder.Cluster, "thesis.txt"), "years of work");
        if (Account.IsRoot) await ClusterSite.Expected.TakeAsync([site.Folder.Root, site.Folder.Cluster], CancellationToken.None);
        var refused = await site.RefusedAsync();
        Assert.Contains("PG_VERSION", refused.Message, StringComparison.Ordinal);
        Assert.Equal("years of work", await File.ReadAllTextAsync(Path.Combine(site.Folder.Cluster, "thesis.txt")));
    }
}
