using System.Text.Json.Nodes;
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
        await desk.RunAsync("apply", "-f", desk.Commands.Write("clients.yaml",
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

    public Task SyncAsync() => RunAsync("sync", "--full");

    /// <summary>Of the bug, as Redmine's own database has it.</summary>
    public async Task<string> StatusAsync() =>
        (await redmine.SqlAsync("select name from issue_statuses where id = (select status_id from issues)", CancellationToken.None)).Single()["name"]!.GetValue<string>();

    /// <summary>How many notes of the bug tell this.</summary>
    public async Task<int> NotesAsync(string text) =>
        (await redmine.SqlAsync("select notes from journals", CancellationToken.None)).Count(row => Told(row).Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await database.DisposeAsync();
        await redmine.DisposeAsync();
    }

    private static string Told(JsonObject row) => row["notes"]?.GetValue<string>() ?? "";

    private async Task RunAsync(params string[] arguments)
    {
        var ended = await Commands.RunAsync(arguments);
        Assert.True(ended.ExitCode == 0, ended.ToString());
    }
}
