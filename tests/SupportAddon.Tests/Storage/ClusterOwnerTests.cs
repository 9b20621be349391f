using SupportAddon.Storage.Cluster;

namespace SupportAddon.Tests.Storage;

public sealed class ClusterOwnerTests
{
    private static readonly Account Root = new("root"), Alice = new("alice"), Bob = new("bob");
    private static readonly ClusterFolder Folder = new("/srv/data");

    [Fact]
    public void Root_steps_aside_for_the_packages_user() => Assert.Equal(new Account("postgres"), ClusterOwner.ForRoot([]));

    [Fact]
    public void Root_steps_aside_for_the_innermost_owner_who_is_not_root() => Assert.Equal(Alice, ClusterOwner.ForRoot([Root, Alice, Bob]));

    [Fact]
    public void A_user_runs_a_new_cluster_and_his_own() =>
        Assert.All((Account[][])[[], [Alice], [Alice, Alice]], owners => Assert.Equal(Alice, ClusterOwner.ForUser(Alice, owners, Folder)));

    [Fact]
    public void A_user_is_refused_anothers_cluster_naming_both_and_the_way_out()
    {
        var refused = Assert.Throws<RefusedException>(() => ClusterOwner.ForUser(Bob, [Alice], Folder));
        Assert.Equal("The database in /srv/data/postgresql belongs to the user alice, and this process runs as bob.", refused.Message);
        Assert.Equal("Start it as alice or as root, or choose another data folder (SupportAddon:Data).", refused.Next);
    }
}
