using Dapper;
using SupportAddon.Clients;
using SupportAddon.Connectors.Leases;
using SupportAddon.Sdk;
using SupportAddon.Shell;
using SupportAddon.Sync;
using SupportAddon.Sync.Drift;
using SupportAddon.Testing;
using SupportAddon.Tickets;

namespace SupportAddon.Tests.Sync;

/// <summary>A connection to a <see cref="MemorySource"/> over a real database.</summary>
internal sealed class SyncBench : IAsyncDisposable
{
    private readonly TestDatabase database;

    private SyncBench(TestDatabase database) => this.database = database;

    public MemorySource Source { get; } = new();

    public ManualTime Time { get; } = new();

    public Npgsql.NpgsqlDataSource Database => database.Source;

    public ConnectionStore Connections => new(database.Source);

    public RunStore Runs => new(database.Source, Time);

    public TicketRulesReader RulesReader => new(new ClientStore(database.Source));

    public static async Task<SyncBench> CreateAsync()
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Composition).TypeHandle);
        var bench = new SyncBench(await TestDatabase.CreateAsync());
        await bench.ExecuteAsync(
            """
            insert into client (code, name, language, time_zone)
            values ('acme', 'Acme', 'fr', 'Europe/Paris'), ('zeta', 'Zeta', 'en', 'Europe/Paris');
            insert into connection (name, plugin, options, secrets, sweep_every, keep_raw, mapping, known_mapping)
            values ('desk', 'memory', '{}', '{}', '1000 days', '90 days', '{}', '{}');
            insert into claim (client_id, connection_id, ordinal, conditions)
            select client.id, connection.id, 0, jsonb_build_object('project', jsonb_build_array(client.code)) from client, connection;
            insert into sync_position (connection_id, swept_at) select id, now() from connection;
            """);
        return bench;
    }

    public async Task<Connection> ConnectionAsync() =>
        await Connections.GetAsync("desk", CancellationToken.None) with { KnownMapping = Source.Mapping.Values };

    public async Task<SyncCounts> SyncAsync(SyncRequest? request = null)
    {
        var connection = await ConnectionAsync();
        await using var lease = await TakeAsync(connection);
        var run = await Runs.BeginSyncAsync(lease, "a test", CancellationToken.None);
        var drifts = new DriftStore(connection.Id, run, Time);
        var rules = await RulesReader.ReadAsync(connection, CancellationToken.None);
        var drift = new DriftWatch(await drifts.ReadAsync(lease.Session, CancellationToken.None), drifts, rules);
        var sync = new SyncRun(lease, connection, Source, new(lease, run, rules, drift, Time), Time, _ => { });
        await sync.ExecuteAsync(request ?? new(), CancellationToken.None);
        await drift.FinishAsync(lease.Session, CancellationToken.None);
        return sync.Counts;
    }

    public async Task<Lease> TakeAsync(Connection connection)
    {
        var lease = await new LeaseStore(database.Source, TimeProvider.System).TryTakeAsync(connection.Id, LeaseHolder.ForSync("a test"), CancellationToken.None);
        Assert.NotNull(lease);
        return lease;
    }

    public async Task<PageStore> PagesAsync(Connection connection, Lease lease)
    {
        var run = await Runs.BeginSyncAsync(lease, "a test", CancellationToken.None);
        var rules = await RulesReader.ReadAsync(connection, CancellationToken.None);
        var drifts = new DriftStore(connection.Id, run, Time);
        return new(lease, run, rules, new(await drifts.ReadAsync(lease.Session, CancellationToken.None), drifts, rules), Time);
    }

    public Task<int> ExecuteAsync(string sql) => UseAsync(db => db.ExecuteAsync(sql));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql) => [.. await UseAsync(db => db.QueryAsync<T>(sql))];

    /// <summary>The ids stored and not gone, in order.</summary>
    public Task<IReadOnlyList<string>> IdsAsync() =>
        QueryAsync<string>("select external_id from ticket where gone_at is null order by external_id collate \"C\"");

    public async Task<string?> PositionAsync() => (await QueryAsync<string?>("select position from sync_position"))[0];

    public static SourceTicket Ticket(
        string id, int minute = 0, string status = "New", string project = "acme", params SourceEvent[] events) => new()
    {
        Id = id,
        Title = $"Ticket {id}",
        CreatedAt = At(0),
        UpdatedAt = At(minute),
        Fields = new Dictionary<string, string?> { ["status"] = status, ["kind"] = "Bug", ["project"] = project },
        Events = events,
        Raw = $$"""{"id":"{{id}}","minute":{{minute}}}""",
    };

    public static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    public static FieldChanged Change(string id, int minute, string from, string to, string field = "status") =>
        new() { Id = id, OccurredAt = At(minute), Author = "ana", Field = field, From = from, To = to };

    public void Add(params SourceTicket[] tickets)
    {
        foreach (var ticket in tickets)
            Source.Tickets[ticket.Id] = ticket;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<T> UseAsync<T>(Func<Npgsql.NpgsqlConnection, Task<T>> use)
    {
        await using var db = await database.Source.OpenConnectionAsync();
        return await use(db);
    }
}
