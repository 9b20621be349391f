using System.Globalization;
using System.Text;
using System.Text.Json;
using SupportAddon.Conformance;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.RealRedmine;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.Conformance;

/// <summary>All that the kit asks of records, on the shipped manifest and a real Redmine, in pages of four.</summary>
[CannotShow("BrokenAnswers", "Twelve faults at each request take thousands of requests, and Redmine answers some twenty a second; the sample desk shows it."), Trait("Category", "Long")]
public sealed class RecordsOnARealRedmine(ServedRedmine served) : RecordStoreConformance, IClassFixture<ServedRedmine>
{
    protected override async Task<RecordsUnderTest> StartAsync(CancellationToken ct)
    {
        await served.Redmine.RunRubyAsync("""
            [Issue, Journal, JournalDetail].each(&:delete_all)
            unless Project.exists?
              Project.create!(name: 'Desk', identifier: 'desk', trackers: Tracker.all)
              $writes = 0
              Issue.after_commit { $writes += 1 }
            end
            """, ct);
        return new RedmineUnderTest(served.Redmine);
    }

    private sealed class RedmineUnderTest(Redmine redmine) : RecordsUnderTest
    {
        private static readonly string[] SetByItself = ["id", "updated_on", "lock_version"];

        private readonly TemporaryFolder _folder = new();

        public override ConnectorPlugin Plugin { get; } = new RestPlugin();

        public override object Options => new RestOptions { Manifest = InSmallPages(), BaseUrl = redmine.Url, ApiKey = redmine.AdminKey };

        public override string Resource => "issues";

        public override string TextField => "description";

        public override string NumberField => "done_ratio";

        public override int PageSize => 4;

        public override IReadOnlyDictionary<string, JsonElement> Refused { get; } =
            new Dictionary<string, JsonElement> { ["done_ratio"] = JsonSerializer.SerializeToElement(101), ["priority_id"] = JsonSerializer.SerializeToElement("99") };

        public override IReadOnlyList<ChangeKind> Changes => [ChangeKind.Set, ChangeKind.Delete];

        public override IReadOnlyList<KeyValuePair<string, JsonElement>> Delicate { get; } =
        [
            KeyValuePair.Create("subject", JsonSerializer.SerializeToElement("  two\nlines  ")),
            KeyValuePair.Create("estimated_hours", JsonSerializer.SerializeToElement(0.125)),
            KeyValuePair.Create("start_date", JsonSerializer.SerializeToElement("2026-02-28")),
        ];

        public override async Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> records, CancellationToken ct)
        {
            var said = await redmine.RunRubyAsync($$"""
                {{Given(records)}}.each do |values|
                  puts Issue.create!({ project: Project.first, tracker: Tracker.first, author: User.current, subject: 'One', status: IssueStatus.first, priority: IssuePriority.first }.merge(values)).id
                end
                """, ct);
            return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        public override Task ChangeAsync(string id, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct) =>
            redmine.RunRubyAsync($"Issue.find({id}).update!({Given(values)})", ct);

        public override Task DeleteAsync(string id, CancellationToken ct) => redmine.RunRubyAsync($"Issue.find({id}).destroy", ct);

        public override async Task<IReadOnlyDictionary<string, JsonElement>?> TruthAsync(string id, CancellationToken ct) =>
            (await redmine.SqlAsync($"select * from issues where id = {id}", ct)).SingleOrDefault()?
                .Where(column => !SetByItself.Contains(column.Key)).ToDictionary(column => column.Key, column => JsonSerializer.SerializeToElement($"{column.Value}".Length == 0 ? null : column.Value));

        public override async Task<int> WritesAsync(CancellationToken ct) => int.Parse(await redmine.RunRubyAsync("print $writes", ct), CultureInfo.InvariantCulture);

        public override async ValueTask DisposeAsync()
        {
            _folder.Dispose();
            await base.DisposeAsync();
        }

        private string InSmallPages()
        {
            var shipped = File.ReadAllText(Path.Combine(Path.GetDirectoryName(typeof(ManifestFile).Assembly.Location)!, "manifests", "redmine.yaml"));
            var file = Path.Combine(_folder.Path, "redmine.yaml");
            File.WriteAllText(file, shipped.Replace("size: 100", $"size: {PageSize}", StringComparison.Ordinal));
            return file;
        }

        private static string Given<T>(T values) =>
            $"JSON.parse('{Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(values)))}'.unpack1('m').force_encoding('UTF-8'))";
    }
}
