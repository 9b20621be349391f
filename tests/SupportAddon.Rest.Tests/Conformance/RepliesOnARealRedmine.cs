using SupportAddon.Conformance;
using SupportAddon.Rest.Tests.RealRedmine;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.Conformance;

/// <summary>All that the kit asks of replies, on the shipped manifest and a real Redmine.</summary>
public sealed class RepliesOnARealRedmine(ServedRedmine served) : TicketReplyConformance, IClassFixture<ServedRedmine>
{
    protected override async Task<RepliesUnderTest> StartAsync(CancellationToken ct)
    {
        if ((await served.Redmine.SqlAsync("select id from projects", ct)).Count == 0)
            await served.Redmine.RunRubyAsync(Seed.Desk, ct);
        await served.Redmine.RunRubyAsync("Issue.delete_all; Journal.delete_all; JournalDetail.delete_all", ct);
        return new RedmineUnderTest(served.Redmine);
    }

    private sealed class RedmineUnderTest(Redmine redmine) : RepliesUnderTest
    {
        public override ConnectorPlugin Plugin { get; } = new RestPlugin();

        public override object Options => new RestOptions { Manifest = "redmine", BaseUrl = redmine.Url, ApiKey = redmine.AdminKey };

        public override async Task<string> AddAsync(CancellationToken ct) => (await redmine.RunRubyAsync("""
            print Issue.create!(project: Project.find_by_identifier('alpha'), tracker: Tracker.first, author: User.current, subject: 'One',
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
            (int)(await redmine.SqlAsync("select count(*) n from journals", ct)).Single()["n"]!;
    }
}
