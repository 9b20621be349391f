namespace SupportAddon.Tests.Redmines;

/// <summary>What happens in the Redmine of these tests, told to Redmine in its own language: its models, its journals.</summary>
internal static class RedmineStory
{
    /// <summary>
    /// 500 tickets in three trackers and two projects over the last eighteen months, with everything that moves a
    /// backlog. Only the dates are set past the models, as Redmine dates everything today.
    /// </summary>
    public static string Begin(int seed) =>
        $$"""
        ActionMailer::Base.perform_deliveries = false
        Setting.notified_events = []
        random = Random.new({{seed}})
        now = Time.now.utc
        trackers = %w[Bug Feature Support].map { |name| Tracker.find_by!(name: name) }
        statuses = ['New', 'In Progress', 'Resolved', 'Feedback', 'Closed', 'Rejected'].map { |name| IssueStatus.find_by!(name: name) }
        priorities = IssuePriority.order(:position).to_a
        people = [User.find(1), User.find_by!(login: 'lena')]
        role = Role.find_by!(name: 'Developer')
        projects = %w[Acme Zeta].map do |name|
          project = Project.new(name: name, identifier: name.downcase, is_public: false)
          project.trackers = trackers
          project.enabled_module_names = ['issue_tracking']
          project.save!
          people.each { |person| Member.create!(project: project, principal: person, roles: [role]) }
          %w[Invoicing Stock Printing].each { |category| IssueCategory.create!(project: project, name: category) }
          project
        end
        500.times do |number|
          days = random.rand < 0.4 ? 80 : 540
          created = (now - 3600 - random.rand(days * 86_400)).change(usec: 0)
          project = projects[random.rand(3) / 2]
          issue = Issue.create!(
            project: project, tracker: trackers[random.rand(3)], author: people[random.rand(2)], status: statuses[0],
            priority: priorities[random.rand(5)], category: [nil, *project.issue_categories][random.rand(4)],
            subject: number == 7 ? '<script>alert(1)</script> ' + '{' * 2 + '#each' + '}' * 2 : "Ticket #{number}", description: "Line one\r\nline #{number} é ü €")
          at = created
          random.rand(6).times do
            at += 1 + random.rand([(now - 600 - at).to_i, 20 * 86_400].min.clamp(1, nil))
            break if at > now - 300
            issue = Issue.find(issue.id)
            issue.init_journal(people[random.rand(2)], random.rand < 0.5 ? "Note at #{at}" : '')
            issue.current_journal.private_notes = issue.current_journal.notes.present? && random.rand < 0.3
            case random.rand(100)
            when 0..64 then issue.status = statuses[random.rand(6)]
            when 65..72 then issue.tracker = trackers[random.rand(3)]
            when 73..80 then issue.priority = priorities[random.rand(5)]
            when 81..85 then issue.project = projects[random.rand(2)]
            when 86..90 then issue.assigned_to = [nil, *people][random.rand(3)]
            end
            issue.save!
            issue.journals.where('created_on > ?', now - 5).update_all(created_on: at)
          end
          last = issue.journals.maximum(:created_on) || created
          issue.update_columns(created_on: created, updated_on: last)
        end
        puts Issue.count
        """;

    /// <summary>Two tickets are deleted and hundreds changed by a bulk edit that leaves no journal and one instant for all.</summary>
    public static string GoOn(IEnumerable<int> deleted) =>
        $$"""
        ids = '{{string.Join(',', deleted)}}'
        db = ActiveRecord::Base.connection
        db.execute("create table gone_issues as select * from issues where id in (#{ids})")
        db.execute("create table gone_journals as select * from journals where journalized_id in (#{ids})")
        db.execute("create table gone_details as select * from journal_details where journal_id in (select id from gone_journals)")
        Issue.where(id: ids.split(',')).each(&:destroy)
        instant = Time.now.utc.change(usec: 0)
        puts Issue.where('id % 2 = 0').update_all(assigned_to_id: 1, updated_on: instant)
        """;
}
