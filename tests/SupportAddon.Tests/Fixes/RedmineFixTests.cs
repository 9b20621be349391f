using SupportAddon.Tests.Browsers;

namespace SupportAddon.Tests.Fixes;

/// <summary>A correction of a real Redmine's issues, from the plan to undo, by the real program.</summary>
public sealed class RedmineFixTests
{
    public const string Story =
        """
        project = Project.find_by!(identifier: 'acme')
        old, stock = %w[Divers Stock].map { |name| IssueCategory.create!(project: project, name: name) }
        5.times do |number|
          Issue.create!(project: project, tracker: Tracker.find_by!(name: 'Bug'), author: User.find(1), status: IssueStatus.find_by!(name: number == 4 ? 'Closed' : 'New'),
            priority: IssuePriority.find_by!(name: 'Normal'), subject: "Étiquette #{number}", category: old)
        end
        """;

    public const string Categories = "select coalesce(name, '') from issues left join issue_categories on issue_categories.id = category_id order by issues.id";

    [Fact]
    public async Task A_stale_category_is_corrected_on_a_real_redmine_skips_what_changed_meanwhile_and_is_taken_back()
    {
        await using var desk = await WalkDesk.StartAsync();
        await desk.RubyAsync(Story);

        var plan = await desk.OkAsync("fix", "plan", "rest/stale-category", "-c", "redmine", "--from", "1", "--to=2", "--csv", desk.Commands.Files.Sub("preview.csv"));
        Assert.Contains("It is closed.", await File.ReadAllTextAsync(desk.Commands.Files.Sub("preview.csv")), StringComparison.Ordinal);
        Assert.Equal(["", "Divers", "Divers", "Divers", "Divers", "Divers"], await desk.SqlAsync(Categories));
        await desk.OkAsync("fix", "approve", "1");
        // Somebody is quicker.
        await desk.RubyAsync("issue = Issue.find(3); issue.init_journal(User.find(1)); issue.subject = 'Another'; issue.save!");
        var applied = await desk.OkAsync("fix", "apply", "1");

        Assert.Contains("4 ", plan, StringComparison.Ordinal);
        Assert.Contains("3 written", applied, StringComparison.Ordinal);
        Assert.Contains("1 drifted", applied, StringComparison.Ordinal);
        Assert.Equal(["", "Stock", "Divers", "Stock", "Stock", "Divers"], await desk.SqlAsync(Categories));
        Assert.Equal(["3"], await desk.SqlAsync("select count(*) from journal_details where prop_key = 'category_id'"));

        await desk.OkAsync("fix", "undo", "1", "--record", "2", "--record", "4");
        await desk.OkAsync("fix", "approve", "2");
        await desk.OkAsync("fix", "apply", "2");

        Assert.Equal(["", "Divers", "Divers", "Divers", "Stock", "Divers"], await desk.SqlAsync(Categories));
    }

    [Fact]
    public async Task Issues_that_are_done_and_were_left_open_are_closed_on_a_real_redmine()
    {
        await using var desk = await WalkDesk.StartAsync();
        await desk.RubyAsync(
            """
            bug, normal, resolved = Tracker.find_by!(name: 'Bug'), IssuePriority.find_by!(name: 'Normal'), IssueStatus.find_by!(name: 'Resolved')
            [[100, false], [50, false], [100, true]].each do |done, secret|
              Issue.create!(project: Project.find_by!(identifier: 'acme'), tracker: bug, author: User.find(1), status: resolved, priority: normal, subject: "#{done}", done_ratio: done, is_private: secret)
            end
            """);

        await desk.OkAsync("fix", "plan", "rest/open-after-delivery", "-c", "redmine");
        await desk.OkAsync("fix", "approve", "1");
        await desk.OkAsync("fix", "apply", "1");

        Assert.Equal(
            ["100|0|Closed", "100|1|Resolved", "50|0|Resolved"],
            await desk.SqlAsync("select subject || '|' || case is_private when 1 then 1 else 0 end || '|' || name from issues join issue_statuses on issue_statuses.id = status_id where subject in ('100', '50') order by 1"));
    }
}
