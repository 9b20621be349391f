namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>A small history made by Redmine's own means: what happens in two years of a help desk, in two projects.</summary>
internal static class Seed
{
    public const string Desk = """
        admin = User.find_by_login('admin')
        lena = User.find_by_login('lena')
        old = User.new(firstname: 'Otto', lastname: 'Former', mail: 'otto@desk.example')
        old.login = 'otto'
        old.password = old.password_confirmation = 'otto-was-here'
        old.save!
        role = Role.find_by_name('Developer')
        alpha = Project.create!(name: 'Alpha & Söhne', identifier: 'alpha', is_public: false, trackers: Tracker.all)
        beta = Project.create!(name: 'Beta', identifier: 'beta', is_public: true, trackers: Tracker.all)
        [alpha, beta].each do |project|
          [lena, old].each { |user| Member.create!(project: project, principal: user, roles: [role]) }
          %w[Printing Sales].each { |name| project.issue_categories.create!(name: "#{name} #{project.identifier}") }
          %w[1.0 2.0].each { |name| project.versions.create!(name: name) }
        end
        support = Group.create!(lastname: 'Support team')
        Member.create!(project: alpha, principal: support, roles: [role])
        Setting.issue_group_assignment = '1'
        """;

    public const string History = """
        admin = User.find_by_login('admin')
        people = [User.find_by_login('lena'), User.find_by_login('otto'), nil]
        random = Random.new(20260901)
        projects = Project.order(:id).to_a
        issues = 60.times.map do |n|
          project = projects[n % 2]
          Issue.create!(project: project, tracker: Tracker.order(:id)[n % 3], author: n.even? ? admin : people[0], subject: "Ticket #{n} <script>{{x}}",
            description: n % 4 == 0 ? nil : "Ümläut\r\nline #{n}", priority: IssuePriority.order(:id)[n % 5], status: IssueStatus.find_by_name('New'),
            category: n % 3 == 0 ? nil : project.issue_categories.order(:id)[n % 2], assigned_to: people[n % 3])
        end
        issues.each_with_index do |made, n|
          (n % 5).times do |step|
            issue = Issue.find(made.id) # one that was saved goes on with the journal it had
            issue.init_journal(step.even? ? admin : people[0], step == 1 ? "A note\r\nwith lines #{n}" : nil)
            issue.project = projects[0] if step == 3 && n % 10 == 9
            issue.current_journal.private_notes = true if step == 1 && n % 2 == 0
            issue.status = IssueStatus.order(:id)[random.rand(6)] if step != 1
            issue.tracker = Tracker.order(:id)[random.rand(3)] if step == 2
            issue.priority = IssuePriority.order(:id)[random.rand(5)] if step == 3
            issue.category = issue.project.issue_categories.order(:id)[random.rand(2)] if step == 2
            issue.fixed_version = issue.project.versions.order(:id)[random.rand(2)] if step == 3
            issue.assigned_to = [people[0], people[1], nil][random.rand(3)] if step == 0
            issue.assigned_to = Group.find_by_lastname('Support team') if step == 3 && issue.project.identifier == 'alpha'
            issue.save!
          end
        end
        """;

    /// <summary>730 closed issues, 400 of them within one second and in another order than their ids.</summary>
    public const string Hundreds = """
        Issue.create!(project: Project.first, tracker: Tracker.first, author: User.find(1), subject: 'One', status: IssueStatus.find_by_name('Closed'), priority: IssuePriority.first)
        one = Issue.first.attributes.except('id', 'root_id')
        Issue.insert_all(730.times.map do |n|
          at = n < 400 ? Time.utc(2026, 9, 1, 10) + ((n * 37) % 400) / 1000.0 : Time.utc(2026, 9, 1, 11) + n * 7
          one.merge('subject' => "Bulk #{n}", 'created_on' => at, 'updated_on' => at)
        end)
        Issue.where(root_id: nil).update_all('root_id = id')
        Issue.where(subject: 'One').delete_all
        """;
}
