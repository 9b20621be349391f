using System.Runtime.Versioning;
using SupportAddon.Storage.Cluster;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class InstallationSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("apt install postgresql")]
    [InlineData("dnf install postgresql-server")]
    [InlineData("brew install postgresql")]
    [InlineData("winget install PostgreSQL")]
    [InlineData("SupportAddon:Database")]
    public async Task Without_any_the_refusal_says_how_to_get_it_or_do_without(string way)
    {
        var refused = await RefusedAsync(null, "/nowhere", _folder.Path);
        Assert.Contains("No PostgreSQL server is installed", refused.Message, StringComparison.Ordinal);
        Assert.Contains(way, refused.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_folder_is_the_only_one_searched()
    {
        var search = InstallationSearch.In(_folder.Path);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => search.FindAsync(null, CancellationToken.None));
        Assert.Contains($"{_folder.Path} holds no PostgreSQL server", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_one_found_makes_a_new_cluster()
    {
        string[] folders = ["/nowhere", Fake("17.2 (Debian 17.2-1)"), Fake("18.0")];
        Assert.Equal(new Installation(folders[1], 17), await FindAsync(null, folders));
    }

    [Fact]
    public async Task An_existing_cluster_gets_the_one_of_its_version_wherever_it_stands()
    {
        string[] folders = [Fake("18beta1"), Fake("17.2"), Fake("16.9")];
        Assert.Equal(new Installation(folders[2], 16), await FindAsync(16, folders));
    }

    [Fact]
    public async Task No_other_version_than_the_clusters_will_do()
    {
        var refused = await RefusedAsync(16, Fake("17.2"));
        Assert.Contains("PostgreSQL 16", refused.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL 17", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_older_than_15_is_refused_and_passed_over_for_a_newer_one()
    {
        var old = Fake("14.9");
        var refused = await RefusedAsync(null, old);
        Assert.Contains("PostgreSQL 14", refused.Message, StringComparison.Ordinal);
        Assert.Contains("needs 15", refused.Message, StringComparison.Ordinal);
        var next = Fake("15.18");
        Assert.Equal(next, (await FindAsync(null, old, next)).BinFolder);
    }

    [Fact]
    public async Task A_folder_with_the_client_alone_is_no_server()
    {
        var client = Fake("17.2");
        File.Delete(Path.Combine(client, "initdb"));
        Assert.Null(await Installation.InAsync(client, CancellationToken.None));
    }

    [Fact]
    public void The_usual_places_are_searched_from_the_newest_version_down()
    {
        foreach (var version in (string[])["9.6", "10", "15", "17"])
            Directory.CreateDirectory(_folder.Sub($"pg/{version}/bin"));
        var expected = new[] { "17", "15", "10", "9.6" }.Select(version => _folder.Sub($"pg/{version}/bin"));
        Assert.Equal(expected, InstallationSearch.Expand(_folder.Sub("pg/*/bin")));
        Assert.Equal(expected, InstallationSearch.Expand(_folder.Sub("pg") + "/*/bin"));
        Assert.Empty(InstallationSearch.Expand(_folder.Sub("missing/*/bin")));
    }

    [Fact]
    public void A_star_after_a_name_stands_for_the_rest_of_it()
    {
        foreach (var name in (string[])["postgresql@15", "postgresql@17", "python@3"])
            Directory.CreateDirectory(_folder.Sub(name));
        Assert.Equal([_folder.Sub("postgresql@17/bin"), _folder.Sub("postgresql@15/bin")], InstallationSearch.Expand(_folder.Sub("postgresql@*/bin")));
    }

    private string Fake(string version) => BinFolder.OfVersion(_folder.Path, version);

    private static Task<Installation> FindAsync(int? major, params string[] folders) =>
        new InstallationSearch(folders).FindAsync(major, CancellationToken.None);

    private static Task<RefusedException> RefusedAsync(int? major, params string[] folders) =>
        Assert.ThrowsAsync<RefusedException>(() => FindAsync(major, folders));
}
