using System.Text.Json;
using SupportAddon.Rest.ManifestFiles;
using SupportAddon.Rest.Tests.Served;
using SupportAddon.Sdk;
using SupportAddon.Testing;

namespace SupportAddon.Rest.Tests.RealRedmine;

/// <summary>What Redmine itself does with a correction, by its own rights and rules.</summary>
public sealed class Correcting(Correcting.Filled filled) : IClassFixture<Correcting.Filled>
{
    public sealed class Filled : IAsyncLifetime
    {
        internal Redmine Redmine { get; private set; } = null!;

        /// <summary>Lena may edit, and give no other state; the field for keys is not for the tracker Support.</summary>
        public async Task InitializeAsync()
        {
            Redmine = await Redmine.StartAsync(CancellationToken.None);
            await Redmine.RubyAsync("""
                desk = Project.create!(name: 'Desk', identifier: 'desk', trackers: Tracker.all)
                role = Role.create!(name: 'Writer', assignable: true, permissions: [:view_issues, :edit_issues])
                Member.create!(project: desk, principal: User.find_by_login('lena'), roles: [role])
                desk.issue_categories.create!(name: 'Printing')
                desk.versions.create!(name: '1.0')
                IssueCustomField.create!(name: 'External key', field_format: 'string', is_for_all: true, is_filter: true, trackers: Tracker.where.not(name: 'Support'))
                """);
        }

        public async Task DisposeAsync() => await Redmine.DisposeAsync();
    }

    private Task<string> AddAsync() => filled.Redmine.RubyAsync("""
        print Issue.create!(project: Project.first, tracker: Tracker.first, author: User.current, subject: 'One', description: 'As it was', assigned_to: User.find_by_login('lena'),
          status: IssueStatus.find_by_name('New'), priority: IssuePriority.find_by_name('Normal')).id
        """);

    private Task<string> IdAsync(string what) => filled.Redmine.RubyAsync($"print {what}.id");

    private IRecordStore Connect(string? key = null) => (IRecordStore)filled.Redmine.Connect(key);

    private Task<WriteOutcome> SetAsync(string id, object values, string? key = null) =>
        Connect(key).WriteAsync(new RecordChange { Kind = ChangeKind.Set, Resource = "issues", Id = id, Values = RecordDesk.Json(values) }, CancellationToken.None);

