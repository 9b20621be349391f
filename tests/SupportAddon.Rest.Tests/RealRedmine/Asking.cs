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

    private static readonly Comparison[] Comparisons = [Comparison.Equal, Comparison.In, Comparison.Less, Comparison.AtMost, Comparison.Greater, Comparison.AtLeast];

    [Fact]
    public async Task Every_filter_of_the_shipped_manifest_finds_what_is_found_without_it()
    {
        await served.Redmine.RubyAsync($$"""
            random = Random.new({{Seed}})
            projects = %w[one two].map { |name| Project.create!(name: name, identifier: name, trackers: Tracker.all) }
            group = Group.create!(lastname: 'Team')
            group.users << User.find_by_login('lena')
            Setting.issue_group_assignment = '1'
            projects.each { |project| [User.find_by_login('lena'), group].each { |one| Member.create!(project: project, principal: one, roles: [Role.find_by_name('Developer')]) } }
            120.times do |n|
              day = Date.new(2026, 3, 1) + random.rand(4)
              Issue.create!(project: projects.sample(random: random), tracker: Tracker.all.to_a.sample(random: random), author: User.current, subject: "Issue #{n}",
                status: IssueStatus.all.to_a.sample(random: random), priority: IssuePriority.all.to_a.sample(random: random), done_ratio: random.rand(3) * 10,
                assigned_to: [nil, User.find_by_login('lena'), group].sample(random: random), start_date: [nil, day].sample(random: random), due_date: [nil, day + random.rand(2)].sample(random: random))
                .update_columns(updated_on: Time.utc(2026, 3, 1, 12, 0, random.rand(4)) + random.rand)
            end
            """);
        var (shipped, all) = (ManifestFile.Find("redmine").Manifest!, await AllAsync());
        foreach (var field in shipped.Resources["issues"].Fields.Values.Where(field => field.Ask is not null))
            foreach (var value in all.Select(record => record.Values[field.Name]).DistinctBy(value => value.GetRawText()).Take(6))
                foreach (var comparison in Comparisons)
                    Assert.Equal(await IdsAsync(Without(shipped), field.Name, comparison, value), await IdsAsync(shipped, field.Name, comparison, value));
    }

    private async Task<IReadOnlyList<ErpRecord>> AllAsync()
    {
        var all = new List<ErpRecord>();
        var manifest = ManifestFile.Find("redmine").Manifest!;
        await foreach (var page in Store(manifest).FindAsync(new RecordQuery { Resource = "issues", Fields = [.. manifest.Resources["issues"].Fields.Keys] }, CancellationToken.None))
            all.AddRange(page);
        Assert.Equal(120, all.Count);
        return all;
    }

    private async Task<string> IdsAsync(Manifest manifest, string field, Comparison comparison, JsonElement value)
    {
        var ids = new List<string>();
        var condition = new FieldCondition(field, comparison, comparison == Comparison.In ? JsonSerializer.SerializeToElement(new[] { value, value }) : value);
        await foreach (var page in Store(manifest).FindAsync(new RecordQuery { Resource = "issues", Fields = ["id"], Conditions = [condition] }, CancellationToken.None))
            ids.AddRange(page.Select(record => record.Id));
        return string.Create(CultureInfo.InvariantCulture, $"seed {Seed}: {field} {comparison} {value.GetRawText()}: {string.Join(' ', ids)}");
    }

    private static Manifest Without(Manifest manifest)
    {
        var issues = manifest.Resources["issues"];
        return manifest with { Resources = new Dictionary<string, ResourcePlan> { ["issues"] = issues with { Fields = issues.Fields.ToDictionary(field => field.Key, field => field.Value with { Ask = null }) } } };
    }

    private IRecordStore Store(Manifest manifest) => (IRecordStore)RestConnector.Of(manifest, new RestOptions { BaseUrl = served.Redmine.Url, ApiKey = served.Redmine.AdminKey }, Desk.Context(null));
}
