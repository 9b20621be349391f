using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>What happened after a full pull arrives in the next.</summary>
public sealed class Changes(ServedRedmine served) : IClassFixture<ServedRedmine>
{
    private const string Fill = """
        project = Project.find_by_identifier('alpha')
        admin = User.find_by_login('admin')
        ids = 25.times.map { |n| Issue.create!(project: project, tracker: Tracker.first, author: admin, subject: "T#{n}", status: IssueStatus.first, priority: IssuePriority.first).id }
        Issue.where(id: ids).update_all(updated_on: Time.utc(2026, 9, 1, 10))
        """;

    [Fact]
    public async Task Ten_changes_a_bulk_edit_and_two_deletions()
    {
        var redmine = served.Redmine;
        await redmine.RubyAsync(Seed.Desk);
        await redmine.RubyAsync(Fill);
        var connector = redmine.Connect();
        var first = await Pulled.FromAsync(connector);
        Assert.Equal("""{"cursor":"2026-09-01T10:00:00"}""", first.Next.Value);
        var changed = await TenChangesAsync(redmine);
        await BulkAsync(redmine);
        await redmine.RubyAsync("Issue.where(subject: ['T20', 'T21']).each(&:destroy)");
        var second = await Pulled.FromAsync(connector, first.Next);
        Assert.Equal(await redmine.ColumnAsync("select cast(id as text) from issues order by 1"), second.Ids);
        Assert.Subset(second.Ids.ToHashSet(), changed.ToHashSet());
        Assert.Equal(["New>Closed"], second.Tickets.Last(ticket => ticket.Id == changed[0]).Changes("status"));
        var now = await Pulled.IdsAsync(connector);
        Assert.Equal(await redmine.ColumnAsync("select cast(id as text) from issues order by 1"), now);
        Assert.Equal(2, first.Ids.Except(now).Count());
    }

    private static async Task<string[]> TenChangesAsync(Testing.Redmine redmine) => (await redmine.RubyAsync("""
        Issue.order(:id).first(10).each do |found|
          issue = Issue.find(found.id)
          issue.init_journal(User.find_by_login('admin'), 'done')
          issue.status = IssueStatus.find_by_name('Closed')
          issue.save!
          puts issue.id
        end
        """)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>230 issues of one instant: more than two pages, and two ids of it out of order.</summary>
    private static Task<string> BulkAsync(Testing.Redmine redmine) => redmine.RubyAsync("""
        one = Issue.first.attributes.except('id', 'root_id')
        Issue.insert_all(230.times.map { |n| one.merge('subject' => "Bulk #{n}", 'created_on' => Time.utc(2026, 10, 1), 'updated_on' => Time.utc(2026, 10, 1, 12, 0, 0)) })
        Issue.where(root_id: nil).update_all('root_id = id')
        bulk = Issue.where("subject like 'Bulk%'").order(:id)
        bulk.last.update_columns(updated_on: Time.utc(2026, 10, 1, 12, 0, 0) - 0.25)
        """);
}
