using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Redmines;

/// <summary>A real Redmine with its story begun, and the real program connected to it.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes it by DisposeAsync.")]
public sealed class RedmineDesk : IAsyncLifetime
{
    private TestDatabase? database;
    private Redmine? redmine;
    private CommandLine? commands;

    public Redmine Redmine => redmine!;

    public CommandLine Commands => commands!;

    public int Seed { get; } = 20261121;

    public async Task InitializeAsync()
    {
        redmine = await Redmine.StartAsync(CancellationToken.None);
        database = await TestDatabase.CreateAsync();
        commands = new(database);
        var count = await redmine.RunRubyAsync(RedmineStory.Begin(Seed), CancellationToken.None);
        Assert.Equal("500", count.Trim());
        Commands.Variables["REDMINE_KEY"] = redmine.AdminKey;
        Assert.Equal(0, (await ApplyAsync()).ExitCode);
    }

    public Task<CommandResult> ApplyAsync() => Commands.RunAsync("apply", "-f", Commands.Write("clients.yaml",
        $$"""
        connections:
          - name: redmine
            plugin: rest
            options: { manifest: redmine, baseUrl: "{{Redmine.Url}}", apiKey: { env: REDMINE_KEY } }
        clients:
          - code: acme
            name: Acme
            language: fr
            timeZone: Europe/Paris
            tickets: [ { connection: redmine, where: { project: Acme } } ]
          - code: zeta
            name: Zeta & Sons
            language: en
            timeZone: Europe/Paris
            tickets: [ { connection: redmine, where: { project: Zeta } } ]
        """));

    /// <summary>Syncs and gives the counts of the run.</summary>
    public async Task<JsonElement> SyncAsync(params string[] arguments)
    {
        var ended = await Commands.RunAsync(["sync", "--json", .. arguments]);
        Assert.True(ended.ExitCode == 0, ended.ToString());
        return JsonDocument.Parse(ended.Output).RootElement[0].GetProperty("run").GetProperty("counts");
    }

    /// <summary>Changes a ticket as a person or program does, over Redmine's own API.</summary>
    public async Task ChangeAsync(int id, object issue)
    {
        using var http = new HttpClient { BaseAddress = Redmine.Url };
        http.DefaultRequestHeaders.Add("X-Redmine-API-Key", Redmine.AdminKey);
        using var answer = await http.PutAsJsonAsync($"issues/{id}.json", new { issue });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<IReadOnlyList<string>> StoredAsync(string sql)
    {
        await using var db = await database!.Source.OpenConnectionAsync();
        return [.. await db.QueryAsync<string>(sql)];
    }

    public async Task<IReadOnlyList<string>> RedmineAsync(string sql) =>
        [.. (await Redmine.SqlAsync(sql, CancellationToken.None)).Select(row => row["line"]!.GetValue<string>())];

    public async Task DisposeAsync()
    {
        commands?.Dispose();
        if (database is not null)
            await database.DisposeAsync();
        if (redmine is not null)
            await redmine.DisposeAsync();
    }
}
