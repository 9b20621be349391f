using SupportAddon.Testing;

namespace SupportAddon.Tests.Browsers;

/// <summary>A real Redmine with one bug of Acme's, pulled by the real program.</summary>
internal sealed class WalkDesk : IAsyncDisposable
{
    private const string Story =
        """
        ActionMailer::Base.perform_deliveries = false
        Setting.notified_events = []
        project = Project.new(name: 'Acme', identifier: 'acme', is_public: false)
        project.trackers = Tracker.all
        project.enabled_module_names = ['issue_tracking']
        project.save!
        lena = User.find_by!(login: 'lena')
        [User.find(1), lena].each { |person| Member.create!(project: project, principal: person, roles: [Role.find_by!(name: 'Developer')]) }
        Issue.create!(
          project: project, tracker: Tracker.find_by!(name: 'Bug'), author: lena, status: IssueStatus.find_by!(name: 'New'),
          priority: IssuePriority.find_by!(name: 'Normal'), subject: 'Le PDF de la facture est vide',
          description: "Depuis ce matin, chaque facture\nimprimée est une page blanche.")
        """;

    private readonly TestDatabase database;
    private readonly Redmine redmine;

    private WalkDesk(TestDatabase database, Redmine redmine) => (this.database, this.redmine, Commands) = (database, redmine, new(database));

    public CommandLine Commands { get; }

    public static async Task<WalkDesk> StartAsync()
    {
        var desk = new WalkDesk(await TestDatabase.CreateAsync(), await Redmine.StartAsync(CancellationToken.None));
        await desk.redmine.RunRubyAsync(Story, CancellationToken.None);
        desk.Commands.Variables["REDMINE_KEY"] = desk.redmine.AdminKey;
        await desk.OkAsync("apply", "-f", desk.Commands.Write("clients.yaml",
            $$"""
            connections:
              - name: redmine
                plugin: rest
                options: { manifest: redmine, baseUrl: "{{desk.redmine.Url}}", apiKey: { env: REDMINE_KEY } }
            clients:
              - code: acme
                name: Acme
                language: fr
                timeZone: Europe/Paris
                sla: { calendar: FR-STD, targets: [ { firstResponse: 2h, resolution: 14h } ] }
                tickets: [ { connection: redmine, where: { project: Acme } } ]
            """));
        await desk.SyncAsync();
        return desk;
    }

    public Task SyncAsync() => OkAsync("sync", "--full");

    /// <summary>Something that happens in Redmine, in its own language.</summary>
    public Task<string> RubyAsync(string story) => redmine.RunRubyAsync(story, CancellationToken.None);

    /// <summary>A query on Redmine's own database; each row by its first column.</summary>
    public async Task<IReadOnlyList<string>> SqlAsync(string sql) =>
        [.. (await redmine.SqlAsync(sql, CancellationToken.None)).Select(row => row.First().Value?.ToString() ?? "")];

    /// <summary>Runs a command that is done.</summary>
    public async Task<string> OkAsync(params string[] arguments)
    {
        var ended = await Commands.RunAsync(arguments);
        Assert.True(ended.ExitCode == 0, ended.ToString());
        return ended.Output;
    }

    /// <summary>Of the bug, as Redmine's own database has it.</summary>
    public async Task<string> StatusAsync() =>
        (await SqlAsync("select name from issue_statuses where id = (select status_id from issues where id = 1)")).Single();

    /// <summary>How many notes of the bug tell this.</summary>
    public async Task<int> NotesAsync(string text) =>
        (await SqlAsync("select notes from journals")).Count(note => note.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await database.DisposeAsync();
        await redmine.DisposeAsync();
    }

}
