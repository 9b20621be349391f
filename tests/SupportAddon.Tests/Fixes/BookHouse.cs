using System.Text.Json;
using Dapper;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Plugins;

namespace SupportAddon.Tests.Fixes;

/// <summary>The real program with the books plugin and a connection to a <see cref="BookServer"/>.</summary>
internal sealed class BookHouse : IAsyncDisposable
{
    private readonly TestDatabase database;

    private BookHouse(TestDatabase database, BookServer server) => (this.database, Server, Commands) = (database, server, new(database));

    public BookServer Server { get; }

    public CommandLine Commands { get; }

    public IEnumerable<string> Countries => Server.Partners.Keys.Order(StringComparer.Ordinal).Select(Server.Country);

    public static async Task<BookHouse> CreateAsync(int partners, string client = "")
    {
        var house = new BookHouse(await TestDatabase.CreateAsync(), await BookServer.StartAsync(partners));
        var plugins = house.Commands.Files.Sub("plugins");
        FolderCopy.Make(PluginShelf.Fixture("Fixture.Books", ""), Directory.CreateDirectory(Path.Combine(plugins, "Fixture.Books")).FullName);
        house.Commands.Variables["SupportAddon__Plugins__0"] = plugins;
        await house.OkAsync("apply", "-f", house.Commands.Write("clients.yaml",
            $$"""
            connections:
              - { name: erp, plugin: books, options: { url: "{{house.Server.Address}}" }, schedule: manual }
            clients:
              - code: acme
                name: Acme
                language: fr
                timeZone: Europe/Paris
                tickets: [ { connection: erp } ]
                {{client}}
            """));
        return house;
    }

    public async Task<CommandResult> OkAsync(params string[] arguments)
    {
        var result = await Commands.RunAsync(arguments);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var db = await database.Source.OpenConnectionAsync();
        await db.ExecuteAsync(sql);
    }

    /// <summary>Waits until the database says yes, and fails when it has not for a minute.</summary>
    public async Task UntilAsync(string sql)
    {
        await using var db = await database.Source.OpenConnectionAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await db.ExecuteScalarAsync<bool?>(sql) != true)
        {
            Assert.False(limit.IsCancellationRequested, $"Not within a minute: {sql}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    public async Task<JsonElement> JsonAsync(params string[] arguments) => JsonElement.Parse((await OkAsync([.. arguments, "--json"])).Output);

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await Server.DisposeAsync();
        await database.DisposeAsync();
    }
}
