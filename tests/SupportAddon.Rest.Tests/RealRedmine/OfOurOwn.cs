using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.RealRedmine;

public sealed class OfOurOwn
{
    [Fact]
    public async Task Two_run_side_by_side_and_touch_nothing_of_the_machines_own()
    {
        var instances = Directory.GetFileSystemEntries("/etc/redmine");
        await using var one = await Redmine.StartAsync(CancellationToken.None);
        await using var two = await Redmine.StartAsync(CancellationToken.None);
        Assert.NotEqual(one.Url, two.Url);
        await one.RubyAsync("Project.create!(name: 'Only here', identifier: 'only-here')");
        Assert.Equal(["Only here"], await one.ColumnAsync("select name from projects"));
        Assert.Empty(await two.ColumnAsync("select name from projects"));
        Assert.Equal(instances, Directory.GetFileSystemEntries("/etc/redmine"));
    }

    [Fact]
    public async Task When_it_ends_no_process_and_no_folder_is_left()
    {
        var redmine = await Redmine.StartAsync(CancellationToken.None);
        var said = (await redmine.RubyAsync("print Process.pid, ' ', ENV['SITE']")).Split(' ');
        Assert.True(Directory.Exists($"/proc/{said[0]}"));
        Assert.True(Directory.Exists(said[1]));
        await redmine.DisposeAsync();
        Assert.False(Directory.Exists($"/proc/{said[0]}"));
        Assert.False(Directory.Exists(said[1]));
    }

    [Fact]
    public async Task A_script_that_fails_says_why()
    {
        await using var redmine = await Redmine.StartAsync(CancellationToken.None);
        Assert.Equal("4\n", await redmine.RubyAsync("puts 2 + 2"));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => redmine.RubyAsync("Project.create!(name: '')"));
        Assert.Contains("ActiveRecord::RecordInvalid", failure.Message, StringComparison.Ordinal);
    }
}
