using System.Runtime.Versioning;
using SupportAddon.Storage;
using SupportAddon.Storage.Cluster;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests
{
    [Fact]
    public void Root_keeps_the_data_where_postgres_gets_to_it() => Assert.Equal("/var/lib/supportaddon", DataFolder.Default(root: true, "/root/.local/share"));

    [Fact]
    public void A_user_keeps_the_data_at_home() => Assert.Equal("/home/alice/.local/share/supportaddon", DataFolder.Default(root: false, "/home/alice/.local/share"));

    [Fact]
    public void A_user_without_a_home_is_told_to_name_a_folder()
    {
        var refused = Assert.Throws<RefusedException>(() => DataFolder.Default(root: false, ""));
        Assert.Contains("SupportAddon:Data", refused.Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_configured_is_the_default(string? configured) =>
        Assert.EndsWith("/supportaddon", DataFolder.Choose(configured), StringComparison.Ordinal);

    [Fact]
    public void A_configured_folder_is_made_absolute() =>
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "here"), DataFolder.Choose("here"));

    [Fact]
    public void Nobody_else_may_read_it_and_an_existing_one_keeps_its_rights()
    {
        using var folder = new TemporaryFolder();
        var (mine, secret, existing) = (folder.Sub("data"), folder.Sub("keys"), folder.Path);
        DataFolder.Create(mine);
        DataFolder.CreatePrivate(secret);
        DataFolder.Create(existing);
        Assert.Equal(Account.IsRoot ? "711" : "700", Mode(mine));
        Assert.Equal("700", Mode(secret));
        Assert.Equal("755", Mode(existing));
    }

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);
}
