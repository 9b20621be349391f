using System.Globalization;
using SupportAddon.Conformance;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.RealRedmine;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.Conformance;

/// <summary>The suite on the shipped manifest and a real Redmine, in pages of four.</summary>
[CannotShow("MemoryStaysFlat", "A request per ticket would take half an hour; the sample desk shows it.")]
[CannotShow("ShortPagesAreNotTheEnd", "Redmine gives as many tickets as it is asked for, up to its hundred; the sample desk shows it.")]
public sealed class OnARealRedmine(ServedRedmine served) : TicketSourceConformance, IClassFixture<ServedRedmine>
{
    protected override async Task<SourceUnderTest> StartAsync(CancellationToken ct)
    {
        await served.Redmine.RunRubyAsync("""
            Issue.delete_all
            Project.create!(name: 'Desk', identifier: 'desk', trackers: Tracker.all) unless Project.exists?
            """, ct);
        return new RedmineUnderTest(served.Redmine);
    }

    private sealed class RedmineUnderTest(Redmine redmine) : SourceUnderTest
    {
        private readonly TemporaryFolder _folder = new();

        public override ConnectorPlugin Plugin { get; } = new RestPlugin();

        public override object Options => new RestOptions { Manifest = InSmallPages(), BaseUrl = redmine.Url, ApiKey = redmine.AdminKey };

        public override int PageSize => 4;

        public override TimeSpan LateBy => TimeSpan.FromMinutes(2);

        public override async Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<DateTimeOffset> changedAt, CancellationToken ct)
        {
            var said = await redmine.RunRubyAsync($"""
                issue = Issue.create!(project: Project.first, tracker: Tracker.first, author: User.find(1), subject: 'One', status: IssueStatus.first, priority: IssuePriority.first)
                like = issue.attributes.except('id', 'root_id')
                issue.delete
                Issue.insert_all([{string.Join(',', changedAt.Select(Ruby))}].map { "{ |at| like.merge('created_on' => at, 'updated_on' => at) }" })
                puts Issue.where(root_id: nil).order(:id).pluck(:id)
                Issue.where(root_id: nil).update_all('root_id = id')
                """, ct);
            return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        public override Task ChangeAsync(string id, string title, DateTimeOffset changedAt, CancellationToken ct) =>
            redmine.RunRubyAsync($"Issue.where(id: {id}).update_all(subject: '{title}', updated_on: {Ruby(changedAt)})", ct);

        public override Task DeleteAsync(string id, CancellationToken ct) => redmine.RunRubyAsync($"Issue.where(id: {id}).delete_all", ct);

        /// <summary>It always says UTC.</summary>
        public override Task UseZoneAsync(TimeZoneInfo zone, CancellationToken ct) => Task.CompletedTask;

        public override async ValueTask DisposeAsync()
        {
            _folder.Dispose();
            await base.DisposeAsync();
        }

        private string InSmallPages()
        {
            var shipped = File.ReadAllText(Path.Combine(Path.GetDirectoryName(typeof(ManifestFile).Assembly.Location)!, "manifests", "redmine.yaml"));
            var file = Path.Combine(_folder.Path, "redmine.yaml");
            Assert.Contains("size: 100", shipped, StringComparison.Ordinal);
            File.WriteAllText(file, shipped.Replace("size: 100", $"size: {PageSize}", StringComparison.Ordinal));
            return file;
        }

        private static string Ruby(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"Time.at({time.ToUnixTimeSeconds()})");
    }
}