    /// <summary>The shipped manifest with what the guide adds to it for new issues.</summary>
    private async Task<IRecordStore> ConnectToCreateAsync()
    {
        using var folder = new TemporaryFolder();
        var (file, number) = (Path.Combine(folder.Path, "redmine.yaml"), await IdAsync("IssueCustomField.first"));
        var shipped = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(typeof(ManifestFile).Assembly.Location)!, "manifests", "redmine.yaml"));
        await File.WriteAllTextAsync(file, shipped.Replace("    fields:\n      id:", $$"""
                create: { method: POST, path: /issues.json, body: { issue: "{fields}" }, key: external_key, id: issue.id }
                fields:
                  external_key: { label: Key, type: text, at: "custom_fields[id={{number}}].value", write: "custom_fields[id={{number}}].value", ask: { parameter: cf_{{number}}, equal: "{value}" } }
                  id:
            """, StringComparison.Ordinal));
        var plugin = new RestPlugin();
        return (IRecordStore)plugin.Create(new RestOptions { Manifest = file, BaseUrl = filled.Redmine.Url, ApiKey = filled.Redmine.AdminKey }, Desk.Context(null));
    }

    private async Task<RecordChange> NewAsync(string key, string tracker = "Bug") => new()
    {
        Kind = ChangeKind.Create, Resource = "issues", Key = key,
        Values = RecordDesk.Json(new { project_id = await IdAsync("Project.first"), tracker_id = await IdAsync($"Tracker.find_by_name('{tracker}')"), subject = "From a file", due_date = (string?)null }),
    };

    [Fact]
    public async Task Every_field_is_written_in_one_change_and_emptied_again()
    {
        var (id, parent) = (await AddAsync(), await AddAsync());
        var full = new Dictionary<string, string?>
        {
            ["category_id"] = await IdAsync("IssueCategory.first"), ["fixed_version_id"] = await IdAsync("Version.first"), ["assigned_to_id"] = await IdAsync("User.find_by_login('lena')"),
            ["parent_issue_id"] = parent, ["start_date"] = "2026-02-01", ["due_date"] = "2026-02-28", ["description"] = "As it should be",
        };
        var others = new { subject = " \"O'Brien\" & <b>ł</b> ", tracker_id = "2", status_id = "5", priority_id = "4", done_ratio = 40, estimated_hours = 1.25, is_private = true };
        var outcome = await SetAsync(id, RecordDesk.Json(full).Concat(RecordDesk.Json(others)).ToDictionary());
        Assert.Equal((WriteResult.Written, null), (outcome.Result, outcome.Reason));
        Assert.Single(await filled.Redmine.ColumnAsync($"select id from journals where journalized_id = {id}"));
        Assert.Equal(WriteResult.Written, (await SetAsync(id, full.ToDictionary(value => value.Key, _ => (string?)null).Append(new("estimated_hours", null)).ToDictionary())).Result);
        Assert.Single(await filled.Redmine.ColumnAsync($"""
            select id from issues where id = {id} and category_id is null and fixed_version_id is null and assigned_to_id is null and parent_id is null
              and start_date is null and due_date is null and coalesce(description, '') = '' and estimated_hours is null and subject like ' %' and done_ratio = 40
            """));
    }

    [Fact]
    public async Task What_Redmine_makes_of_lines_is_foretold_and_not_sent_twice()
    {
        var (id, lines) = (await AddAsync(), new { description = "One\nTwo\r\nThree" });
        var foretold = await ((IDescribe)Connect()).PredictAsync("issues", RecordDesk.Json(lines), CancellationToken.None);
        var outcome = await SetAsync(id, lines);
        Assert.Equal((WriteResult.Altered, "Redmine made something else of description."), (outcome.Result, outcome.Reason));
        Assert.Equal(["One\r\nTwo\r\nThree", "One\r\nTwo\r\nThree"], new[] { outcome.Record!.Values, foretold }.Select(values => values["description"].GetString()));
        Assert.Equal(WriteResult.AlreadySo, (await SetAsync(id, lines)).Result);
    }

    [Fact]
    public async Task What_it_refuses_is_told_in_its_words()
    {
        var id = await AddAsync();
        var failure = await RecordDesk.RefusesAsync(() => SetAsync(id, new { subject = new string('x', 256) }));
        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains("Subject is too long (maximum is 255 characters)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_the_workflow_forbids_is_refused_though_Redmine_says_yes()
    {
        var id = await AddAsync();
        var failure = await RecordDesk.RefusesAsync(() => SetAsync(id, new { status_id = "5" }, filled.Redmine.LimitedKey));
        Assert.Equal((FailureKind.Refused, $"Redmine said yes when record {id} of issues was to be changed, but status_id is as before."), (failure.Kind, failure.Message));
        var outcome = await SetAsync(id, new { status_id = "5", subject = "Another" }, filled.Redmine.LimitedKey);
        Assert.Equal((WriteResult.Altered, "Redmine made something else of status_id."), (outcome.Result, outcome.Reason));
    }

    [Fact]
    public async Task Who_may_not_delete_is_told_so_and_a_wrong_key_does_nothing()
    {
        var (id, delete) = (await AddAsync(), new RecordChange { Kind = ChangeKind.Delete, Resource = "issues" });
        foreach (var (key, kind) in new[] { (filled.Redmine.LimitedKey, FailureKind.Forbidden), ("wrong", FailureKind.Authentication) })
            Assert.Equal(kind, (await RecordDesk.RefusesAsync(() => Connect(key).WriteAsync(delete with { Id = id }, CancellationToken.None))).Kind);
        Assert.Equal(FailureKind.Authentication, (await RecordDesk.RefusesAsync(() => SetAsync(id, new { subject = "One" }, "wrong"))).Kind);
        Assert.Equal(WriteResult.Written, (await Connect().WriteAsync(delete with { Id = id }, CancellationToken.None)).Result);
        Assert.Empty(await filled.Redmine.ColumnAsync($"select id from issues where id = {id}"));
    }

    [Fact]
    public async Task A_new_issue_is_made_once_under_its_key_in_a_field_of_the_installations_own()
    {
        var (store, change) = (await ConnectToCreateAsync(), await NewAsync("import_1"));
        var (first, again) = (await store.WriteAsync(change, CancellationToken.None), await store.WriteAsync(change, CancellationToken.None));
        Assert.Equal((WriteResult.Written, WriteResult.AlreadySo, first.Record!.Id), (first.Result, again.Result, again.Record!.Id));
        Assert.Equal(first.Record.Id, (await store.FindCreatedAsync("issues", "import_1", ["subject"], CancellationToken.None))!.Id);
        Assert.Equal([first.Record.Id], await filled.Redmine.ColumnAsync("select customized_id from custom_values where value = 'import_1'"));
    }

    [Fact]
    public async Task Where_the_key_is_not_kept_it_is_told_though_the_issue_is_there()
    {
        var store = await ConnectToCreateAsync();
        var outcome = await store.WriteAsync(await NewAsync("import_2", "Support"), CancellationToken.None);
        Assert.Equal((WriteResult.Altered, "Redmine made something else of external_key."), (outcome.Result, outcome.Reason));
    }

    [Fact]
    public async Task The_shipped_manifest_creates_nothing()
    {
        var failure = await RecordDesk.RefusesAsync(async () => await Connect().WriteAsync(await NewAsync("import_3"), CancellationToken.None));
        Assert.Equal("The manifest of Redmine does not say how to Create a record of issues.", failure.Message);
    }

    [Fact]
    public async Task Choices_are_those_of_this_Redmine()
    {
        var fields = (await ((IDescribe)Connect()).DescribeAsync("issues", CancellationToken.None)).Fields.ToDictionary(field => field.Name);
        Assert.Equal("New, In Progress, Resolved, Feedback, Closed, Rejected", string.Join(", ", fields["status_id"].Choices.Select(choice => choice.Label)));
        Assert.Equal(["Printing"], fields["category_id"].Choices.Select(choice => choice.Label));
    }
}
