using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>The shipped manifest's probes on a real Redmine.</summary>
public sealed class Probing(ServedRedmine served) : IClassFixture<ServedRedmine>
{
    [Fact]
    public async Task Open_issues_are_counted_and_the_key_is_known()
    {
        await served.Redmine.RubyAsync("""
            project = Project.create!(name: 'Probed', identifier: 'probed', trackers: Tracker.all)
            %w[New New Closed].each_with_index do |status, n|
              Issue.create!(project: project, tracker: Tracker.first, author: User.find_by_login('admin'), subject: "Issue #{n}", priority: IssuePriority.first, status: IssueStatus.find_by_name(status))
            end
            """);
        var source = served.Redmine.Connect();

        var open = await source.AskAsync("open-issues", new Dictionary<string, string>(), CancellationToken.None);
        var me = await source.AskAsync("me", new Dictionary<string, string>(), CancellationToken.None);

        Assert.Equal("2", open.Values["count"]);
        Assert.Equal("admin", me.Values["login"]);
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_refused()
    {
        var source = served.Redmine.Connect(key: "0000000000000000000000000000000000000000");

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => source.AskAsync("me", new Dictionary<string, string>(), CancellationToken.None));

        Assert.Equal(FailureKind.Authentication, refused.Kind);
    }
}
