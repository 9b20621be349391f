using Acme.Desk.Tests;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Plugins;

namespace SupportAddon.Tests.Tickets.Life;

/// <summary>The real program beside a desk to which its plugin writes back.</summary>
internal sealed class DeskHouse : IAsyncDisposable
{
    private readonly TestDatabase database;

    private DeskHouse(TestDatabase database, DeskServer desk)
    {
        (this.database, Desk, Commands) = (database, desk, new(database));
        var plugin = PluginShelf.Fixture("Fixture.Desk", "");
        FolderCopy.Make(plugin, Directory.CreateDirectory(Commands.Files.Sub("plugins/Fixture.Desk")).FullName);
        Commands.Variables["SupportAddon__Plugins__0"] = Commands.Files.Sub("plugins");
        Commands.Variables["DESK_KEY"] = DeskServer.Key;
    }

    public DeskServer Desk { get; }

    public CommandLine Commands { get; }

    public Npgsql.NpgsqlDataSource Database => database.Source;

    /// <summary>With one ticket, pulled.</summary>
    public static async Task<DeskHouse> CreateAsync()
    {
        var house = new DeskHouse(await TestDatabase.CreateAsync(), await DeskServer.StartAsync(CancellationToken.None));
        house.Desk.Add(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
        var file = house.Commands.Write("clients.yaml",
            $$"""
            connections:
              - name: desk
                plugin: acme-desk
                options: { address: "{{house.Desk.Url}}", key: { env: DESK_KEY } }
                schedule: manual
                reply: { status: { qualification: open } }
            clients:
              - { code: acme, name: Acme, language: fr, timeZone: Europe/Paris, tickets: [ { connection: desk } ], levels: [ Front, Back ], confirmation: 3d }
            people:
              - { code: anna, name: Anna Roux, skills: [ accounting ], names: { desk: [ anna.roux, aroux ] } }
            """);
        Succeeded(await house.Commands.RunAsync("apply", "-f", file));
        Succeeded(await house.Commands.RunAsync("sync"));
        return house;
    }

    /// <summary>Runs a command that is killed where it is told.</summary>
    public async Task<CommandResult> RunAsync(string failpoint, params string[] arguments)
    {
        Commands.Variables["SUPPORTADDON_FAILPOINT"] = failpoint;
        var result = await Commands.RunAsync(arguments);
        Commands.Variables.Remove("SUPPORTADDON_FAILPOINT");
        return result;
    }

    public static void Succeeded(CommandResult result) => Assert.True(result.ExitCode == 0, result.ToString());

    public async ValueTask DisposeAsync()
    {
        Commands.Dispose();
        await Desk.DisposeAsync();
        await database.DisposeAsync();
    }
}
