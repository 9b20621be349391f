using System.Runtime.Versioning;
using SupportAddon.Storage.Cluster;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class SocketFolderTests
{
    private const UnixFileMode OwnerOnly = (UnixFileMode)0b111_000_000;

    [Fact]
    public void A_short_plain_path_keeps_its_socket_at_home() =>
        Assert.Equal("/var/lib/supportaddon/postgresql/socket", For("/var/lib/supportaddon"));

    [Theory]
    [InlineData(107, true)]
    [InlineData(108, false)]
    public void The_limit_is_met_to_the_byte(int length, bool home)
    {
        const int Rest = 34; // "/", "/postgresql/socket" and "/.s.PGSQL.65535"
        var data = "/" + new string('d', length - Rest);
        Assert.Equal(home, For(data) == data + "/postgresql/socket");
    }

    [Theory]
    [InlineData("/srv/a b")]
    [InlineData("/srv/a,b")]
    [InlineData("/srv/$(b)")]
    [InlineData("/srv/é")]
    public void A_path_that_others_would_misread_gets_a_plain_one_elsewhere(string data) =>
        Assert.Matches("^/tmp/supportaddon-[0-9a-f]{16}$", For(data));

    [Fact]
    public void Every_process_finds_the_same_one_and_every_data_folder_its_own()
    {
        Assert.Equal(For("/srv/a b"), For("/srv/a b"));
        Assert.NotEqual(For("/srv/a b"), For("/srv/a c"));
    }

    [Fact]
    public async Task It_is_made_once_and_found_again()
    {
        using var folder = Open();
        var path = folder.Sub("socket");
        await PrepareAsync(path);
        await PrepareAsync(path);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
        Assert.Equal(ClusterSite.Expected, await Account.OwnerOfAsync(path, CancellationToken.None));
    }

    [Fact]
    public async Task One_that_others_may_enter_is_refused()
    {
        using var folder = Open();
        var path = folder.Sub("socket");
        await PrepareAsync(path);
        File.SetUnixFileMode(path, OwnerOnly | UnixFileMode.OtherExecute);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => PrepareAsync(path));
        Assert.Contains(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_somebody_else_made_is_refused()
    {
        // A folder of root's, for postgres or for ourselves.
        var refused = await Assert.ThrowsAsync<RefusedException>(() => PrepareAsync("/usr/lib/postgresql"));
        Assert.Contains("owner: root", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_somebody_laid_is_not_followed()
    {
        using var folder = Open();
        var (target, link) = (folder.Sub("target"), folder.Sub("socket"));
        Directory.CreateDirectory(target, OwnerOnly);
        if (Account.IsRoot) await ClusterSite.Expected.TakeAsync([target], CancellationToken.None);
        Directory.CreateSymbolicLink(link, target);
        await Assert.ThrowsAsync<RefusedException>(() => PrepareAsync(link));
    }

    private static string For(string data) => SocketFolder.For(new ClusterFolder(data));

    private static Task PrepareAsync(string path) => SocketFolder.PrepareAsync(path, ClusterSite.Expected, CancellationToken.None);

    /// <summary>A place where everybody may make folders.</summary>
    private static TemporaryFolder Open()
    {
        var folder = new TemporaryFolder();
        File.SetUnixFileMode(folder.Path, (UnixFileMode)0b111_111_111);
        return folder;
    }
}
