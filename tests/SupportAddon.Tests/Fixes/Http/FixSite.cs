using System.Text.Json;
using SupportAddon.Access;
using SupportAddon.Clients;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Core.Access;
using SupportAddon.Fixes.Executions;
using SupportAddon.Fixes.Plannings;
using SupportAddon.Testing;
using SupportAddon.Tests.Access;
using SupportAddon.Tests.Connectors.Plugins;
using SupportAddon.Tests.Tickets.Pages;

namespace SupportAddon.Tests.Fixes.Http;

/// <summary>
/// The site with two clients, each with a system of partners of its own: acme's behind the connection erp, the other's behind foreign.
/// Ana, a functional consultant, asks for corrections; Lea, who leads the team, approves them.
/// </summary>
internal sealed class FixSite : IAsyncDisposable
{
    private readonly TemporaryFolder plugins;

    private FixSite(RunningSite site, BookServer server, BookServer foreign, TemporaryFolder plugins) =>
        (Site, Server, Foreign, this.plugins) = (site, server, foreign, plugins);

    public RunningSite Site { get; }

    public BookServer Server { get; }

    public BookServer Foreign { get; }

    public Browser Program { get; private set; } = null!;

    /// <summary>Of whoever is named: made by them, for what their role may do.</summary>
    public Dictionary<string, string> Tokens { get; } = [];

    public static async Task<FixSite> StartAsync(int partners = 5, string? fourEyes = null)
    {
        var plugins = new TemporaryFolder();
        FolderCopy.Make(PluginShelf.Fixture("Fixture.Books", ""), Directory.CreateDirectory(plugins.Sub("Fixture.Books")).FullName);
        var (server, foreign) = (await BookServer.StartAsync(partners), await BookServer.StartAsync(partners));
        var site = new FixSite(await RunningSite.StartAsync(plugins: plugins.Path), server, foreign, plugins);
        await site.Site.ExecuteAsync(
            $$"""
            insert into client (code, name, language, time_zone, four_eyes) values
                ('acme', 'Acme', 'fr', 'Europe/Paris', {{(fourEyes is null ? "null" : $"'{fourEyes}'")}}), ('other', 'Other', 'en', 'Europe/London', null);
            insert into connection (name, plugin, options, secrets, schedule, sweep_every, keep_raw, mapping, known_mapping)
            select name, 'books', jsonb_build_object('url', url), '{}', 'manual', '1 day', '1 day', '{}', '{}'
            from (values ('erp', '{{server.Address}}'), ('foreign', '{{foreign.Address}}')) as given (name, url);
            insert into claim (client_id, connection_id, ordinal, conditions) values (1, 1, 0, '{}'), (2, 2, 0, '{}');
            """);
        site.Program = site.Site.Browse();
        await site.TokenAsync("ana", Role.FunctionalConsultant);
        await site.TokenAsync("lea", Role.TeamLeader);
        return site;
    }

    public async Task<string> TokenAsync(string name, Role role, string? client = null, string? maker = null) =>
        Tokens[name] = await Site.Get<ApiTokens>().CreateAsync(
            new(name, [.. RoleTable.Of(role).Where(permission => client is null || Scope.OfOneClient([permission]).Count > 0)], client, TimeSpan.FromDays(1)), new(maker ?? name, null), CancellationToken.None);

    /// <summary>Something sent by somebody's program.</summary>
    public Task<HttpResponseMessage> SendAsync(string who, string path, object? body = null, HttpMethod? method = null) =>
        Program.SendAsync(Tokens[who], method ?? HttpMethod.Post, $"/api/v1{path}", body ?? (method is null ? new { } : null));

    /// <summary>What is answered to something that is taken.</summary>
    public async Task<JsonElement> DoAsync(string who, string path, object? body = null)
    {
        using var answer = await SendAsync(who, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public Task<JsonElement> ReadAsync(string who, string path) => Program.JsonAsync(Tokens[who], $"/api/v1{path}");

    /// <summary>Asked for over HTTP and made as the service makes it.</summary>
    public async Task<(long Id, string Hash)> PlanAsync(string connection = "erp", string who = "ana", string fix = "books/country", object? parameters = null)
    {
        var asked = await DoAsync(who, "/fix-plannings", new { connection, fix, parameters });
        return await MadeAsync(asked.GetProperty("id").GetInt64());
    }

    /// <summary>A dry run as the service makes it.</summary>
    public async Task<(long Id, string Hash)> MadeAsync(long planning)
    {
        await Site.Get<PlanningRunner>().RunAsync(planning, "a test", CancellationToken.None);
        var made = await Site.Get<PlanningStore>().GetAsync(planning, CancellationToken.None);
        Assert.True(made.PlanId is not null, $"{made.Reason} {made.Next}");
        return (made.PlanId!.Value, (await Site.QueryAsync($"select hash from fix_plan where id = {made.PlanId}"))[0]);
    }

    /// <summary>Lets the clock go on until all are done: who waits for a connection looks again every half second.</summary>
    public async Task UntilAsync(params Task[] all)
    {
        var done = Task.WhenAll(all);
        while (!done.IsCompleted)
        {
            await Task.WhenAny(done, Site.Time.TimerAsync(TimeSpan.FromMilliseconds(500)));
            Site.Time.Advance(TimeSpan.FromMilliseconds(500));
        }

        await done;
    }

    /// <summary>An execution as the service runs it.</summary>
    public async Task RunAsync(long planId)
    {
        var plan = await Site.Get<ExecutionStore>().GetAsync(planId, CancellationToken.None);
        var connection = (await Site.Get<ConnectionStore>().ListAsync(CancellationToken.None)).Single(stored => stored.Id == plan.ConnectionId);
        Assert.True(await Site.Get<FixRunner>().TryRunAsync(planId, connection, "a test", CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        await Site.DisposeAsync();
        await Server.DisposeAsync();
        await Foreign.DisposeAsync();
        plugins.Dispose();
    }
}
