using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using SupportAddon.Clients;
using SupportAddon.Connectors;
using SupportAddon.Connectors.Plugins;
using SupportAddon.Shell;
using SupportAddon.Sync;
using SupportAddon.Testing;
using SupportAddon.Tickets;

namespace SupportAddon.Tests.Hostile;

/// <summary>One database and the REST plugin as the program loads it, for many scenarios one after the other.</summary>
public sealed class HostileBench : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private TestDatabase database = null!;
    private PluginCatalog plugins = null!;
    private int scenarios;

    public async Task InitializeAsync()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Composition).TypeHandle);
        database = await TestDatabase.CreateAsync();
        plugins = Composition.Plugins(Settings.Load(folder.Path));
    }

    public Task DisposeAsync() => database.DisposeAsync().AsTask();

    public void Dispose() => folder.Dispose();

    /// <summary>A new connection to a source; what earlier scenarios stored is removed.</summary>
    internal async Task<Connection> ConnectAsync(HostileSource source, string manifest)
    {
        var name = $"hostile-{++scenarios}";
        var file = Path.Combine(folder.Path, $"{name}.yaml");
        await File.WriteAllTextAsync(file, manifest);
        await using var db = await database.Source.OpenConnectionAsync();
        await db.ExecuteAsync(
            """
            truncate connection, ticket, ticket_payload cascade;
            insert into connection (name, plugin, options, secrets, sweep_every, keep_raw, mapping, known_mapping)
            values (@name, 'rest', @options::jsonb, '{}', '1000 days', '90 days', '{}', '{}');
            insert into sync_position (connection_id, swept_at) select id, now() from connection
            """, new { name, options = JsonSerializer.Serialize(new { manifest = file, baseUrl = source.Address }) });
        return await new ConnectionStore(database.Source).GetAsync(name, CancellationToken.None);
    }

    internal async Task<Run> SyncAsync(Connection connection, bool sweep, TimeProvider time)
    {
        var rules = new TicketRulesReader(new(database.Source));
        var opener = new ConnectorOpener(plugins, new(folder.Path), database.Source, new(time), time, NullLoggerFactory.Instance)
        {
            // Longer than any pause, for on this clock all that is shorter is over at once.
            Calls = new() { Obedience = TimeSpan.FromMinutes(10), Silence = TimeSpan.FromHours(3) },
            Limits = new() { Connect = TimeSpan.FromMinutes(10) },
        };
        var syncer = new Syncer(database.Source, new(database.Source, time), new(database.Source, time), opener, rules, new(database.Source, rules), new(new(database.Source, time), time), time);
        return await new LeasedSync(new(database.Source, TimeProvider.System), syncer)
            .RunAsync(connection, "a test", new() { Sweep = sweep }, _ => { }, CancellationToken.None);
    }

    /// <summary>What is stored and not gone: title and status by id.</summary>
    internal async Task<IReadOnlyDictionary<int, (string Title, string Status)>> StoredAsync()
    {
        await using var db = await database.Source.OpenConnectionAsync();
        var rows = await db.QueryAsync<(int Id, string Title, string Status)>(
            "select external_id::int, title, fields ->> 'status' from ticket where gone_at is null");
        return rows.ToDictionary(row => row.Id, row => (row.Title, row.Status));
    }
}
