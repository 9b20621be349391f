using Dapper;
using Npgsql;
using SupportAddon.Core.Health;
using SupportAddon.Core.Tickets;
using SupportAddon.Health.Downtimes;
using SupportAddon.Health.History;
using SupportAddon.Health.Kinds.Upkeep;
using SupportAddon.Health.Outages;
using SupportAddon.Health.Probes;
using SupportAddon.Health.Watch;
using SupportAddon.People;
using SupportAddon.Storage;
using SupportAddon.Testing;
using SupportAddon.Tickets.Life;

namespace SupportAddon.Tests.Health;

/// <summary>The watch over a real database, with a clock that a test moves and answers that it gives.</summary>
internal sealed class WatchBench : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly Dictionary<string, Watched> watched = [];
    private readonly Shards shards;
    private readonly ResultBook book;

    private WatchBench(TestDatabase database, DateTimeOffset start)
    {
        this.database = database;
        Time = new(start);
        shards = new(Source, Time);
        book = new(Source, shards);
        Probes = new(Source);
        Keeper = Outages();
        Availability = new(Source, Probes, Time);
        History = new(Source, Time);
    }

    public ManualTime Time { get; }

    public NpgsqlDataSource Source => database.Source;

    public ProbeStore Probes { get; }

    public OutageKeeper Keeper { get; }

    public AvailabilityReader Availability { get; }

    public HistoryKeeper History { get; }

    public static async Task<WatchBench> CreateAsync(DateTimeOffset start, params (string Name, ProbeTerms Terms)[] probes)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(SupportAddon.Shell.Composition).TypeHandle);
        var bench = new WatchBench(await TestDatabase.CreateAsync(), start);
        await bench.ExecuteAsync("insert into client (code, name, language, time_zone) values ('acme', 'Acme', 'fr', 'Europe/Paris')");
        foreach (var (ordinal, (name, terms)) in probes.Index())
            await bench.ExecuteAsync(
                "insert into probe (client_id, name, ordinal, kind, settings, secrets, terms) select id, @name, @ordinal, 'tcp', '{}', '{}', @terms::json from client",
                new { name, ordinal, terms = JsonColumn.Write(terms) });
        await bench.ShareAsync();
        return bench;
    }

    public OutageKeeper Outages() => new(Source, new(new(Source, new(Source), Time), new(Source), Time), Time);

    public UpkeepKeeper Upkeep() => new(Source, Probes, new(Source), new(Source, new(Source), Time), Time);

    /// <summary>As a service does when it starts: the shards are taken, and the standings read.</summary>
    public async Task ShareAsync()
    {
        Held = await shards.HoldAsync(CancellationToken.None);
        var all = await Probes.ListAsync(CancellationToken.None);
        var known = await new StandingReader(Source).ReadAsync([.. all.Select(probe => probe.Id)], CancellationToken.None);
        foreach (var probe in all)
            watched[probe.Name] = new(probe, known.GetValueOrDefault(probe.Id, ProbeStanding.New));
    }

    public IReadOnlySet<Shard> Held { get; private set; } = new HashSet<Shard>();

    /// <summary>What each of these probes found now.</summary>
    public async Task MeasureAsync(params (string Probe, ProbeResult Result)[] found)
    {
        await WriteAsync(found);
        await Keeper.KeepAsync(CancellationToken.None);
    }

    public async Task WriteAsync(params (string Probe, ProbeResult Result)[] found)
    {
        Held = await shards.HoldAsync(CancellationToken.None);
        await WriteUnderAsync(Held, found);
    }

    /// <summary>As a host does that believes that it holds these.</summary>
    public Task WriteUnderAsync(IReadOnlySet<Shard> held, params (string Probe, ProbeResult Result)[] found) => book.WriteAsync(
        new([.. found.Select(each => (watched[each.Probe], new Measured(Time.GetUtcNow(), each.Result, each.Result is ProbeResult.Up ? null : $"{each.Probe} says {each.Result}", TimeSpan.FromMilliseconds(20))))]),
        held, CancellationToken.None);

    public Task GiveBackAsync() => shards.GiveBackAsync(CancellationToken.None);

    /// <summary>Somebody brings all tickets to their end.</summary>
    public async Task ResolveAsync()
    {
        var moves = new TicketMoves(new(Source, Time));
        var types = new TicketQualification(new(Source, Time));
        foreach (var id in await QueryAsync<long>("select id from ticket"))
        {
            await types.SetAsync(id, new Dictionary<string, string?> { ["maintenanceType"] = "preventive" }, null, Somebody, CancellationToken.None);
            foreach (var status in new[] { TicketStatus.Qualification, TicketStatus.InProgress, TicketStatus.Resolved })
                await moves.MoveAsync(id, status, null, Somebody, CancellationToken.None);
        }
    }

    private static readonly Actor Somebody = new("lea", null);

    public Task DowntimeAsync(string? probe, Downtime downtime) => UseAsync(async db =>
        await DowntimeStore.AddAsync(db, 1, probe is null ? null : watched[probe].Probe.Id, downtime, "test", "test", Time.GetUtcNow(), CancellationToken.None));

    public async Task ExecuteAsync(string sql, object? values = null) => await UseAsync(db => db.ExecuteAsync(sql, values));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql) => await UseAsync(async db => (IReadOnlyList<T>)[.. await db.QueryAsync<T>(sql)]);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> use)
    {
        await using var db = await Source.OpenConnectionAsync();
        return await use(db);
    }
}
