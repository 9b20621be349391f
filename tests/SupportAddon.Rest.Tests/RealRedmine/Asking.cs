using System.Globalization;
using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>What Redmine is asked to satisfy leaves out no record that is meant.</summary>
public sealed class Asking(ServedRedmine served) : IClassFixture<ServedRedmine>
{
    private const int Seed = 20261122;

    private static readonly Comparison[] Same = [Comparison.Equal, Comparison.In];
    private static readonly Comparison[] Ordered = [.. Same, Comparison.Less, Comparison.AtMost, Comparison.Greater, Comparison.AtLeast];

    [Fact]
    public async Task Every_filter_of_the_shipped_manifest_finds_what_it_says()
    {
        await served.Redmine.RubyAsync($$"""
            random = Random.new({{Seed}})
            projects = %w[one two].map { |name| Project.create!(name: name, identifier: name, trackers: Tracker.all) }
            group = Group.create!(lastname: 'Team')
            group.users << User.find_by_login('lena')
            Setting.issue_group_assignment = '1'
            projects.each { |project| [User.find_by_login('lena'), group].each { |one| Member.create!(project: project, principal: one, roles: [Role.find_by_name('Developer')]) } }
            40.times do |n|
              day = Date.new(2026, 3, 1) + random.rand(4)
              Issue.create!(project: projects.sample(random: random), tracker: Tracker.all.to_a.sample(random: random), author: User.current, subject: "Issue #{n}",
                status: IssueStatus.all.to_a.sample(random: random), priority: IssuePriority.all.to_a.sample(random: random), done_ratio: random.rand(3) * 10,
                assigned_to: [nil, User.find_by_login('lena'), group].sample(random: random), start_date: [nil, day].sample(random: random), due_date: [nil, day + random.rand(2)].sample(random: random))
                .update_columns(updated_on: Time.utc(2026, 3, 1, 12, 0, random.rand(4)) + random.rand)
            end
            """);
        var (fields, all) = (ManifestFile.Find("redmine").Manifest!.Resources["issues"].Fields.Values.ToList(), await FindAsync([]));
        Assert.Equal(40, all.Count);
        foreach (var field in fields.Where(field => field.Ask is not null))
            foreach (var value in all.Select(record => record.Values[field.Name]).DistinctBy(value => value.GetRawText()).Take(2))
                foreach (var comparison in field.Type is FieldType.Choice or FieldType.Reference ? Same : Ordered)
                    Assert.Equal(Told(all.Where(record => Fits(record.Values[field.Name], comparison, value)), field.Name, comparison, value),
                        Told(await FindAsync([new FieldCondition(field.Name, comparison, comparison == Comparison.In ? JsonSerializer.SerializeToElement(new[] { value, value }) : value)]),
                            field.Name, comparison, value));
    }

    private async Task<IReadOnlyList<ErpRecord>> FindAsync(FieldCondition[] conditions)
    {
        var found = new List<ErpRecord>();
        var query = new RecordQuery { Resource = "issues", Conditions = conditions, Fields = [.. ManifestFile.Find("redmine").Manifest!.Resources["issues"].Fields.Keys] };
        await foreach (var page in ((IRecordStore)served.Redmine.Connect()).FindAsync(query, CancellationToken.None))
            found.AddRange(page);
        return found;
    }

    private static bool Fits(JsonElement held, Comparison comparison, JsonElement value) => comparison switch
    {
        Comparison.Equal or Comparison.In => held.GetRawText() == value.GetRawText(),
        _ when held.ValueKind == JsonValueKind.Null || value.ValueKind == JsonValueKind.Null => false,
        Comparison.Less => Order(held, value) < 0,
        Comparison.AtMost => Order(held, value) <= 0,
        Comparison.Greater => Order(held, value) > 0,
        _ => Order(held, value) >= 0,
    };

    private static int Order(JsonElement one, JsonElement other) =>
        one.ValueKind == JsonValueKind.Number ? one.GetInt32().CompareTo(other.GetInt32()) : string.CompareOrdinal(one.GetString(), other.GetString());

    private static string Told(IEnumerable<ErpRecord> records, string field, Comparison comparison, JsonElement value) => string.Create(CultureInfo.InvariantCulture,
        $"seed {Seed}: {field} {comparison} {value.GetRawText()}: {string.Join(' ', records.Select(record => record.Id))}");
}
