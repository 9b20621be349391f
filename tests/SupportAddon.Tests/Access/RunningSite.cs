using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportAddon.Access;
using SupportAddon.Core.Access;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Storage;
using SupportAddon.Testing;

namespace SupportAddon.Tests.Access;

/// <summary>The site in this process, over a database of its own and real HTTP, by a clock that the test moves.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    public const string Password = "four words and no more";

    public static readonly Actor Test = new("a test", null);

    private readonly TestDatabase database;
    private readonly Database opened;
    private readonly TemporaryFolder data;

    private RunningSite(TestDatabase database, Database opened, TemporaryFolder data, WebApplication app, ManualTime time)
    {
        (this.database, this.opened, this.data, App, Time) = (database, opened, data, app, time);
        Address = new(app.Urls.Single());
    }

    public WebApplication App { get; }

    public ManualTime Time { get; }

    public Uri Address { get; }

    public NpgsqlDataSource Source => database.Source;

    public static async Task<RunningSite> StartAsync(DeclaredProxy? proxy = null, Action<WebApplication>? more = null, params string[] plugins)
    {
        var (database, data, time) = (await TestDatabase.CreateAsync(), new TemporaryFolder(), new ManualTime());
        var settings = Settings.Load(data.Path) with { Database = database.ConnectionString, Plugins = plugins, Proxy = proxy };
        var opened = await Database.OpenAsync(settings.DatabaseSettings, time, CancellationToken.None);
        var app = Site.Build(settings, opened, new("http://127.0.0.1:0"), time);
        more?.Invoke(app);
        await app.StartAsync();
        return new(database, opened, data, app, time);
    }

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public Browser Browse() => new(Address);

    public async Task AddUserAsync(string login, Role role = Role.Administrator, string? client = null, bool mustChange = false) =>
        await Get<UserChanges>().AddAsync(new(login, login, role, client), Password, mustChange, Test, CancellationToken.None);

    /// <summary>Adds a user and signs in by the form.</summary>
    public async Task<Browser> SignedInAsync(string login, Role role = Role.Administrator, string? client = null)
    {
        await AddUserAsync(login, role, client);
        var browser = Browse();
        using var answer = await browser.SignInAsync(login, Password);
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return browser;
    }

    public async Task<string> TokenAsync(string name, string? client, params Permission[] permissions) =>
        await Get<ApiTokens>().CreateAsync(new(name, permissions, client, TimeSpan.FromDays(30)), Test, CancellationToken.None);

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of what is asked for, as text.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await opened.DisposeAsync();
        await database.DisposeAsync();
        data.Dispose();
    }
}
