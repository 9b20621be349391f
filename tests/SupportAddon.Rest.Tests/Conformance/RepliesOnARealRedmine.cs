using System.Globalization;
using System.Text.RegularExpressions;
using SupportAddon.Conformance;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.RealRedmine;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.Conformance;

/// <summary>All that the kit asks of answers and notes, on the shipped manifest and a real Redmine.</summary>
[CannotShow("BrokenAnswers", TooMany)]
public sealed class AnswersOnARealRedmine(ServedRedmine served) : RepliesOnARealRedmine(served, "status", "assignee"), IClassFixture<ServedRedmine>;

/// <summary>Of states.</summary>
[CannotShow("BrokenAnswers", TooMany), Trait("Category", "Long")]
public sealed class StatesOnARealRedmine(ServedRedmine served) : RepliesOnARealRedmine(served, "answer", "note", "assignee"), IClassFixture<ServedRedmine>;

/// <summary>And of assignments.</summary>
[CannotShow("BrokenAnswers", TooMany), Trait("Category", "Long")]
public sealed class AssignmentsOnARealRedmine(ServedRedmine served) : RepliesOnARealRedmine(served, "answer", "note", "status"), IClassFixture<ServedRedmine>;

/// <summary>Some of the kinds at a time, for the faults go to every request of every kind, and each costs Redmine some 50 ms.</summary>
public abstract class RepliesOnARealRedmine(ServedRedmine served, params string[] without) : TicketReplyConformance
{
    protected const string TooMany = "Twelve faults at each request take thousands of requests, and Redmine answers some twenty a second; the sample desk shows it.";

    protected override async Task<RepliesUnderTest> StartAsync(CancellationToken ct)
    {
        await served.Redmine.RunRubyAsync("""
            [Issue, Journal, JournalDetail].each(&:delete_all)
            unless Project.exists?
              desk = Project.create!(name: 'Desk', identifier: 'desk', trackers: Tracker.all)
              Setting.issue_group_assignment = '1'
              [User.find_by_login('lena'), Group.create!(lastname: 'Support team')].each { |one| Member.create!(project: desk, principal: one, roles: [Role.find_by_name('Developer')]) }
            end
            """, ct);
        return new RedmineUnderTest(served.Redmine, without);
    }

    private sealed class RedmineUnderTest(Redmine redmine, IEnumerable<string> without) : RepliesUnderTest
    {
        private readonly TemporaryFolder _folder = new();

        public override ConnectorPlugin Plugin { get; } = new RestPlugin();

        public override object Options => new RestOptions { Manifest = Shortened(), BaseUrl = redmine.Url, ApiKey = redmine.AdminKey };

        public override async Task<string> AddAsync(CancellationToken ct) => (await redmine.RunRubyAsync("""
            print Issue.create!(project: Project.first, tracker: Tracker.first, author: User.current, subject: 'One',
              status: IssueStatus.find_by_name('New'), priority: IssuePriority.first).id
            """, ct)).Trim();

        public override Task DeleteAsync(string id, CancellationToken ct) => redmine.RunRubyAsync($"Issue.find({id}).destroy", ct);

        public override IReadOnlyList<string?> Values(ReplyKind kind) =>
            kind == ReplyKind.Status ? ["New", "In Progress", "Closed"] : [null, "Lena Limited", "Support team"];

        public override Task ChangeAsync(string id, ReplyKind kind, string? value, CancellationToken ct) => redmine.RunRubyAsync(kind == ReplyKind.Status
            ? $"Issue.find({id}).update_columns(status_id: IssueStatus.find_by_name('{value}').id)"
            : $"Issue.find({id}).update_columns(assigned_to_id: Principal.all.find {{ |one| one.name == '{value}' }}&.id)", ct);

        public override async Task<string?> ValueAsync(string id, ReplyKind kind, CancellationToken ct) =>
            await redmine.RunRubyAsync($"print Issue.find({id}).{(kind == ReplyKind.Status ? "status" : "assigned_to")}&.name", ct) is { Length: > 0 } name ? name : null;

        /// <summary>As they are kept: what a page makes of them is up to the text formatting that Redmine is set to.</summary>
        public override async Task<IReadOnlyList<string>> MessagesAsync(string id, CancellationToken ct) =>
            [.. (await redmine.SqlAsync($"select notes from journals where journalized_id = {id} and notes <> '' order by id", ct)).Select(row => (string)row["notes"]!)];

        /// <summary>Each change leaves one journal.</summary>
        public override async Task<int> WritesAsync(CancellationToken ct) =>
            int.Parse(await redmine.RunRubyAsync("print Journal.count", ct), CultureInfo.InvariantCulture);

        public override async ValueTask DisposeAsync()
        {
            _folder.Dispose();
            await base.DisposeAsync();
        }

        private string Shortened()
        {
            var shipped = File.ReadAllText(Path.Combine(Path.GetDirectoryName(typeof(ManifestFile).Assembly.Location)!, "manifests", "redmine.yaml"));
            var file = Path.Combine(_folder.Path, "redmine.yaml");
            File.WriteAllText(file, without.Aggregate(shipped, (text, kind) => Regex.Replace(text, $"^  {kind}:\n(    .*\n)+", "", RegexOptions.Multiline)));
            return file;
        }
    }
}
