using System.Diagnostics;
using System.Text.Json;
using Dapper;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Plugins;

namespace SupportAddon.Tests.Fixes;

/// <summary>The real program with the books plugin and a connection to a <see cref="BookServer"/>.</summary>
internal sealed class BookHouse : IAsyncDisposable
{
    /// <summary>Gives each partner a value of its own, so that each is written by itself.</summary>
    private const string Louder =
        """
        id: louder
        title: { en: Countries in capitals, fr: Pays en majuscules }
        effect: { en: Writes the country in capitals., fr: Écrit le pays en majuscules. }
        resource: partners
        fields: { country: text }
        set: { country: upper(record.country) }
        """;

    private readonly TestDatabase database;

    private BookHouse(TestDatabase database, BookServer server) => (this.database, Server, Commands) = (database, server, new(database));

    public BookServer Server { get; }

    public CommandLine Commands { get; }

    public IEnumerable<string> Countries => Server.Partners.Keys.Order(StringComparer.Ordinal).Select(Server.Country);

    /// <summary>One with an approved plan, 1, that writes each partner by itself.</summary>
    public static async Task<BookHouse> WithApprovedPlanAsync(int partners)
    {
        var house = await CreateAsync(partners);
        await house.OkAsync("fix", "add", "-f", house.Commands.Write("louder.yaml", Louder));
        await house.OkAsync("fix", "plan", "louder", "-c", "erp");
        await house.OkAsync("fix", "approve", "1");
        return house;
    }

    /// <summary>Starts to apply plan 1; the caller may kill or freeze it.</summary>
    public Process Apply(string? failpoint = null)
    {
        Commands.Variables["SUPPORTADDON_FAILPOINT"] = failpoint ?? "";
        return Commands.Start("fix", "apply", "1");
    }

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

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var db = await database.Source.OpenConnectionAsync();
        return [.. await db.QueryAsync<string>(sql)];
    }

    public async Task<JsonElement> JsonAsync(params string[] arguments) => JsonElement.Parse((await OkAsync([.. arguments, "--json"])).Output);

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await Server.DisposeAsync();
        await database.DisposeAsync();
    }
}
