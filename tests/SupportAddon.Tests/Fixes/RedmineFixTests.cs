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

    public const string Fix =
        """
        id: stale-category
        title: { en: Stale category, fr: Catégorie périmée }
        effect: { en: "Gives open issues another category; never touches closed ones.", fr: "Donne une autre catégorie aux demandes ouvertes ; ne touche jamais les demandes closes." }
        risk: low
        resource: issues
        parameters:
          from: { type: text, help: the id of the category that is left }
          to: { type: text, help: the id of the category that is given }
          closed: { type: text, default: "5", help: the id of the status of closed issues }
        fields: { category_id: text, status_id: text, subject: text }
        when: record.category_id == parameters.from
        guards: [ { refuse: record.status_id == parameters.closed, because: It is closed. } ]
        set: { category_id: parameters.to }
        """;

    public const string Categories = "select coalesce(name, '') from issues left join issue_categories on issue_categories.id = category_id order by issues.id";

    [Fact]
    public async Task A_stale_category_is_corrected_on_a_real_redmine_skips_what_changed_meanwhile_and_is_taken_back()
    {
        await using var desk = await WalkDesk.StartAsync();
        await desk.RubyAsync(Story);
        await desk.OkAsync("fix", "add", "-f", desk.Commands.Write("stale-category.yaml", Fix));

        var plan = await desk.OkAsync("fix", "plan", "stale-category", "-c", "redmine", "--from", "1", "--to=2", "--csv", desk.Commands.Files.Sub("preview.csv"));
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
}
