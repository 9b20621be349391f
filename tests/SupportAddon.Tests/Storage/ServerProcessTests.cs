using SupportAddon.Storage.Cluster;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Storage;

public sealed class ServerProcessTests
{
    private static readonly DateTimeOffset Recorded = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000);

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(-10, true)]
    [InlineData(11, false)]
    [InlineData(86_400, false)]
    [InlineData(-86_400, false)]
    public void Where_folders_cannot_be_seen_the_start_tells_a_server_from_another(int seconds, bool same) =>
        Assert.Equal(same, ServerProcess.StartedTogether(Recorded.AddSeconds(seconds), Recorded));

    [Fact]
    public void In_doubt_a_server_is_taken_for_the_living_one() => Assert.True(ServerProcess.StartedTogether(Recorded, null));

    [Fact]
    public void This_very_process_is_no_server_but_its_number_would_hold_one_up()
    {
        var file = new PostmasterFile("", Environment.ProcessId, null, 5432, "/tmp");
        Assert.False(ServerProcess.IsServerOf("/", file));
        Assert.True(ServerProcess.Blocks(file));
    }

    [Fact]
    public void A_number_that_nobody_has_holds_nobody_up() =>
        Assert.False(ServerProcess.Blocks(new PostmasterFile("", int.MaxValue - 1, null, 5432, "/tmp")));

    [Fact]
    public void A_servers_file_tells_number_start_port_and_socket()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Sub("postmaster.pid");
        File.WriteAllLines(path, ["4711", "/srv/data", "1790000000", "5433", "/srv/socket", "", "  5432001   7", "ready   "]);
        Assert.Equal(new PostmasterFile(path, 4711, Recorded, 5433, "/srv/socket"), PostmasterFile.Read(path));
    }

    [Fact]
    public void No_file_is_no_server() => Assert.Null(PostmasterFile.Read("/nowhere/postmaster.pid"));

    [Fact]
    public void Disowning_takes_the_number_out_and_keeps_what_the_next_server_needs()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Sub("postmaster.pid");
        File.WriteAllLines(path, ["4711", "/srv/data", "1790000000", "5433", "/srv/socket", "", "  5432001   7"]);
        PostmasterFile.Read(path)!.Disown();
        Assert.Equal(["2147483646", "/srv/data", "1790000000", "5433", "/srv/socket", "", "  5432001   7"], File.ReadAllLines(path));
    }
}
