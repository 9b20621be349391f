using System.Runtime.CompilerServices;
using SupportAddon.Clients;
using SupportAddon.Clients.Files;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Budgets;
using SupportAddon.Connectors.Calls;
using SupportAddon.Connectors.Plugins;
using SupportAddon.People;
using SupportAddon.Shell;
using SupportAddon.Sync;
using SupportAddon.Testing;
using SupportAddon.Tests.Connectors.Http;
using SupportAddon.Tests.Connectors.Plugins;
using SupportAddon.Tickets;

namespace SupportAddon.Tests.Connectors.Calls;

/// <summary>Two connections of one plugin over a real database: "bad" misbehaves as told, "good" does not.</summary>
internal sealed class MisbehavingBench : IAsyncDisposable
{
    public const string Secret = "hunter2-hunter2";

    private readonly PluginShelf shelf = new();
    private readonly RawServer server = RawServer.Saying(RawServer.Ok("hello"));
    private readonly TempFolder data = new();
    private readonly TestDatabase database;
    private readonly PluginCatalog plugins;
    private readonly LeasedSync sync;

    private MisbehavingBench(TestDatabase database)
    {
        this.database = database;
        shelf.Put("Fixture.Misbehaving");
        plugins = shelf.Load();
        var rules = new TicketRulesReader(Clients);
        Opener = new(plugins, Vault, database.Source, new HostBudgets(Time), Time, Log) { Calls = new() { Cheap = TimeSpan.FromSeconds(4) } };
        sync = new(new(database.Source, TimeProvider.System),
            new(database.Source, new(database.Source, Time), new(database.Source, Time), Opener, rules, new(database.Source, rules), new(new(database.Source, Time), Time), Time));
    }

    public ManualTime Time { get; } = new();

    public ListLogger Log { get; } = new();

    public ConnectorOpener Opener { get; }

    public HangingCalls Hanging => plugins.Find("misbehaving")!.Hanging;

    public ConnectionStore Connections => new(database.Source);

    private ClientStore Clients => new(database.Source);

    private SecretVault Vault => new(data.Path);

    public static async Task<MisbehavingBench> CreateAsync(string mode)
    {
        RuntimeHelpers.RunClassConstructor(typeof(Composition).TypeHandle);
        var bench = new MisbehavingBench(await TestDatabase.CreateAsync());
        var remap = new TicketRemap(bench.database.Source, new(bench.Clients));
        await new ClientFileApplier(new(bench.database.Source, bench.Time), bench.Connections, bench.Clients, bench.Vault, remap, new(bench.database.Source, new(bench.database.Source, bench.Time)), new(bench.Vault, bench.Time), new(bench.Vault, bench.Time), bench.Time)
            .ApplyAsync(new([bench.Desired("bad", mode), bench.Desired("good", "behaves")], [], [], []), Actor.OfShell(), CancellationToken.None);
        return bench;
    }

    public async Task<Run> SyncAsync(string name, CancellationToken ct = default) =>
        await sync.RunAsync(await Connections.GetAsync(name, CancellationToken.None), "a test", new() { Sweep = true }, _ => { }, ct);

    /// <summary>Lets a call that says where it hangs do so until it is given up.</summary>
    public async Task GiveUpAsync(bool obeys = false)
    {
        await Log.HeardAsync("Here it hangs");
        await Time.TimerAsync(new CallLimits().Silence);
        Time.Advance(new CallLimits().Silence);
        if (!obeys)
            await DisobeyAsync();
    }

    /// <summary>Lets the time pass that a call has to obey.</summary>
    public async Task DisobeyAsync()
    {
        await Time.TimerAsync(new CallLimits().Obedience);
        Time.Advance(new CallLimits().Obedience);
    }

    public async ValueTask DisposeAsync()
    {
        shelf.Dispose();
        data.Dispose();
        await server.DisposeAsync();
        await database.DisposeAsync();
    }

    private DesiredConnection Desired(string name, string mode) => new(
        name, "misbehaving", new Dictionary<string, string> { ["url"] = server.Address.ToString(), ["mode"] = mode },
        new Dictionary<string, string?> { ["apiKey"] = Secret }, new(new Dictionary<string, string>(), new Dictionary<string, string?>()),
        null, "manual", null, false, TimeSpan.FromDays(1), TimeSpan.FromDays(90), new Dictionary<string, IReadOnlyDictionary<string, string>>(), new Dictionary<string, IReadOnlyDictionary<string, string>>());
}
