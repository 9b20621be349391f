using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

public sealed class Keys(Keys.Filled filled) : IClassFixture<Keys.Filled>
{
    public sealed class Filled : IAsyncLifetime
    {
        internal Testing.Redmine Redmine { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Redmine = await Testing.Redmine.StartAsync(CancellationToken.None);
            await Redmine.RubyAsync("""
                Setting.issue_group_assignment = '1'
                admin = User.find_by_login('admin')
                open = Project.create!(name: 'Open', identifier: 'open', is_public: true, trackers: Tracker.all)
                shut = Project.create!(name: 'Shut', identifier: 'shut', is_public: false, trackers: Tracker.all)
                otto = User.new(firstname: 'Otto', lastname: 'Former', mail: 'otto@desk.example')
                otto.login = 'otto'
                otto.save!
                [open, shut].each do |project|
                  Member.create!(project: project, principal: otto, roles: [Role.find_by_name('Developer')])
                  issue = Issue.create!(project: project, tracker: Tracker.first, author: admin, subject: project.name, status: IssueStatus.first, priority: IssuePriority.first)
                  [[otto, 'for all', false], [nil, 'between us', true]].each do |person, text, hidden|
                    issue = Issue.find(issue.id)
                    issue.init_journal(admin, text)
                    issue.private_notes = hidden
                    issue.assigned_to = person
                    issue.save!
                  end
                end
                Member.where(principal: otto).destroy_all
                """);
        }

        public async Task DisposeAsync() => await Redmine.DisposeAsync();
    }

    private Task<ConnectionReport> CheckAsync(string key) => filled.Redmine.Connect(key).CheckAsync(CancellationToken.None);

    [Fact]
    public async Task The_right_key_passes_every_step()
    {
        var report = await CheckAsync(filled.Redmine.AdminKey);
        Assert.All(report.Steps, step => Assert.Equal((step.Name, CheckOutcome.Passed), (step.Name, step.Outcome)));
        Assert.Equal("Signed in to Redmine as admin.", report.Steps[0].Message);
        Assert.StartsWith("2 tickets can be read, the first is", report.Steps[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_is_found_though_public_projects_answer_it_with_200()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Redmine-API-Key", "wrong");
        Assert.Contains("\"total_count\":1", await http.GetStringAsync(new Uri(filled.Redmine.Url, "/issues.json")), StringComparison.Ordinal);
        var step = Assert.Single((await CheckAsync("wrong")).Steps);
        Assert.Equal(("auth", CheckOutcome.Failed), (step.Name, step.Outcome));
        Assert.Contains("did not accept the credentials (401)", step.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_reads_no_tickets_and_finds_none_deleted()
    {
        await Refused.ByAsync(FailureKind.Authentication, filled.Redmine.Connect("wrong"), "(401)");
        await Assert.ThrowsAsync<ConnectorException>(() => Pulled.IdsAsync(filled.Redmine.Connect("wrong")));
    }

    [Fact]
    public async Task A_limited_key_reads_what_its_user_sees()
    {
        var ticket = Assert.Single((await Pulled.FromAsync(filled.Redmine.Connect(filled.Redmine.LimitedKey))).Tickets);
        Assert.Equal("Open", ticket.Title);
        Assert.Equal(["for all"], ticket.Events.OfType<MessagePosted>().Select(note => note.Text));
    }

    [Fact]
    public async Task Who_left_has_a_name_for_an_administrators_key_and_a_number_for_another()
    {
        var otto = Assert.Single(await filled.Redmine.ColumnAsync("select id from users where login = 'otto'"));
        foreach (var (key, name) in new[] { (filled.Redmine.AdminKey, "Otto Former"), (filled.Redmine.LimitedKey, $"#{otto}") })
        {
            var ticket = (await Pulled.FromAsync(filled.Redmine.Connect(key))).Tickets.First(ticket => ticket.Title == "Open");
            Assert.Equal([$">{name}", $"{name}>"], ticket.Changes("assignee"));
        }
    }

    [Fact]
    public async Task A_filter_in_a_format_that_Redmine_does_not_know_is_refused_in_its_own_words()
    {
        var manifest = ManifestFile.Find("redmine").Manifest!;
        var cursor = manifest.Tickets.Cursor! with { Format = new Rest.Times.TimeFormat("dd/MM/yyyy HH:mm") };
        var wrong = manifest with { Tickets = manifest.Tickets with { Cursor = cursor } };
        var options = new RestOptions { BaseUrl = filled.Redmine.Url, ApiKey = filled.Redmine.AdminKey };
        await Refused.ByAsync(FailureKind.Refused, new RestConnector(wrong, options, Desk.Context(TicketServer.Start)), "Updated is invalid");
    }

    [Fact]
    public async Task Without_a_project_to_see_the_check_says_so()
    {
        await using var empty = await Testing.Redmine.StartAsync(CancellationToken.None);
        await empty.RubyAsync("Project.create!(name: 'Shut', identifier: 'shut', is_public: false)");
        var step = (await empty.Connect(empty.LimitedKey).CheckAsync(CancellationToken.None)).Steps[^1];
        Assert.Equal(("rights", CheckOutcome.Failed), (step.Name, step.Outcome));
        Assert.Contains("a role in the projects", step.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_rest_switched_off_the_check_says_so()
    {
        await using var off = await Testing.Redmine.StartAsync(CancellationToken.None);
        await off.RubyAsync("Setting.rest_api_enabled = '0'");
        var step = Assert.Single((await off.Connect().CheckAsync(CancellationToken.None)).Steps);
        Assert.Equal(("auth", CheckOutcome.Failed), (step.Name, step.Outcome));
    }
}
